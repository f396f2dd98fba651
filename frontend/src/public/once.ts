let sent = { text: '', key: '' }

/** The same content keeps its key, so pressing a button twice never does a thing twice. */
export function keyOf(content: object): string {
  const text = JSON.stringify(content)
  if (sent.text !== text) sent = { text, key: crypto.randomUUID() }
  return sent.key
}
