// For the workers that keep one page without a network: the page and the files that it needs, nothing else, and never an
// answer of the API. `isPage` says of a path whether the page is shown there; `filesOf` names the files of its HTML.
function keepPage(cacheName, page, isPage, filesOf) {
  async function keep() {
    const response = await fetch(page, { cache: 'no-cache' })
    if (!response.ok) throw new Error(`${page}: ${response.status}`)
    const files = await filesOf(await response.clone().text())
    const cache = await caches.open(cacheName)
    // The files first: the page is replaced only when all that it needs is there.
    for (const file of files) if (!(await cache.match(file))) await cache.add(file)
    await cache.put(page, response)
    for (const request of await cache.keys()) {
      const path = new URL(request.url).pathname
      if (path !== page && !files.includes(path)) await cache.delete(request)
    }
  }

  self.addEventListener('install', (event) => event.waitUntil(keep().then(() => self.skipWaiting())))
  self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()))

  self.addEventListener('fetch', (event) => {
    const { request } = event
    const { origin, pathname } = new URL(request.url)
    if (request.method !== 'GET' || origin !== location.origin || pathname.startsWith('/api/')) return
    const shown = request.mode === 'navigate' && isPage(pathname)
    const kept = caches.open(cacheName).then((cache) => cache.match(shown ? page : request, { ignoreVary: true }))
    event.respondWith(kept.then((found) => found ?? fetch(request)))
    // Without a network what is kept stays as it is.
    if (shown) event.waitUntil(keep().catch(() => undefined))
  })
}
