import { fileURLToPath } from 'node:url'
import react from '@vitejs/plugin-react'
import type { Plugin } from 'vite'
import { defineConfig } from 'vitest/config'

const at = (path: string) => fileURLToPath(new URL(path, import.meta.url))

const FRAME =
  /node_modules\/(@mantine\/core\/esm\/(core|components\/(ActionIcon|Anchor|Button|CloseButton|Input|InputBase|Loader|Paper|PasswordInput|Text|TextInput|Title|Transition|UnstyledButton|VisuallyHidden))\/|@mantine\/hooks\/|@tanstack\/react-router\/.*\/(use(Params|Search|Navigate|Router|Match)|matchContext|routerContext)\.|@tanstack\/react-query\/.*\/QueryClientProvider\.|react-hook-form\/)|src\/ui\/(useAppForm|ProblemSummary|problemText|Page|EmptyState|ErrorState|Loading)\.|src\/features\/(letters|permits|evaluations)\/(search|periodSearch|interviewSearch)\./

/** What sends files, for forms and for the page of visits: two small files would compress worse. */
const SENDING = /src\/(api\/upload|lib\/(sending|photo))\.ts$/

/** What the page of visits needs without a network: itself, the way to sign in again, and the words of both. */
const OFFLINE =
  /src\/(app\/VisitFrame|features\/auth\/LoginPage|i18n\/(id|en)\/(common|errors|auth|permits))\.(tsx|json)$/

/** Writes down the files of that page (kunjungan.json), which its worker keeps on the phone. */
const offlinePage: Plugin = {
  name: 'offline-page',
  generateBundle(_options, bundle) {
    const files = new Set(['icon.svg'])
    const add = (name: string) => {
      const chunk = bundle[name]
      if (chunk?.type !== 'chunk' || files.has(name)) return
      files.add(name)
      for (const file of [
        ...(chunk.viteMetadata?.importedCss ?? []),
        ...(chunk.viteMetadata?.importedAssets ?? []),
      ])
        files.add(file)
      for (const next of chunk.imports) add(next)
    }
    for (const [name, chunk] of Object.entries(bundle))
      if (chunk.type === 'chunk' && (chunk.isEntry || OFFLINE.test(chunk.facadeModuleId ?? ''))) add(name)
    const source = JSON.stringify([...files].map((file) => `/${file}`))
    this.emitFile({ type: 'asset', fileName: 'kunjungan.json', source })
  },
}

/** The staff application. The public pages have their own build: vite.public.config.ts. */
export default defineConfig({
  plugins: [react(), offlinePage],
  resolve: { alias: { '@': at('./src') } },
  build: {
    target: ['chrome100', 'safari15.4', 'firefox100'],
    manifest: 'staff.manifest.json',
    // the CSP allows scripts and fonts from 'self' only, so nothing may turn into a data: URL
    assetsInlineLimit: 0,
    rolldownOptions: {
      input: { staff: at('./index.html') },
      // what the frame and the sign-in page use anyway: cut into dozens of small files it would compress worse
      output: {
        codeSplitting: {
          groups: [
            { name: 'frame', test: FRAME },
            { name: 'sending', test: SENDING, includeDependenciesRecursively: false },
          ],
        },
        // the first page names all the others: without their words that is a kilobyte less; the manifest tells which is which
        chunkFileNames: 'assets/[hash:7].js',
      },
    },
  },
  server: { proxy: { '/api': process.env['PAMONG_API'] ?? 'http://127.0.0.1:8080' } },
  test: {
    environment: 'jsdom',
    setupFiles: ['src/test/setup.ts'],
    include: ['src/**/*.test.{ts,tsx}'],
    css: false,
  },
})
