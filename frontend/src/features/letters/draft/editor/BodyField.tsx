import { Input } from '@mantine/core'
import { lazy, Suspense } from 'react'
import { Loading } from '@/ui/Loading'
import type { BodyEditorProps } from './BodyEditor'

// the editor is half as heavy as the rest of the page, which can be filled in meanwhile
const BodyEditor = lazy(() => import('./BodyEditor'))

export function BodyField(props: BodyEditorProps) {
  return (
    <Suspense
      fallback={
        <Input.Wrapper label={props.label} labelElement="div">
          <Loading rows={6} />
        </Input.Wrapper>
      }
    >
      <BodyEditor {...props} />
    </Suspense>
  )
}
