// Keeps the page that checks papers. Keys and the list of revoked papers are kept by the page itself.
importScripts('/keep-page.js')

keepPage(
  'periksa',
  '/periksa',
  (path) => path === '/periksa',
  (html) => [...html.matchAll(/(?:src|href)="(\/[^"]+\.[a-z]+)"/g)].map((found) => found[1]),
)
