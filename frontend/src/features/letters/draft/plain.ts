import type { TextBlock, TextRun } from '@/features/letters/types'

const wordsOf = (runs: TextRun[]): string => runs.map(({ text }) => text).join('')

function lines(blocks: TextBlock[], indent: string): string[] {
  return blocks.flatMap(({ block, content, items, header, rows }, index) => {
    const gap = index > 0 && indent === '' ? [''] : []
    if (block === 'paragraph') {
      return [
        ...gap,
        ...wordsOf(content ?? [])
          .split('\n')
          .map((line) => indent + line),
      ]
    }
    if (block === 'table') return [...gap, ...[header ?? [], ...(rows ?? [])].map((row) => row.join(' | '))]
    const points = (items ?? []).flatMap((point, number) => {
      const mark = block === 'bullets' ? '- ' : `${number + 1}. `
      return [indent + mark + wordsOf(point.content), ...lines(point.children ?? [], `${indent}  `)]
    })
    return [...gap, ...points]
  })
}

/** The words of a text, for comparing two versions. */
export const plainText = (blocks: TextBlock[]): string => lines(blocks, '').join('\n')
