/** Saves a text that was made in the page as a file. */
export function download(name: string, text: string): void {
  const address = URL.createObjectURL(new Blob([text], { type: 'text/csv;charset=utf-8' }))
  const link = document.createElement('a')
  link.href = address
  link.download = name
  link.click()
  // some browsers read the address only after the click has been handled
  setTimeout(() => URL.revokeObjectURL(address), 10_000)
}
