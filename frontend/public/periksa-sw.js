// Keeps the page that checks papers without a network: the page and the files that it names, nothing else.
// Keys and the list of revoked papers are kept by the page itself.
const CACHE = 'periksa'
const PAGE = '/periksa'

async function keep() {
  const page = await fetch(PAGE, { cache: 'no-cache' })
  if (!page.ok) throw new Error(`${PAGE}: ${page.status}`)
  const html = await page.clone().text()
  const files = [...html.matchAll(/(?:src|href)="(\/[^"]+\.[a-z]+)"/g)].map((found) => found[1])
  const cache = await caches.open(CACHE)
  // The files first: the page is replaced only when all that it needs is there.
  for (const file of files) if (!(await cache.match(file))) await cache.add(file)
  await cache.put(PAGE, page)
  for (const request of await cache.keys()) {
    const path = new URL(request.url).pathname
    if (path !== PAGE && !files.includes(path)) await cache.delete(request)
  }
}

self.addEventListener('install', (event) => event.waitUntil(keep().then(() => self.skipWaiting())))
self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()))

self.addEventListener('fetch', (event) => {
  const { request } = event
  const { origin, pathname } = new URL(request.url)
  if (request.method !== 'GET' || origin !== location.origin || pathname.startsWith('/api/')) return
  const page = request.mode === 'navigate' && pathname === PAGE
  const kept = caches.open(CACHE).then((cache) => cache.match(page ? PAGE : request, { ignoreVary: true }))
  event.respondWith(kept.then((found) => found ?? fetch(request)))
  // Without a network what is kept stays as it is.
  if (page) event.waitUntil(keep().catch(() => undefined))
})
