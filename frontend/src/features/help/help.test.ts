import i18next from 'i18next'
import { expect, test } from 'vitest'
import { setLanguage } from '@/i18n'
import { TOPICS, WORDING } from './topics'

/** Every line of every guide, as it is read. */
function lines(): string[] {
  const t = i18next.getFixedT(null, [...WORDING])
  return TOPICS.flatMap(({ topic }) => [
    t(`topics.${topic}.title`),
    t(`topics.${topic}.lead`),
    t(`topics.${topic}.who`),
    ...(t(`topics.${topic}.steps`, { returnObjects: true }) as string[]),
    ...(t(`topics.${topic}.notes`, { returnObjects: true }) as string[]),
  ])
}

test.each(['id', 'en'] as const)(
  'the guides name buttons by the words that stand on them: %s',
  async (language) => {
    await setLanguage(language)
    const all = lines()
    expect(all.length).toBeGreaterThan(100)
    // a name that is not in the wording would show as its key
    expect(all.filter((line) => /\$t\(|{{|“[\w:]+\.[\w.]+”/.test(line))).toEqual([])
    const named = all.flatMap((line) => line.match(/“[^”]+”/g) ?? [])
    expect(named.length).toBeGreaterThan(50)
    await setLanguage('id')
  },
)

test('both languages have guides of the same length', async () => {
  const lengths = async (language: 'id' | 'en') => {
    await setLanguage(language)
    return lines().length
  }
  expect(await lengths('en')).toBe(await lengths('id'))
})

test('a guide says what stands on the page', () => {
  const t = i18next.getFixedT('id', [...WORDING])
  const steps = t('topics.register.steps', { returnObjects: true }) as string[]
  expect(steps[0]).toBe('Buka menu “Catat surat masuk”.')
  expect(steps.at(-1)).toContain('“Simpan dan beri nomor agenda”')
})
