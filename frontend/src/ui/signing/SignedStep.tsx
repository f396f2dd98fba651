import { Button, Group, Stack, Text } from '@mantine/core'
import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { FileItem } from '@/ui/FileItem'
import { GrantedNumber } from '@/ui/GrantedNumber'
import type { Signable, Signing } from './signing'

interface SignedStepProps<T extends Signable> {
  signed: T
  signing: Signing<T>
  onClose: () => void
}

/** The number that the signature granted, and the signed paper. */
export function SignedStep<T extends Signable>({ signed, signing, onClose }: SignedStepProps<T>) {
  const { t } = useTranslation(['signing', 'common'])
  const box = useRef<HTMLDivElement>(null)
  // the form that had the focus is gone
  useEffect(() => box.current?.focus(), [])
  return (
    <Stack ref={box} tabIndex={-1} role="status" style={{ outline: 'none' }}>
      <Text>{t(`sign.number.${signing.kind}`)}</Text>
      <GrantedNumber number={signing.numberOf(signed)} />
      <FileItem file={signing.fileOf(signed)} />
      <Group justify="flex-end">
        <Button onClick={onClose}>{t('action.close', { ns: 'common' })}</Button>
      </Group>
    </Stack>
  )
}
