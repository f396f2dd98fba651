import { fileURLToPath } from 'node:url'
import { defineConfig, type Plugin } from 'vite'

const at = (path: string) => fileURLToPath(new URL(path, import.meta.url))

/** Development only: the same page addresses as the server gives (/layanan/{code} is layanan.html). */
const pageAddresses: Plugin = {
  name: 'page-addresses',
  configureServer(server) {
    server.middlewares.use((request, _response, next) => {
      const page = /^\/(layanan|ajukan|lacak|kuitansi|lapor|statistik|antrean|periksa)(?=[/?]|$)/.exec(
        request.url ?? '',
      )?.[1]
      if (page) request.url = `/${page}.html`
      next()
    })
  },
}

/** A part of a page that comes later has no styles of its own: what would load them costs half a kilobyte. */
const loadsScriptsOnly: Plugin = {
  name: 'loads-scripts-only',
  enforce: 'pre',
  load: (id) => (id.includes('vite/preload-helper') ? 'export const __vitePreload = (load) => load()' : null),
}

/** Pages with a build of their own: as one file each compresses to 1 kB less, and what is kept offline is one file. */
const alone: Record<string, string> = { apply: 'ajukan', check: 'periksa' }

/** Pages for citizens: the same TSX on Preact, without the component library, within 15 kB of script. */
export default defineConfig(({ mode }) => ({
  plugins: [pageAddresses, loadsScriptsOnly],
  oxc: { jsx: { runtime: 'automatic', importSource: 'react' } },
  resolve: {
    alias: {
      '@': at('./src'),
      'react/jsx-runtime': 'preact/jsx-runtime',
      // hooks are all that the pages take from React; its compatibility layer would cost 2 kB
      react: 'preact/hooks',
    },
  },
  publicDir: false,
  build: {
    // added to the dist folder that the staff build has just emptied and filled
    emptyOutDir: false,
    assetsDir: 'publik',
    assetsInlineLimit: 0,
    manifest: `${mode in alone ? mode : 'public'}.manifest.json`,
    target: ['chrome91', 'safari15'],
    modulePreload: false,
    rolldownOptions: {
      input: Object.fromEntries(
        (mode in alone
          ? [alone[mode]]
          : ['layanan', 'lacak', 'kuitansi', 'lapor', 'statistik', 'antrean']
        ).map((page) => [page, at(`./${page}.html`)]),
      ),
    },
  },
  server: { proxy: { '/api': process.env['PAMONG_API'] ?? 'http://127.0.0.1:8080' } },
}))
