// Keeps the page of visits on site. What is found there is kept by the page itself, in the browser's database.
importScripts('/keep-page.js')

async function filesOf(html) {
  const response = await fetch('/kunjungan.json', { cache: 'no-cache' })
  if (!response.ok) throw new Error(`/kunjungan.json: ${response.status}`)
  const files = await response.json()
  // Page and list are of one build: where a new one is being put there, the next opening keeps it.
  if (!files.some((file) => html.includes(`src="${file}"`))) throw new Error('/kunjungan.json: of another build')
  return files
}

keepPage('kunjungan', '/kunjungan', (path) => /^\/kunjungan(\/|$)/.test(path), filesOf)
