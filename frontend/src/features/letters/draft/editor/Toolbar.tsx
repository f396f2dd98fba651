import { ActionIcon, Tooltip } from '@mantine/core'
import {
  IconArrowBackUp,
  IconArrowForwardUp,
  IconBold,
  IconColumnInsertRight,
  IconColumnRemove,
  IconIndentDecrease,
  IconIndentIncrease,
  IconItalic,
  IconList,
  IconListNumbers,
  IconRowInsertBottom,
  IconRowRemove,
  IconTable,
  IconTableOff,
} from '@tabler/icons-react'
import type { Editor } from '@tiptap/core'
import { useEditorState } from '@tiptap/react'
import type { ComponentType } from 'react'
import { useTranslation } from 'react-i18next'
import type letters from '@/i18n/id/letters.json'
import classes from './editor.module.css'

interface Tool {
  name: keyof Omit<(typeof letters)['editor'], 'tools'>
  icon: ComponentType<{ size?: number }>
  run: () => unknown
  /** Missing where the button is no switch. */
  pressed?: boolean
  off?: boolean
}

export function Toolbar({ editor }: { editor: Editor }) {
  const { t } = useTranslation('letters')
  const now = useEditorState({
    editor,
    selector: ({ editor: e }) => ({
      bold: e.isActive('bold'),
      italic: e.isActive('italic'),
      bullets: e.isActive('bulletList'),
      numbers: e.isActive('orderedList'),
      table: e.isActive('table'),
      deeper: e.can().sinkListItem('listItem'),
      undo: e.can().undo(),
      redo: e.can().redo(),
    }),
  })
  const chain = () => editor.chain().focus()
  const list = now.bullets || now.numbers
  const inList: Tool[] = [
    {
      name: 'deeper',
      icon: IconIndentIncrease,
      run: () => chain().sinkListItem('listItem').run(),
      off: !now.deeper,
    },
    { name: 'higher', icon: IconIndentDecrease, run: () => chain().liftListItem('listItem').run() },
  ]
  const inTable: Tool[] = [
    { name: 'rowAdd', icon: IconRowInsertBottom, run: () => chain().addRowAfter().run() },
    { name: 'rowRemove', icon: IconRowRemove, run: () => chain().deleteRow().run() },
    { name: 'columnAdd', icon: IconColumnInsertRight, run: () => chain().addColumnAfter().run() },
    { name: 'columnRemove', icon: IconColumnRemove, run: () => chain().deleteColumn().run() },
    { name: 'tableRemove', icon: IconTableOff, run: () => chain().deleteTable().run() },
  ]
  const newTable: Tool = {
    name: 'table',
    icon: IconTable,
    run: () => chain().insertTable({ rows: 3, cols: 3, withHeaderRow: true }).run(),
    off: list,
  }
  const tools: Tool[] = [
    // the cells of a printed table have one look
    {
      name: 'bold',
      icon: IconBold,
      run: () => chain().toggleBold().run(),
      pressed: now.bold,
      off: now.table,
    },
    {
      name: 'italic',
      icon: IconItalic,
      run: () => chain().toggleItalic().run(),
      pressed: now.italic,
      off: now.table,
    },
    {
      name: 'bullets',
      icon: IconList,
      run: () => chain().toggleBulletList().run(),
      pressed: now.bullets,
      off: now.table,
    },
    {
      name: 'numbers',
      icon: IconListNumbers,
      run: () => chain().toggleOrderedList().run(),
      pressed: now.numbers,
      off: now.table,
    },
    ...(list ? inList : []),
    ...(now.table ? inTable : [newTable]),
    { name: 'undo', icon: IconArrowBackUp, run: () => chain().undo().run(), off: !now.undo },
    { name: 'redo', icon: IconArrowForwardUp, run: () => chain().redo().run(), off: !now.redo },
  ]
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset would be announced as a group of entries
    <div role="group" aria-label={t('editor.tools')} className={classes['tools']}>
      {tools.map(({ name, icon: Icon, run, pressed, off }) => (
        <Tooltip key={name} label={t(`editor.${name}`)}>
          <ActionIcon
            variant={pressed ? 'light' : 'subtle'}
            size={36}
            aria-label={t(`editor.${name}`)}
            {...(pressed === undefined ? {} : { 'aria-pressed': pressed })}
            // a button that is disabled would drop the focus of whoever reached it by keyboard
            aria-disabled={off}
            data-off={off}
            // the caret stays in the text
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => {
              if (!off) run()
            }}
          >
            <Icon size={18} />
          </ActionIcon>
        </Tooltip>
      ))}
    </div>
  )
}
