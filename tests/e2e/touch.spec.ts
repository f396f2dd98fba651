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
 * What is too small for a finger among what can be pressed now: less than 44 px, without that much room around its middle
 * that belongs to nothing else. Links in running text are as high as their line.
 */
async function tooSmall(page: Page): Promise<string[]> {
  // what moves has no size yet
  await page.waitForFunction(() => document.getAnimations().every(({ playState }) => playState !== 'running'))
  return page.evaluate(() => {
    const FINGER = 44
    const PRESSED =
      'button, input, select, textarea, summary, [role=button], [role=menuitem], [role=option], [role=tab], ' +
      ':is(nav, header) a, a.mantine-Button-root, li[data-row] a, [contenteditable=true]'
    const dialogs = [...document.querySelectorAll('[role=dialog]')].filter((one) => one.checkVisibility())
    const root = dialogs.at(-1) ?? document
    const box = (element: Element) => {
      const { left, top, right, bottom } = element.getBoundingClientRect()
      return { left, top, right, bottom }
    }
    const isShown = (element: HTMLElement) => {
      const { left, top, right, bottom } = box(element)
      const drawn = element.checkVisibility({ opacityProperty: true, visibilityProperty: true })
      return (
        drawn && right > 0 && bottom > 0 && left < window.innerWidth && right - left > 2 && bottom - top > 2
      )
    }
    // a label is pressed as well as what it names
    const whole = (element: HTMLElement) => {
      if (!(element instanceof HTMLInputElement && ['checkbox', 'radio'].includes(element.type)))
        return box(element)
      const boxes = [element, ...(element.labels ?? [])].map(box)
      return {
        left: Math.min(...boxes.map(({ left }) => left)),
        top: Math.min(...boxes.map(({ top }) => top)),
        right: Math.max(...boxes.map(({ right }) => right)),
        bottom: Math.max(...boxes.map(({ bottom }) => bottom)),
      }
    }
    const targets = [...root.querySelectorAll<HTMLElement>(PRESSED)]
      .filter(
        (one) => isShown(one) || (one instanceof HTMLInputElement && [...(one.labels ?? [])].some(isShown)),
      )
      .filter((one) => !(one instanceof HTMLInputElement && ['hidden', 'file'].includes(one.type)))
      // one inside another is one target
      .filter((one) => !one.parentElement?.closest('button, a'))
      .map((element) => ({ element, ...whole(element) }))
    const small = targets.filter(({ element, left, top, right, bottom }) => {
      if (right - left >= FINGER - 0.5 && bottom - top >= FINGER - 0.5) return false
      const [x, y] = [(left + right) / 2, (top + bottom) / 2]
      const [across, down] = [Math.max(FINGER, right - left) / 2, Math.max(FINGER, bottom - top) / 2]
      return targets.some(
        (other) =>
          other.element !== element &&
          // what lies inside it is part of it: the cross in a field
          !(other.left >= left && other.right <= right && other.top >= top && other.bottom <= bottom) &&
          other.left < x + across - 1 &&
          other.right > x - across + 1 &&
          other.top < y + down - 1 &&
          other.bottom > y - down + 1,
      )
    })
    return small.map(({ element, left, top, right, bottom }) => {
      const name = element.getAttribute('aria-label') ?? (element.textContent || element.id)
      const size = `${Math.round(right - left)} x ${Math.round(bottom - top)}`
      return `${element.tagName.toLowerCase()} ${size} at ${Math.round(left)}, ${Math.round(top)}: ${name.trim().slice(0, 60)}`
    })
  })
}

async function measure(page: Page, what: string): Promise<void> {
  await page.screenshot({ path: `test-results/touch-${what}.png` })
  expect.soft(await tooSmall(page), what).toEqual([])
}

test.skip(({ hasTouch }) => !hasTouch, 'a mouse points more finely')

test('whatever can be pressed on the main pages has the size of a finger', async ({ page }) => {
  test.setTimeout(180_000)
  await signIn(page, account('registry_clerk', OFFICE))
  const heading = page.getByRole('heading', { level: 1 })
  await expect(heading).toBeVisible()
  await page.waitForLoadState('networkidle')
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
    await page.waitForLoadState('networkidle')
    await measure(page, what)
  }
  await page.goto('/surat?box=inbox')
  await page.getByRole('button', exactly(w.filter.open)).click()
  await page.waitForLoadState('networkidle')
  await measure(page, 'filters')
  await page.getByRole('button', exactly(w.look.open)).click()
  await measure(page, 'look')
})

test('whoever gives a letter out or signs one hits what is meant', async ({ page }) => {
  test.setTimeout(180_000)
  await signIn(page, account('sub_district_head', OFFICE))
  const heading = page.getByRole('heading', { level: 1 })
  await page.goto('/disposisi?box=from_me&status=all')
  await expect(page.locator('li[data-row]').first()).toBeVisible()
  await measure(page, 'given')
  await page.goto('/surat?box=to_approve')
  await expect(heading).toBeVisible()
  await page.waitForLoadState('networkidle')
  await measure(page, 'to-approve')
  const letter = page.locator('[data-letter]').first()
  if (await letter.isVisible()) {
    await letter.tap()
    await page.getByRole('button', exactly(w.signing.sign.open)).tap()
    await expect(page.getByRole('dialog')).toBeVisible()
    await page.waitForLoadState('networkidle')
    await measure(page, 'sign')
  }
  await page.goto('/surat?box=inbox')
  await page.locator('[data-letter]').first().tap()
  await expect(page).toHaveURL(/\/surat\/[0-9a-f-]{36}/)
  await expect(page.getByRole('region', { name: w.timeline.label, exact: true })).toBeVisible()
  await page.waitForLoadState('networkidle')
  await measure(page, 'letter')
  await page.getByRole('button', exactly(w.dispose.open)).click()
  await expect(page.getByRole('dialog').getByRole('checkbox').first()).toBeVisible()
  await page.waitForTimeout(500)
  await measure(page, 'dispose')
})
