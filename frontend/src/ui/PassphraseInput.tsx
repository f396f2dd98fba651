import { PasswordInput, type PasswordInputProps } from '@mantine/core'

/** What opens a signing key: hidden while it is typed, and no password manager offers to fill it in or to keep it. */
export function PassphraseInput(props: PasswordInputProps) {
  return (
    <PasswordInput
      autoComplete="off"
      spellCheck={false}
      data-1p-ignore
      data-bwignore
      data-lpignore
      {...props}
    />
  )
}
