import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { NAMESPACES } from '.'

type Wording = { [key: string]: string | Wording }

const SPEC = '../openapi.yaml'

function read(language: string, namespace: string): Wording {
  return JSON.parse(readFileSync(`src/i18n/${language}/${namespace}.json`, 'utf8'))
}

function flat(wording: Wording, prefix = ''): [string, string][] {
  return Object.entries(wording).flatMap(([key, value]) =>
    typeof value === 'string' ? [[prefix + key, value] as [string, string]] : flat(value, `${prefix}${key}.`),
  )
}

/** Values of the enums of codes, read line by line: no YAML library for one test. */
function codesOf(spec: string): string[] {
  const schema = spec.match(/^ {4}ErrorCode:\n((?: {5,}.*\n|\n)*)/m)?.[1] ?? ''
  const words = schema.split(/^ {6}enum:$/m)[1] ?? ''
  return [...words.matchAll(/^ {6}- (\w+)$/gm)].map(([, code = '']) => code)
}

describe.each(NAMESPACES)('%s', (namespace) => {
  const id = flat(read('id', namespace))
  const en = flat(read('en', namespace))
  const keys = (entries: [string, string][]) => entries.map(([key]) => key).sort()

  test('has the same keys in both languages, and none is empty', () => {
    expect(keys(en)).toEqual(keys(id))
    expect([...id, ...en].filter(([, value]) => !value.trim())).toEqual([])
  })

  test('fills in the same values in both languages', () => {
    const english = new Map(en)
    const holes = (text = '') => (text.match(/{{\w+}}/g) ?? []).sort()
    for (const [key, value] of id) expect([key, holes(english.get(key))]).toEqual([key, holes(value)])
  })
})

test.runIf(existsSync(SPEC))('every code of the API has words in both languages', () => {
  const codes = codesOf(readFileSync(SPEC, 'utf8'))
  expect(codes.length).toBeGreaterThan(10)
  for (const language of ['id', 'en']) {
    const known = new Set(flat(read(language, 'errors')).map(([key]) => key.replace(/^\w+\./, '')))
    expect(codes.filter((code) => !known.has(code))).toEqual([])
  }
})
