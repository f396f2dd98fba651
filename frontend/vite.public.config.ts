import { fileURLToPath } from 'node:url'
import { defineConfig, type Plugin } from 'vite'

const at = (path: string) => fileURLToPath(new URL(path, import.meta.url))

/** Development only: the same page addresses as the server gives (/layanan/{code} is layanan.html). */
const pageAddresses: Plugin = {
  name: 'page-addresses',
  configureServer(server) {
    server.middlewares.use((request, _response, next) => {
      const page = /^\/(layanan|ajukan|lacak)(?=[/?]|$)/.exec(request.url ?? '')?.[1]
      if (page) request.url = `/${page}.html`
      next()
    })
  },
}

/** Pages for citizens: the same TSX on Preact, without the component library, within 15 kB of script. */
export default defineConfig(({ mode }) => ({
  plugins: [pageAddresses],
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
    manifest: `${mode === 'apply' ? 'apply' : 'public'}.manifest.json`,
    target: ['chrome91', 'safari15'],
    modulePreload: false,
    rolldownOptions: {
      // the application form has a build of its own: as one file it compresses to 1 kB less
      input:
        mode === 'apply'
          ? { ajukan: at('./ajukan.html') }
          : { layanan: at('./layanan.html'), lacak: at('./lacak.html') },
    },
  },
  server: { proxy: { '/api': process.env['PAMONG_API'] ?? 'http://127.0.0.1:8080' } },
}))
