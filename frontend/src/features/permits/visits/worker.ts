/** Keeps this page's own files for when there is no network; what was found is kept elsewhere, by the page itself. */
export function keepPage(): void {
  void navigator.serviceWorker?.register('/kunjungan-sw.js', { scope: '/kunjungan' }).catch(() => undefined)
}
