const LEVEL = /mso-list:\s*\S+\s+level(\d)/
const NUMBERED = /^\s*(\d+|[a-z])[.)]/i

/** Word writes a list as paragraphs that carry their mark as text; this makes lists of them again. */
export function cleanPasted(html: string): string {
  if (!html.includes('mso-list')) return html
  const page = new DOMParser().parseFromString(html, 'text/html')
  let lists: Element[] = []
  let last: Element | null = null
  for (const paragraph of page.querySelectorAll('p')) {
    const level = Number(LEVEL.exec(paragraph.getAttribute('style') ?? '')?.[1] ?? 0)
    if (level === 0) continue
    if (!last || paragraph.previousElementSibling !== last) lists = []
    const mark = markOf(paragraph)
    const numbered = NUMBERED.test(mark?.textContent ?? '')
    mark?.remove()
    lists.length = Math.min(lists.length, level)
    while (lists.length < level) {
      const list = page.createElement(numbered ? 'ol' : 'ul')
      const above = lists.at(-1)
      if (above) (above.lastElementChild ?? above.appendChild(page.createElement('li'))).append(list)
      else paragraph.before(list)
      lists.push(list)
    }
    const item = page.createElement('li')
    lists.at(-1)?.append(item)
    last = lists[0] ?? null
    item.append(paragraph)
  }
  return page.body.innerHTML
}

/** Word hides the mark from readers that know lists. */
const markOf = (paragraph: Element): Element | null =>
  [...paragraph.querySelectorAll('span')].find((span) =>
    (span.getAttribute('style') ?? '').includes('mso-list:Ignore'),
  ) ?? null
