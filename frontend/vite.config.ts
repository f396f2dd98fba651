import { fileURLToPath } from 'node:url'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vitest/config'

const at = (path: string) => fileURLToPath(new URL(path, import.meta.url))

const FRAME =
  /node_modules\/(@mantine\/core\/esm\/(core|components\/(ActionIcon|Anchor|Button|CloseButton|Input|InputBase|Loader|Paper|PasswordInput|Text|TextInput|Title|Transition|UnstyledButton|VisuallyHidden))\/|@mantine\/hooks\/|react-hook-form\/)|src\/ui\/(useAppForm|ProblemSummary|problemText|Page|EmptyState|ErrorState|Loading)\.|src\/features\/(letters|permits|evaluations)\/(search|periodSearch|interviewSearch)\./

/** The staff application. The public pages have their own build: vite.public.config.ts. */
export default defineConfig({
  plugins: [react()],
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
        codeSplitting: { groups: [{ name: 'frame', test: FRAME }] },
        // the first page names all the others: without their words that is a kilobyte less; the manifest tells which is which
        chunkFileNames: 'assets/[hash].js',
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
