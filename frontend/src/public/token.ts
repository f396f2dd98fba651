/**
 * Offline tokens: what a QR code holds behind `#`. The format is described in api/sign/src/token.rs; this is the same
 * check with WebCrypto, so that a phone without network tells a genuine code from a forged one.
 */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const PURPOSE = new TextEncoder().encode('pamong verification token\0')
const VERSION = 1
const SIGNATURE = 64
/** Half of the order of P-256: a signature has two spellings, and only the lower one is written. */
const HALF_ORDER = '7fffffff800000007fffffffffffffffde737d56d38bcf4279dce5617e3192a8'
/** Days from the first day of the year 1 to 1 January 1970. */
const EPOCH = 719_163

export interface TokenFacts {
  code: string
  number: string
  /** YYYY-MM-DD */
  date: string
  signer: string
}

export type Refusal = 'no_token' | 'damaged' | 'forged' | 'other_version' | 'other_address'
export type Checked = { facts: TokenFacts; refusal?: never } | { refusal: Refusal; facts?: never }

/** A code as people write it, as its 14 symbols; null where a symbol or the check symbol is wrong. */
export function readCode(text: string): string | null {
  const symbols = text.toUpperCase().replace(/[\s-]/g, '').replace(/O/g, '0').replace(/[IL]/g, '1')
  if (!/^[0-9A-HJKMNP-TV-Z]{14}$/.test(symbols)) return null
  const values = [...symbols].map((symbol) => ALPHABET.indexOf(symbol))
  const rest = values.slice(0, 13).reduce((rest, value) => (rest * 32 + value) % 37, 0)
  return rest === values[13] ? symbols : null
}

/** In groups, for people: `XXXXX-XXXXX-XXXX`. */
export const groupedCode = (code: string) => (code.match(/.{1,5}/g) ?? []).join('-')

/** Only the one spelling that is written: capitals, and the bits left over are zero. */
function unbase32(text: string): Uint8Array<ArrayBuffer> | null {
  const bytes = new Uint8Array(Math.floor((text.length * 5) / 8))
  let buffer = 0
  let bits = 0
  let at = 0
  for (const symbol of text) {
    const value = ALPHABET.indexOf(symbol)
    if (value < 0) return null
    buffer = ((buffer << 5) | value) & 0xffff
    bits += 5
    if (bits >= 8) {
      bits -= 8
      bytes[at++] = (buffer >> bits) & 0xff
    }
  }
  return bits < 5 && (buffer & ((1 << bits) - 1)) === 0 ? bytes : null
}

const hex = (bytes: Uint8Array) => [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('')

async function signedByOneOf(
  keys: JsonWebKey[],
  signature: Uint8Array<ArrayBuffer>,
  message: Uint8Array<ArrayBuffer>,
): Promise<boolean> {
  for (const { kty, crv, x, y } of keys) {
    if (kty !== 'EC' || crv !== 'P-256' || !x || !y) continue
    const kind = { name: 'ECDSA', namedCurve: 'P-256' }
    const key = await crypto.subtle.importKey('jwk', { kty, crv, x, y }, kind, false, ['verify'])
    if (await crypto.subtle.verify({ name: 'ECDSA', hash: 'SHA-256' }, key, signature, message)) return true
  }
  return false
}

function readFacts(body: Uint8Array<ArrayBuffer>): TokenFacts | null {
  const view = new DataView(body.buffer, body.byteOffset, body.byteLength)
  const utf8 = new TextDecoder('utf-8', { fatal: true })
  let at = 0
  const take = (length: number) => {
    if (at + length > body.length) throw new RangeError('too short')
    at += length
    return body.subarray(at - length, at)
  }
  const text = () => utf8.decode(take(take(1)[0] ?? 0))
  try {
    if (take(1)[0] !== VERSION) return null
    take(4)
    const date = new Date((view.getInt32(1) - EPOCH) * 86_400_000).toISOString().slice(0, 10)
    take(16)
    const code = readCode(utf8.decode(take(14)))
    const [number, signer] = [text(), text()]
    return code && at === body.length ? { code, number, date, signer } : null
  } catch {
    return null
  }
}

/** Checks the text of a QR code against the published keys. */
export async function checkToken(text: string, keys: JsonWebKey[]): Promise<Checked> {
  const [url, token] = text.trim().split(/#(.*)/s)
  if (!url || !token) return { refusal: 'no_token' }
  const bytes = unbase32(token)
  if (!bytes || bytes.length <= SIGNATURE) return { refusal: 'damaged' }
  const body = bytes.subarray(0, -SIGNATURE)
  const signature = bytes.slice(-SIGNATURE)
  const message = new Uint8Array(PURPOSE.length + body.length)
  message.set(PURPOSE)
  message.set(body, PURPOSE.length)
  const low = hex(signature.subarray(32)) <= HALF_ORDER
  if (!low || !(await signedByOneOf(keys, signature, message))) return { refusal: 'forged' }
  const facts = readFacts(body)
  if (!facts) return { refusal: 'other_version' }
  const last = url.replace(/\/+$/, '').split('/').pop() ?? ''
  return readCode(last) === facts.code ? { facts } : { refusal: 'other_address' }
}
