// Fails when the script a page loads first is heavier than its budget (kB of gzip, 1 kB = 1000 bytes).
// Static imports only: what a route loads lazily later (a chart, a viewer) does not count for it. A part that a page
// always loads, only later, has a line of its own instead of the pages' one.
import { existsSync, readFileSync } from 'node:fs'
import { gzipSync } from 'node:zlib'

const budgets = [
  ['public.manifest.json', 'layanan.html', 15],
  ['apply.manifest.json', 'ajukan.html', 15],
  // comes with the step for files, when the page is there and filled in: what sends files, the look back, the code for a
  // contact (in a file of its own it would cost the page itself more than it is) and the confirmation; the budget is of
  // all of it together
  ['apply.manifest.json', 'src/public/apply/upload.ts', 20.5],
  ['public.manifest.json', 'lacak.html', 15],
  ['public.manifest.json', 'kuitansi.html', 15],
  ['public.manifest.json', 'lapor.html', 15],
  ['public.manifest.json', 'statistik.html', 15],
  ['public.manifest.json', 'antrean.html', 15],
  ['check.manifest.json', 'periksa.html', 15],
  ['staff.manifest.json', 'index.html', 200],
  ['staff.manifest.json', 'src/features/auth/LoginPage.tsx', 200],
  ['staff.manifest.json', 'src/features/*', 310],
  // comes after its page is there and can be filled in; the budget is of the page's frame and the editor together
  ['staff.manifest.json', 'src/features/letters/draft/editor/BodyEditor.tsx', 382],
]

if (!existsSync('dist')) {
  console.warn('SKIPPED: no dist folder, run npm run build first')
  process.exit(0)
}

/** Every script file that `key` needs before it can run, its own included. */
function filesOf(manifest, key, seen = new Set()) {
  const chunk = manifest[key]
  if (!chunk || seen.has(chunk.file)) return seen
  if (chunk.file.endsWith('.js')) seen.add(chunk.file)
  for (const next of chunk.imports ?? []) filesOf(manifest, next, seen)
  return seen
}

const sizes = new Map()
function gzipSize(file) {
  if (!sizes.has(file)) sizes.set(file, gzipSync(readFileSync(`dist/${file}`), { level: 9 }).length)
  return sizes.get(file)
}

let failed = false
for (const [file, pattern, budget] of budgets) {
  const manifest = JSON.parse(readFileSync(`dist/${file}`, 'utf8'))
  const prefix = pattern.endsWith('*') ? pattern.slice(0, -1) : null
  const own = (key) => budgets.some(([, other]) => other === key && other.startsWith('src/features/letters/'))
  const keys = prefix ? Object.keys(manifest).filter((key) => key.startsWith(prefix) && !own(key)) : [pattern]
  for (const key of keys) {
    const files = filesOf(manifest, key)
    // a lazily loaded page runs on top of what index.html has loaded
    if (key.startsWith('src/')) filesOf(manifest, 'index.html', files)
    if (prefix || own(key)) filesOf(manifest, 'src/app/Shell.tsx', files)
    const size = [...files].reduce((sum, name) => sum + gzipSize(name), 0) / 1000
    const over = !manifest[key] || size > budget
    failed ||= over
    console.log(`${over ? 'OVER ' : 'ok   '} ${size.toFixed(1).padStart(6)} / ${budget} kB  ${key}`)
  }
}
process.exit(failed ? 1 : 0)
