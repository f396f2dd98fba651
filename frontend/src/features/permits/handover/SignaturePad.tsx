import { Button, Group, Input } from '@mantine/core'
import { type Ref, useEffect, useId, useImperativeHandle, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import Pad from 'signature_pad'
import classes from './SignaturePad.module.css'

export interface DrawnSignature {
  /** The picture; null where nothing was drawn. */
  picture: () => Promise<Blob | null>
}

/** A field to sign in with a finger, a pen or the mouse; drawn black on white in every theme, as it is kept. */
export function SignaturePad({ ref, label }: { ref: Ref<DrawnSignature>; label: string }) {
  const { t } = useTranslation('numbering', { keyPrefix: 'handover' })
  const canvas = useRef<HTMLCanvasElement>(null)
  const pad = useRef<Pad>(null)
  const id = useId()
  useEffect(() => {
    const element = canvas.current
    if (!element) return
    // as many points as the screen has, so that the line is not coarse
    const ratio = Math.max(window.devicePixelRatio, 1)
    element.width = element.offsetWidth * ratio
    element.height = element.offsetHeight * ratio
    element.getContext('2d')?.scale(ratio, ratio)
    const made = new Pad(element, { backgroundColor: 'white', penColor: 'black' })
    pad.current = made
    return () => made.off()
  }, [])
  useImperativeHandle(ref, () => ({
    picture: () =>
      new Promise((resolve) => {
        if (!canvas.current || pad.current?.isEmpty() !== false) resolve(null)
        else canvas.current.toBlob(resolve, 'image/png')
      }),
  }))
  return (
    <Input.Wrapper label={label} description={t('signHint')} labelProps={{ htmlFor: undefined, id }}>
      <canvas ref={canvas} className={classes['pad']} role="img" aria-labelledby={id} />
      <Group justify="flex-end" mt={4}>
        <Button size="compact-md" variant="subtle" onClick={() => pad.current?.clear()}>
          {t('clear')}
        </Button>
      </Group>
    </Input.Wrapper>
  )
}
