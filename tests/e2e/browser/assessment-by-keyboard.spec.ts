import { expect, note, test } from '../../support/e2e/fixtures.ts'
import { expectNoPointer, pressOn, typeInto, watchPointer } from '../../support/e2e/keyboard.ts'
import { goTo, signInByKeyboard } from '../../support/e2e/sign-in.ts'

test('by keyboard alone a nurse assesses ability: 26 answers in under two minutes, left half done and resumed, to a printed level', async ({
  page,
  homes,
}) => {
  const home = await homes.demo()
  const { client } = await home.seat('director')
  const [resident] = (await client.residents.list({})).rows.filter(
    ({ state, abilityLevel }) => state === 'in' && abilityLevel === 0,
  )
  if (!resident) throw new Error('the demo home has nobody who is well')
  const draft = await client.assessments.start({
    residentId: resident.id,
    scale: 'ability',
    reason: 'immediate',
    basedOn: null,
  })

  await watchPointer(page)
  await page.goto(home.url)
  await signInByKeyboard(page, home.loginOf('care-lead'))
  await goTo(page, `/assessments/${draft.id}`)
  const openItem = page.locator('.item-row--open')
  await expect(openItem).toContainText('进食')
  const startedAt = Date.now()
  for (let answer = 0; answer < 11; answer += 1) await page.keyboard.press('3')
  await expect(page.getByText('已保存')).toBeVisible()

  // The machine goes dark in the middle: what was answered is on disk.
  await home.kill()
  const again = await homes.again(home)
  await page.goto('about:blank')
  await page.goto(`${again.url}#/assessments/${draft.id}`)
  await expect(openItem).toContainText('上下楼梯')
  // 上下楼梯 offers no 4: the key means nothing there.
  await page.keyboard.press('4')
  await expect(openItem).toContainText('上下楼梯')
  for (const key of ['3', '4', '4', '4', '4', '4', '4', '1', '1', '2', '2', '2', '4', '3', '4'])
    await page.keyboard.press(key)
  const result = page.getByRole('region', { name: '评估结果' })
  await expect(result).toContainText('初步等级 能力轻度受损（轻度失能）')
  await expect(result).toContainText('等级未知')
  note('26 answers, ms', Date.now() - startedAt)
  expect(Date.now() - startedAt).toBeLessThan(120_000)

  for (const fact of [
    '昏迷',
    '近 30 天跌倒',
    '近 30 天走失',
    '近 30 天噎食',
    '近 30 天自杀、自伤',
    '近 30 天其他照护风险事件',
  ]) {
    await pressOn(page, page.getByRole('radiogroup', { name: fact, exact: true }).getByRole('radio').first(), 'Space')
  }
  const dementia = page.getByRole('radiogroup', { name: /痴呆/ })
  await pressOn(page, dementia.getByRole('radio').first(), 'Space')
  await page.keyboard.press('ArrowRight')
  await expect(result).toContainText('能力中度受损（中度失能）')
  await expect(result).toContainText('C.4.2')
  await typeInto(page, page.getByLabel('评估员 1'), '林雅惠')
  await pressOn(page, page.getByRole('button', { name: '完成评估' }))
  await expect(page.getByRole('alert')).toContainText('需要 2 名不同的评估员签名')
  await typeInto(page, page.getByLabel('评估员 2'), '陈志明')
  await pressOn(page, page.getByRole('button', { name: '完成评估' }))
  await expect(page.getByRole('heading', { level: 1 })).toContainText('老年人能力评估报告')
  await expect(page.getByRole('table')).toContainText('独立完成')
  expect(await page.pdf({ format: 'A4' })).toBeTruthy()
  const seat = await again.seat('director')
  expect((await seat.client.residents.get({ id: resident.id })).abilityLevel).toBe(2)
  await expectNoPointer(page)
})
