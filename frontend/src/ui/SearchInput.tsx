import { CloseButton, TextInput } from '@mantine/core'
import { useDebouncedCallback } from '@mantine/hooks'
import { IconSearch } from '@tabler/icons-react'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'

interface SearchInputProps {
  label: string
  value: string
  /** Called when typing has paused. */
  onChange: (text: string) => void
  placeholder?: string
}

/** Search box of a list; the key "/" moves to it when the page registers that shortcut. */
export function SearchInput({ label, value, onChange, placeholder = '' }: SearchInputProps) {
  const { t } = useTranslation()
  const [text, setText] = useState(value)
  const report = useDebouncedCallback(onChange, 300)
  // the filters can be cleared, or Back can be pressed, from outside
  useEffect(() => setText(value), [value])
  const type = (next: string) => {
    setText(next)
    report(next)
  }
  return (
    <TextInput
      type="search"
      label={label}
      placeholder={placeholder}
      value={text}
      onChange={(event) => type(event.currentTarget.value)}
      leftSection={<IconSearch size={16} aria-hidden />}
      rightSection={text && <CloseButton size="sm" aria-label={t('action.clear')} onClick={() => type('')} />}
      data-search
      miw={220}
    />
  )
}
