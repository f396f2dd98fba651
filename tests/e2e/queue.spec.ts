import { expect, expectAccessible, expectFits, signIn, test } from './fixtures'
import { staff, VILLAGE } from './permits'

test('a number is given out, called, called again, handed over and done; the screen follows', async ({
  page,
  browser,
  contextOptions,
}) => {
  await signIn(page, staff('counter_officer'))
  await page.getByRole('link', { name: 'Antrean loket' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Antrean loket' })).toBeVisible()
  await expectAccessible(page)
  await expectFits(page)
  await page.getByLabel('Loket saya').fill('7')

  await page.getByRole('button', { name: 'Beri nomor' }).click()
  await page.getByRole('menuitem', { name: 'Nonperizinan (B)' }).click()
  const slip = page.getByRole('dialog', { name: /Nomor B-\d+/ })
  await expect(slip).toBeVisible()
  await expectAccessible(page)
  const label = (await slip.getByText(/^B-\d+$/).textContent()) ?? ''
  await page.keyboard.press('Escape')

  const wall = await browser.newContext(contextOptions)
  const screen = await wall.newPage()
  await screen.goto('/antrean')
  await screen.getByLabel('Pilih kantor').selectOption({ label: VILLAGE.name })
  await expect(screen.getByRole('heading', { level: 1, name: VILLAGE.name })).toBeVisible()
  await expect(screen).toHaveURL(new RegExp(`kantor=${VILLAGE.code}`))

  // this number, whoever else waits: other tests give out numbers too
  await page.getByRole('button', { name: `Panggil ${label}` }).click()
  const mine = page.getByRole('region', { name: label })
  await expect(mine).toContainText('Sedang dilayani di loket 7')
  await mine.getByRole('button', { name: 'Panggil lagi' }).click()
  await expect(mine).toContainText('dipanggil 2 kali')
  await expectAccessible(page)
  await expectFits(page)
  await expect(screen.getByRole('listitem').filter({ hasText: label })).toContainText('Loket 7')
  await expectAccessible(screen)
  await expectFits(screen)

  await mine.getByRole('button', { name: 'Alihkan' }).click()
  const to = page.getByRole('dialog', { name: 'Alihkan' })
  await to.getByLabel('Alihkan ke loket').fill('8')
  await to.getByRole('button', { name: 'Alihkan' }).click()
  await expect(mine).toBeHidden()
  await expect(page.getByText('untuk loket 8')).toBeVisible()
  await page.getByLabel('Loket saya').fill('8')
  await page.getByRole('button', { name: 'Panggil berikutnya' }).click()
  await expect(mine).toContainText('loket 8')
  // the line breaks, and comes back by itself
  await wall.setOffline(true)
  await expect(screen.getByRole('alert')).toContainText('Sambungan terputus', { timeout: 15_000 })
  await wall.setOffline(false)
  await expect(screen.getByRole('listitem').filter({ hasText: label })).toContainText('Loket 8', {
    timeout: 15_000,
  })
  await mine.getByRole('button', { name: 'Selesai' }).click()
  await expect(mine).toBeHidden()
  await wall.close()
})
