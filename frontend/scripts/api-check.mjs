// Fails when the committed client types are not what the committed spec generates.
import { execFileSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const spec = '../openapi.yaml'
const committed = 'src/api/schema.d.ts'

if (!existsSync(spec)) {
  console.warn(`SKIPPED: ${spec} does not exist, ${committed} was not compared with it`)
  process.exit(0)
}
const folder = mkdtempSync(join(tmpdir(), 'api-check-'))
const fresh = join(folder, 'schema.d.ts')
execFileSync('node_modules/.bin/openapi-typescript', [spec, '-o', fresh, '--alphabetize'], {
  stdio: 'ignore',
})
const same = readFileSync(fresh, 'utf8') === readFileSync(committed, 'utf8')
rmSync(folder, { recursive: true })
if (!same) {
  console.error(`${committed} is stale, run: npm run api`)
  process.exit(1)
}
console.log(`${committed} matches ${spec}`)
