// The licences of what the web pages ship, read from package-lock.json. Build tools (dev) are not shipped.
// The same list as [licenses] in deny.toml, and two that only npm packages use.
import { readFileSync } from 'node:fs'

const allowed = new Set([
  ...['Apache-2.0', 'BSD-2-Clause', 'BSD-3-Clause', 'ISC', 'MIT', 'MIT-0', 'Unicode-3.0', 'Zlib'],
  ...['0BSD', 'Unlicense'],
])
const lock = JSON.parse(readFileSync(new URL('../frontend/package-lock.json', import.meta.url), 'utf8'))
const shipped = Object.entries(lock.packages).filter(([path, entry]) => path && !entry.dev)

/** `(MIT OR CC0-1.0)`: one allowed alternative is enough; `A AND B` needs both. */
const isAllowed = (licence) =>
  licence
    .replace(/[()]/g, '')
    .split(' OR ')
    .some((choice) => choice.split(' AND ').every((part) => allowed.has(part.trim())))

const refused = shipped.filter(([, entry]) => !isAllowed(entry.license ?? 'none stated'))
for (const [path, entry] of refused) {
  console.error(`${path.replace('node_modules/', '')}: licence ${entry.license ?? 'not stated'}`)
}
if (shipped.length === 0) console.error('no packages found in package-lock.json')
process.exit(refused.length === 0 && shipped.length > 0 ? 0 : 1)
