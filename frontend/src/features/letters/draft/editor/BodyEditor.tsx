import { Input } from '@mantine/core'
import { EditorContent, useEditor } from '@tiptap/react'
import { type ReactNode, type Ref, useEffect, useImperativeHandle, useRef } from 'react'
import type { TextBlock } from '@/features/letters/types'
import { toBlocks, toDocument } from './convert'
import classes from './editor.module.css'
import { extensions } from './extensions'
import { cleanPasted } from './paste'
import { Toolbar } from './Toolbar'

export interface BodyEditorProps {
  label: string
  description?: ReactNode
  error?: ReactNode
  value: TextBlock[]
  onChange: (value: TextBlock[]) => void
  ref?: Ref<{ focus: () => void }>
}

/** The text of a letter: paragraphs, bold, italic, lists and tables, and nothing else. */
export default function BodyEditor({ label, description, error, value, onChange, ref }: BodyEditorProps) {
  // the editor keeps its document; only a text from outside, such as a version of somebody else, replaces it
  const written = useRef(JSON.stringify(value))
  const editor = useEditor({
    extensions,
    content: toDocument(value),
    injectCSS: false,
    // asterisks in a letter are asterisks
    enableInputRules: ['bulletList', 'orderedList'],
    enablePasteRules: false,
    editorProps: {
      transformPastedHTML: cleanPasted,
      attributes: {
        role: 'textbox',
        'aria-multiline': 'true',
        'aria-label': label,
        'aria-invalid': String(Boolean(error)),
      },
    },
    onUpdate: ({ editor: now }) => {
      const blocks = toBlocks(now.getJSON())
      written.current = JSON.stringify(blocks)
      onChange(blocks)
    },
  })
  useEffect(() => {
    // by its content: the form hands out copies
    const now = JSON.stringify(value)
    if (now === written.current) return
    written.current = now
    editor?.commands.setContent(toDocument(value), { emitUpdate: false })
  }, [value, editor])
  useImperativeHandle(ref, () => ({ focus: () => void editor?.commands.focus() }), [editor])
  return (
    <Input.Wrapper label={label} description={description} error={error} labelElement="div">
      <div className={classes['frame']} data-error={Boolean(error)}>
        {editor && <Toolbar editor={editor} />}
        <EditorContent editor={editor} className={classes['text']} />
      </div>
    </Input.Wrapper>
  )
}
