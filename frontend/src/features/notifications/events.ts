/** One server-sent event. */
export interface ServerEvent {
  id: number
  name: string
  data: string
}

/**
 * Cuts the text of a stream into events (HTML standard, section 9.2.6), however it is split on its way. Comments and
 * events without a number or data are left out.
 */
export function eventReader(onEvent: (event: ServerEvent) => void): (chunk: string) => void {
  let rest = ''
  let fields = new Map<string, string>()
  const line = (text: string) => {
    if (text !== '') {
      const [, name = '', value = ''] = /^([^:]*):? ?(.*)$/.exec(text) ?? []
      const before = fields.get(name)
      fields.set(name, name === 'data' && before !== undefined ? `${before}\n${value}` : value)
      return
    }
    const id = Number(fields.get('id') || Number.NaN)
    const data = fields.get('data')
    if (Number.isSafeInteger(id) && data !== undefined)
      onEvent({ id, name: fields.get('event') ?? 'message', data })
    fields = new Map()
  }
  return (chunk) => {
    const lines = (rest + chunk).split(/\r\n|\n|\r(?!$)/)
    rest = lines.pop() ?? ''
    for (const text of lines) line(text)
  }
}
