import { Button, Group, Stack, Text } from '@mantine/core'
import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { LetterPaper } from '@/features/letters/files/LetterPaper'
import { GrantedNumber } from '@/features/letters/letter/GrantedNumber'
import type { Letter } from '@/features/letters/types'

interface SignedStepProps {
  letter: Letter
  onClose: () => void
}

/** The number that the signature granted, and the signed paper. */
export function SignedStep({ letter, onClose }: SignedStepProps) {
  const { t } = useTranslation(['signing', 'common'])
  const box = useRef<HTMLDivElement>(null)
  // the form that had the focus is gone
  useEffect(() => box.current?.focus(), [])
  return (
    <Stack ref={box} tabIndex={-1} role="status" style={{ outline: 'none' }}>
      <Text>{t('sign.number')}</Text>
      <GrantedNumber number={letter.letter_number ?? ''} />
      <LetterPaper letter={letter} />
      <Group justify="flex-end">
        <Button onClick={onClose}>{t('action.close', { ns: 'common' })}</Button>
      </Group>
    </Stack>
  )
}
