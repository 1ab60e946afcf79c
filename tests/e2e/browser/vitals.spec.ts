import { expect, test } from '../../support/e2e/fixtures.ts'
import { goTo, signIn } from '../../support/e2e/sign-in.ts'

test('a nurse writes down a pressure by keyboard, sees a slip at its field, and a whole floor in one round', async ({
  page,
  homes,
}) => {
  const home = await homes.demo()
  const { client } = await home.seat('director')
  const [resident] = (await client.residents.list({})).rows.filter(({ state }) => state === 'in')
  await signIn(page, home.url, home.loginOf('caregiver'), `/residents/${resident!.id}`)
  const entry = page.getByRole('form', { name: '记体征' })
  await entry.getByLabel('血压', { exact: true }).fill('80/120')
  await page.keyboard.press('Enter')
  await expect(entry.getByText('舒张压应低于收缩压')).toBeVisible()
  await entry.getByLabel('血压', { exact: true }).fill('118/76')
  await page.keyboard.press('Tab')
  await page.keyboard.type('71')
  await page.keyboard.press('Enter')
  await expect(page.getByText('已记 2 项')).toBeVisible()
  await expect(page.getByRole('complementary').getByText('118/76', { exact: true })).toBeVisible()

  // A slip that was saved is set right with a reason; what stood there stays readable, struck out.
  const history = page.getByRole('region', { name: '体征记录' })
  await history.getByRole('button', { name: '更正 血压 118/76 mmHg' }).press('Enter')
  const correction = page.getByRole('dialog', { name: '更正血压' })
  await correction.getByLabel('血压', { exact: true }).fill('128/76')
  await correction.getByLabel('原因').fill('看错一位数')
  await page.keyboard.press('Control+Enter')
  const line = history.getByRole('listitem').filter({ hasText: '看错一位数' })
  await expect(line.locator('del')).toContainText('118/76 mmHg')
  await expect(line.locator('b')).toHaveText('128/76 mmHg')
  await expect(page.getByText('由医师选定')).toBeVisible()

  await goTo(page, '/vitals')
  await expect(page.getByRole('grid', { name: '体征' }).getByRole('row').nth(1)).toBeVisible()
  await page.getByRole('button', { name: '楼层录入' }).click()
  const round = page.getByRole('form', { name: '楼层录入' })
  await round.locator('[data-cell="temperature:0"]').focus()
  await page.keyboard.type('36.5')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.type('36.7')
  await page.keyboard.press('Control+Enter')
  await expect(page.getByText('已记 2 人 2 项')).toBeVisible({ timeout: 30_000 })
})
