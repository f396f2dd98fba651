import { webcrypto } from 'node:crypto'
import { describe, expect, test, vi } from 'vitest'
import { checkToken, groupedCode, readCode } from './token'
import fixture from './token.fixture.json'

// jsdom has no WebCrypto.
vi.stubGlobal('crypto', webcrypto)

const { text, keys, facts } = fixture
const symbols = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

describe('a token that the server wrote', () => {
  test('is genuine and tells its facts', async () => {
    expect(await checkToken(text, keys)).toEqual({ facts })
    expect(await checkToken(`  ${text}\n`, keys)).toEqual({ facts })
  })

  test('is refused with any one symbol changed', async () => {
    const [url, token] = text.split('#') as [string, string]
    for (let at = 0; at < token.length; at += 1) {
      const other = symbols[(symbols.indexOf(token[at] ?? '') + 1) % 32]
      const changed = `${url}#${token.slice(0, at)}${other}${token.slice(at + 1)}`
      expect((await checkToken(changed, keys)).refusal, `symbol ${at}`).toMatch(/^(forged|damaged)$/)
    }
  })

  test('is refused under the key of somebody else', async () => {
    const pair = await crypto.subtle.generateKey({ name: 'ECDSA', namedCurve: 'P-256' }, true, ['sign'])
    const other = await crypto.subtle.exportKey('jwk', pair.publicKey)
    expect(await checkToken(text, [other])).toEqual({ refusal: 'forged' })
    expect(await checkToken(text, [])).toEqual({ refusal: 'forged' })
    expect(await checkToken(text, [other, ...keys])).toEqual({ facts })
  })

  test('belongs to its address only', async () => {
    const token = text.split('#')[1]
    const moved = `HTTPS://PAMONG.EXAMPLE/PUBLIC/VERIFY/00000000000000#${token}`
    expect(await checkToken(moved, keys)).toEqual({ refusal: 'other_address' })
  })

  test('has one spelling', async () => {
    const [url, token] = text.split('#') as [string, string]
    expect(await checkToken(`${url}#${token.toLowerCase()}`, keys)).toEqual({ refusal: 'damaged' })
    // The other root of the same signature: n - s.
    expect(await checkToken(`${url}#${negated(token)}`, keys)).toEqual({ refusal: 'forged' })
  })

  test('is not any text', async () => {
    expect(await checkToken('halo', keys)).toEqual({ refusal: 'no_token' })
    expect(await checkToken(`${text.split('#')[0]}#`, keys)).toEqual({ refusal: 'no_token' })
    expect(await checkToken('https://a/b#ABC', keys)).toEqual({ refusal: 'damaged' })
  })
})

test('codes are read as people write them', () => {
  const { code } = facts
  expect(readCode(code)).toBe(code)
  expect(readCode(groupedCode(code).toLowerCase().replaceAll('0', 'o').replaceAll('1', 'l'))).toBe(code)
  expect(readCode(code.slice(0, 13))).toBeNull()
  expect(readCode(`${code.slice(0, 13)}${code.endsWith('2') ? '3' : '2'}`)).toBeNull()
})

function negated(token: string): string {
  let bits = [...token].map((symbol) => symbols.indexOf(symbol).toString(2).padStart(5, '0')).join('')
  const whole = bits.length - (bits.length % 8)
  const order = BigInt('0xffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551')
  const s = order - BigInt(`0b${bits.slice(whole - 256, whole)}`)
  bits = bits.slice(0, whole - 256) + s.toString(2).padStart(256, '0') + bits.slice(whole)
  return (bits.match(/.{5}/g) ?? []).map((five) => symbols[Number.parseInt(five, 2)]).join('')
}
