import type { JSONContent } from '@tiptap/core'
import type { TextBlock, TextPoint, TextRun } from '@/features/letters/types'

type Style = TextRun['style']

const MARKS: Record<Style, string[]> = {
  plain: [],
  bold: ['bold'],
  italic: ['italic'],
  bold_italic: ['bold', 'italic'],
}

function styleOf(node: JSONContent): Style {
  const has = (type: string) => node.marks?.some((mark) => mark.type === type) ?? false
  if (has('bold')) return has('italic') ? 'bold_italic' : 'bold'
  return has('italic') ? 'italic' : 'plain'
}

/** Neighbours of one look are one run; a forced break is a line feed inside it. */
function runsOf(nodes: JSONContent[] = []): TextRun[] {
  const runs: TextRun[] = []
  for (const node of nodes) {
    const last = runs.at(-1)
    const text = node.type === 'hardBreak' ? '\n' : (node.text ?? '')
    const style = node.type === 'hardBreak' ? (last?.style ?? 'plain') : styleOf(node)
    if (last && last.style === style) last.text += text
    else if (text) runs.push({ text, style })
  }
  return runs
}

const says = (runs: TextRun[]): boolean => runs.some(({ text }) => text.trim() !== '')

const cellText = (cell: JSONContent): string =>
  (cell.content ?? [])
    .map((paragraph) =>
      runsOf(paragraph.content)
        .map(({ text }) => text)
        .join(''),
    )
    .join('\n')

function tableOf(node: JSONContent): TextBlock[] {
  const [head = [], ...rest] = (node.content ?? []).map((row) => (row.content ?? []).map(cellText))
  if (head.length === 0) return []
  // merged cells of a pasted table leave rows short
  const rows = rest.map((row) => head.map((_, column) => row[column] ?? ''))
  return [{ block: 'table', header: head, rows }]
}

function pointOf(item: JSONContent): TextPoint {
  const [first, ...rest] = item.content ?? []
  const begins = first?.type === 'paragraph'
  const children = blocksOf(begins ? rest : (item.content ?? []))
  return { content: begins ? runsOf(first.content) : [], ...(children.length > 0 ? { children } : {}) }
}

function blocksOf(nodes: JSONContent[]): TextBlock[] {
  return nodes.flatMap((node): TextBlock[] => {
    const { type } = node
    if (type === 'table') return tableOf(node)
    if (type === 'bulletList' || type === 'orderedList') {
      const items = (node.content ?? [])
        .map(pointOf)
        .filter(({ content, children }) => says(content) || children)
      return items.length > 0 ? [{ block: type === 'bulletList' ? 'bullets' : 'numbers', items }] : []
    }
    const content = runsOf(node.content)
    return says(content) ? [{ block: 'paragraph', content }] : []
  })
}

/** What the editor holds as the server takes it; paragraphs and points that say nothing are left out. */
export const toBlocks = (doc: JSONContent): TextBlock[] => blocksOf(doc.content ?? [])

const textNodes = (runs: TextRun[]): JSONContent[] =>
  runs.flatMap(({ text, style }) =>
    text.split('\n').flatMap((line, index): JSONContent[] => {
      const marks = MARKS[style].map((type) => ({ type }))
      const words = line ? [{ type: 'text', text: line, ...(marks.length > 0 ? { marks } : {}) }] : []
      return index > 0 ? [{ type: 'hardBreak' }, ...words] : words
    }),
  )

const paragraph = (runs: TextRun[]): JSONContent => {
  const content = textNodes(runs)
  return content.length > 0 ? { type: 'paragraph', content } : { type: 'paragraph' }
}

const row = (type: string, cells: string[]): JSONContent => ({
  type: 'tableRow',
  content: cells.map((text) => ({ type, content: [paragraph([{ text, style: 'plain' }])] })),
})

function nodeOf({ block, content, items, header, rows }: TextBlock): JSONContent {
  if (block === 'paragraph') return paragraph(content ?? [])
  if (block === 'table') {
    const body = (rows ?? []).map((cells) => row('tableCell', cells))
    return { type: 'table', content: [row('tableHeader', header ?? []), ...body] }
  }
  return {
    type: block === 'bullets' ? 'bulletList' : 'orderedList',
    content: (items ?? []).map((point) => ({
      type: 'listItem',
      content: [paragraph(point.content), ...(point.children ?? []).map(nodeOf)],
    })),
  }
}

/** The document that the editor shows; never without a paragraph to write in. */
export function toDocument(blocks: TextBlock[]): JSONContent {
  const content = blocks.map(nodeOf)
  return { type: 'doc', content: content.length > 0 ? content : [{ type: 'paragraph' }] }
}
