import { expect, note, test } from '../../support/e2e/fixtures.ts'
import { expectNoPointer, pressOn, tabTo, typeInto, watchPointer } from '../../support/e2e/keyboard.ts'
import { goTo, signInByKeyboard } from '../../support/e2e/sign-in.ts'

test('by keyboard alone a nurse finds who is not assessed, judges nine risks, loses the power half way, informs the family and finishes', async ({
  page,
  homes,
}) => {
  const home = await homes.demo()
  const { client } = await home.seat('director')
  const unassessed = (await client.risks.list({})).filter(({ current, draft }) => current === null && draft === null)
  const [person] = unassessed
  if (!person) throw new Error('everybody in the demo home is assessed')

  await watchPointer(page)
  await page.goto(home.url)
  await signInByKeyboard(page, home.loginOf('care-lead'))
  await goTo(page, '/risks')
  await pressOn(page, page.getByRole('button', { name: /^未评估/ }))
  const grid = page.getByRole('grid', { name: '安全风险' })
  await expect(grid.getByRole('row').nth(1)).toContainText('未评估')
  // The work list's own link opens the form of that very person.
  await goTo(page, `/risks?resident=${person.residentId}`)
  const begin = page.getByRole('dialog', { name: '开始服务安全风险评估' })
  await expect(begin).toContainText(person.residentName)
  await expect(begin.getByRole('radio', { name: '入住评估' })).toBeChecked()
  await pressOn(page, begin.getByRole('button', { name: '开始评估' }))

  const openRow = page.locator('.risk-row--open')
  await expect(openRow).toContainText('噎食')
  const startedAt = Date.now()
  // 无 goes on by itself; what is there waits for its measures.
  await page.keyboard.press('1')
  await expect(openRow).toContainText('食品药品误食')
  await page.keyboard.press('2')
  await page.keyboard.press('5')
  await expect(openRow.getByRole('button', { name: '与家属约定外带食品的登记和存放' })).toHaveAttribute(
    'aria-pressed',
    'true',
  )
  await page.keyboard.press('ArrowDown')
  for (let risk = 0; risk < 3; risk += 1) await page.keyboard.press('1')
  await expect(openRow).toContainText('跌倒')
  await page.keyboard.press('3')
  await expect(page.getByText('已保存')).toBeVisible()

  // The machine goes dark in the middle: what was judged is on disk, and the first gap is open.
  const { hash } = new URL(page.url())
  await home.kill()
  const again = await homes.again(home)
  await page.goto('about:blank')
  await page.goto(`${again.url}${hash}`)
  await expect(openRow).toContainText('跌倒')
  await expect(openRow.getByRole('button', { name: '高风险', exact: true })).toHaveAttribute('aria-pressed', 'true')
  const record = page.getByRole('region', { name: '评估与告知' })
  await expect(record.getByRole('status')).toContainText('已评估 6/9')

  await page.keyboard.press('ArrowDown')
  for (let risk = 0; risk < 3; risk += 1) await page.keyboard.press('1')
  const finish = record.getByRole('button', { name: '完成评估' })
  await pressOn(page, finish)
  await expect(openRow).toContainText('跌倒')
  await expect(openRow.getByRole('alert')).toContainText('至少选一条防护措施')
  await page.keyboard.press('4')
  await page.keyboard.press('5')
  await expect(openRow.getByRole('alert')).toHaveCount(0)
  await pressOn(page, finish)
  const who = record.getByLabel('告知对象')
  await expect(record.getByRole('alert')).toContainText('尚未登记告知对象')
  await expect(who).toBeFocused()
  await typeInto(page, who, '林建国')
  await typeInto(page, record.getByLabel('与老年人关系'), '儿子')
  await pressOn(page, record.getByRole('button', { name: '现在' }))
  await tabTo(page, record.getByRole('radio', { name: '签字' }))
  for (const _step of ['口头', '拒签']) await page.keyboard.press('ArrowRight')
  await expect(record.getByRole('radio', { name: '拒签' })).toBeChecked()
  await pressOn(page, finish)
  await expect(record.getByRole('alert')).toContainText('拒签须写明原因')
  await typeInto(page, record.getByLabel('拒签原因'), '认为无需防护，已说明风险')
  await pressOn(page, finish)

  await expect(page.getByText('已完成', { exact: true })).toBeVisible()
  note('nine risks and informing, ms', Date.now() - startedAt)
  const { assessment } = await again
    .seat('director')
    .then(({ client: later }) => later.risks.currentOf({ residentId: person.residentId }))
  expect(assessment).toMatchObject({
    ...{ state: 'finished', kind: 'admission' },
    items: {
      misintake: { level: 'protect', measures: ['misintake-2'] },
      fall: { level: 'high', measures: ['fall-1', 'fall-2'] },
    },
    informing: { person: '林建国', how: 'refused', refusalReason: '认为无需防护，已说明风险' },
  })

  // What is printed is the notice alone, on one sheet.
  await page.emulateMedia({ media: 'print' })
  const notice = page.getByRole('article', { name: '服务安全风险告知书' })
  await expect(notice).toBeVisible()
  await expect(notice).toContainText('被告知人签字')
  await expect(page.locator('.risk-record')).toBeHidden()
  const pdf = (await page.pdf({ format: 'A4', preferCSSPageSize: true })).toString('latin1')
  expect(pdf.match(/\/Type\s*\/Page\b/g)).toHaveLength(1)
  await expectNoPointer(page)
})
