import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { account, expect, signIn, test } from './fixtures'

const OFFICE = '15.71.01'
const load = (file: string) =>
  JSON.parse(readFileSync(join(__dirname, `../../frontend/src/i18n/id/${file}.json`), 'utf8'))
const w = { ...load('letters'), signing: load('signing'), archive: load('archive'), common: load('common') }
const exactly = (name: string) => ({ name, exact: true })

/**
 * What a finger misses among what can be pressed now: 21 px from its middle, in each direction, something else is hit. Less
 * than 44 px are enough where there is so much room around it that belongs to nothing else; links in running text are as
 * high as their line.
 */
async function missed(page: Page): Promise<string[]> {
  // what moves has no place yet
  await page.waitForFunction(() => document.getAnimations().every(({ playState }) => playState !== 'running'))
  return page.evaluate(async () => {
    const REACH = 21
    const PRESSED =
      'button, input, select, textarea, summary, [role=button], [role=menuitem], [role=option], [role=tab], ' +
      ':is(nav, header) a, a.mantine-Button-root, li[data-row] a, [contenteditable=true]'
    const dialogs = [...document.querySelectorAll('[role=dialog], [role=menu]')]
    const root = dialogs.filter((one) => one.checkVisibility()).at(-1) ?? document
    /** What is pressed here: a label presses what it names. */
    const pressedBy = (hit: Element | null) => {
      const label = hit?.closest('label')
      const named = label instanceof HTMLLabelElement ? label.control : null
      return hit?.closest('button, a')?.closest(PRESSED) ?? named ?? hit?.closest(PRESSED) ?? null
    }
    const area = (element: HTMLElement) => {
      const labels = element instanceof HTMLInputElement ? [...(element.labels ?? [])] : []
      const ticks = element instanceof HTMLInputElement && ['checkbox', 'radio'].includes(element.type)
      // a tick and its words, or the words alone where there is no tick to see
      const seen = (ticks ? [element, ...labels] : [element]).map((one) => one.getBoundingClientRect())
      const boxes = seen.filter(({ width, height }) => width > 2 && height > 2)
      if (boxes.length === 0) return null
      const left = Math.min(...boxes.map((box) => box.left))
      const right = Math.max(...boxes.map((box) => box.right))
      const top = Math.min(...boxes.map((box) => box.top))
      const bottom = Math.max(...boxes.map((box) => box.bottom))
      return { left, right, top, bottom, x: (left + right) / 2, y: (top + bottom) / 2 }
    }
    const faults: string[] = []
    for (const element of root.querySelectorAll<HTMLElement>(PRESSED)) {
      if (element instanceof HTMLInputElement && ['hidden', 'file'].includes(element.type)) continue
      if (element.parentElement?.closest('button, a') || !element.isConnected) continue
      element.scrollIntoView({ block: 'center', behavior: 'instant' })
      await new Promise(requestAnimationFrame)
      const box = area(element)
      if (!box || !element.isConnected) continue
      const { x, y } = box
      // hidden, covered, or only for screen readers
      if (pressedBy(document.elementFromPoint(x, y)) !== element) continue
      const around = [
        [x - REACH, y],
        [x + REACH, y],
        [x, y - REACH],
        [x, y + REACH],
      ] as const
      const others = around.map(([left, top]) => pressedBy(document.elementFromPoint(left, top)))
      if (others.every((other) => other === null || other === element)) continue
      const name = element.getAttribute('aria-label') ?? (element.textContent || element.id)
      const size = `${Math.round(box.right - box.left)} x ${Math.round(box.bottom - box.top)}`
      faults.push(`${element.tagName.toLowerCase()} ${size}: ${name.trim().slice(0, 60)}`)
    }
    return faults
  })
}

/** Nothing is on its way any more; the stream of notifications always is. */
async function settled(page: Page): Promise<void> {
  await expect(page.locator('.mantine-Skeleton-root, [aria-busy=true], [data-loading=true]')).toHaveCount(0)
  await page.waitForTimeout(500)
}

async function measure(page: Page, what: string): Promise<void> {
  await page.screenshot({ path: `test-results/touch-${what}.png` })
  expect.soft(await missed(page), what).toEqual([])
}

// a phone of its own, so that one project is enough
test.use({ viewport: { width: 360, height: 740 }, hasTouch: true })

test('whatever can be pressed on the main pages has the size of a finger', { tag: '@wide' }, async ({
  page,
}) => {
  test.setTimeout(180_000)
  await signIn(page, account('registry_clerk', OFFICE))
  const heading = page.getByRole('heading', { level: 1 })
  await expect(heading).toBeVisible()
  await settled(page)
  await measure(page, 'home')
  await page.getByRole('button', exactly(w.common.nav.menu)).click()
  await measure(page, 'menu')
  for (const [what, path] of [
    ['inbox', '/surat?box=inbox'],
    ['register', '/surat/baru-masuk'],
    ['agenda', '/agenda'],
    ['archive', '/arsip'],
    ['dispositions', '/disposisi'],
  ] as const) {
    await page.goto(path)
    await expect(heading).toBeVisible()
    await settled(page)
    await measure(page, what)
  }
  await page.goto('/surat?box=inbox')
  await page.getByRole('button', exactly(w.filter.open)).click()
  await settled(page)
  await measure(page, 'filters')
  await page.getByRole('button', exactly(w.look.open)).click()
  await measure(page, 'look')
})

test('whoever gives a letter out or signs one hits what is meant', { tag: '@wide' }, async ({ page }) => {
  test.setTimeout(180_000)
  await signIn(page, account('sub_district_head', OFFICE))
  const heading = page.getByRole('heading', { level: 1 })
  await page.goto('/disposisi?box=from_me&status=all')
  await expect(page.locator('li[data-row]').first()).toBeVisible()
  await measure(page, 'given')
  await page.goto('/surat?box=to_approve')
  await expect(heading).toBeVisible()
  await settled(page)
  await measure(page, 'to-approve')
  const letter = page.locator('[data-letter]').first()
  if (await letter.isVisible()) {
    await letter.tap()
    await page.getByRole('button', exactly(w.signing.sign.open)).tap()
    await expect(page.getByRole('dialog')).toBeVisible()
    await settled(page)
    await measure(page, 'sign')
  }
  await page.goto('/surat?box=inbox')
  await page.locator('[data-letter]').first().tap()
  await expect(page).toHaveURL(/\/surat\/[0-9a-f-]{36}/)
  await expect(page.getByRole('region', { name: w.timeline.label, exact: true })).toBeVisible()
  await settled(page)
  await measure(page, 'letter')
  await page.getByRole('button', exactly(w.dispose.open)).click()
  await expect(page.getByRole('dialog').getByRole('checkbox').first()).toBeVisible()
  await page.waitForTimeout(500)
  await measure(page, 'dispose')
})
