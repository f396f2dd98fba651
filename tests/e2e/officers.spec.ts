import { check, expect, signIn, test } from './fixtures'
import { applied, someone, staff } from './permits'

test('an officer takes two applications on at once, and moves one over the board with the keys', async ({
  page,
  request,
}, { project }) => {
  test.setTimeout(120_000)
  const name = someone()
  const [first, second] = [`${name} Satu`, `${name} Dua`]
  await applied(request, first)
  await applied(request, second)
  await signIn(page, staff('counter_officer'))
  await page.goto(`/layanan-loket?box=all&q=${encodeURIComponent(name)}`)
  const several = page.getByRole('group', { name: 'Beberapa permohonan sekaligus' })
  await several.getByLabel('Pilih semua').check()
  await expect(several.getByText('2 dipilih')).toBeVisible()
  await check(page)
  await several.getByRole('button', { name: 'Terima dan proses', exact: true }).click()
  await expect(page.getByText('2 permohonan selesai diproses')).toBeVisible()
  await several.getByLabel('Pilih semua').check()
  await several.getByRole('button', { name: 'Petugas', exact: true }).click()
  await page.getByRole('menuitem', { name: 'Saya tangani' }).click()
  await page.screenshot({ path: `test-results/officers-list-${project.name}.png`, fullPage: true })

  // What is the officer's own, and how much that is.
  await page.getByRole('combobox', { name: 'Petugas', exact: true }).click()
  await page.getByRole('option', { name: 'Saya', exact: true }).click()
  await expect(page).toHaveURL(/petugas=me/)
  await expect(page.getByRole('link', { name: first, exact: true })).toBeVisible()
  await expect(page.getByRole('link', { name: second, exact: true })).toBeVisible()
  await page.getByRole('link', { name: 'Beban kerja' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Beban kerja' })).toBeVisible()
  await expect(page.getByRole('link', { name: 'Belum ada petugas' })).toBeVisible()
  await check(page)
  await page.screenshot({ path: `test-results/officers-workload-${project.name}.png`, fullPage: true })

  await page.getByRole('link', { name: 'Kembali ke daftar permohonan' }).click()
  await page.getByRole('link', { name: 'Papan' }).click()
  const processed = page.getByRole('region', { name: 'Diproses' })
  const card = processed.getByRole('link', { name: first, exact: true })
  await expect(card).toBeVisible()
  await check(page)
  await page.screenshot({ path: `test-results/officers-board-${project.name}.png` })
  await processed.getByRole('link', { name: second, exact: true }).focus()
  // the newest is at the top
  await page.keyboard.press('ArrowDown')
  await expect(card).toBeFocused()
  await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
  await page.getByRole('menuitem', { name: 'Ajukan untuk paraf' }).press('Enter')
  await expect(
    page.getByRole('region', { name: 'Menunggu paraf' }).getByRole('link', { name: first, exact: true }),
  ).toBeVisible()
  await expect(card).toBeHidden()

  // The case says who looks after it.
  await processed.getByRole('link', { name: second, exact: true }).press('Enter')
  await expect(page.getByRole('heading', { level: 1 })).toContainText(second)
  await page.getByRole('button', { name: 'Petugas', exact: true }).click()
  await page.getByRole('menuitem', { name: 'Lepaskan' }).click()
  await expect(page.getByText('Belum ada petugas')).toBeVisible()
  await check(page)
})
