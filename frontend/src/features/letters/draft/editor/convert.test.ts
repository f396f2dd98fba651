import { Editor } from '@tiptap/core'
import { expect, test } from 'vitest'
import { plainText } from '@/features/letters/draft/plain'
import type { TextBlock } from '@/features/letters/types'
import { toBlocks, toDocument } from './convert'
import { extensions } from './extensions'
import { cleanPasted } from './paste'

const letter: TextBlock[] = [
  {
    block: 'paragraph',
    content: [
      { text: 'Dengan hormat,\nmohon ', style: 'plain' },
      { text: 'segera', style: 'bold' },
      { text: ' dan ', style: 'italic' },
      { text: 'lengkap', style: 'bold_italic' },
    ],
  },
  {
    block: 'numbers',
    items: [
      {
        content: [{ text: 'data RT', style: 'plain' }],
        children: [{ block: 'bullets', items: [{ content: [{ text: 'jiwa', style: 'plain' }] }] }],
      },
      { content: [{ text: '<b>peta</b> *bukan* _tanda_', style: 'plain' }] },
    ],
  },
  { block: 'table', header: ['RT', 'Jiwa'], rows: [['05', '']] },
]

const edited = (content: string | object): TextBlock[] => {
  const editor = new Editor({ extensions, content })
  const blocks = toBlocks(editor.getJSON())
  editor.destroy()
  return blocks
}

test('a text comes back from the editor as it went in', () => {
  expect(edited(toDocument(letter))).toEqual(letter)
})

test('what says nothing is left out', () => {
  expect(toBlocks(toDocument([]))).toEqual([])
  expect(edited('<p> </p><ul><li><p></p></li></ul><p>Isi</p>')).toEqual([
    { block: 'paragraph', content: [{ text: 'Isi', style: 'plain' }] },
  ])
})

test('of a pasted page only the allowed structure stays', () => {
  const html = `<style>p{color:red}</style><script>alert(1)</script><h1>Judul</h1>
    <p style="color:red">Isi <a href="javascript:alert(1)">taut</a> <u>garis</u> <strong>tebal</strong><img src="x" onerror="alert(1)"></p>
    <table><tr><td>A</td><td><b>B</b></td></tr><tr><td colspan="2">C</td></tr></table>`
  expect(edited(html)).toEqual([
    { block: 'paragraph', content: [{ text: 'Judul', style: 'plain' }] },
    {
      block: 'paragraph',
      content: [
        { text: 'Isi taut garis ', style: 'plain' },
        { text: 'tebal', style: 'bold' },
      ],
    },
    { block: 'table', header: ['A', 'B'], rows: [['C', '']] },
  ])
})

test("Word's lists are lists again", () => {
  const item = (level: number, mark: string, words: string) =>
    `<p class=MsoListParagraph style='mso-list:l0 level${level} lfo1'><span style='mso-list:Ignore'>${mark}<span>&nbsp; </span></span>${words}</p>`
  const html = `<p>Mohon:</p>${item(1, '1.', 'data')}${item(2, '·', 'jiwa')}${item(1, '2.', 'peta')}<p>Demikian.</p>`
  expect(plainText(edited(cleanPasted(html)))).toBe('Mohon:\n\n1. data\n  - jiwa\n2. peta\n\nDemikian.')
})
