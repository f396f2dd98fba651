import { Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { bytesOf } from '@/api/bytes'
import { http } from '@/api/client'
import { useCan } from '@/api/session'
import type { PermitState } from '@/features/permits/issued/types'
import type { Application } from '@/features/permits/types'
import { FileItem } from '@/ui/FileItem'
import { SignatureNote } from '@/ui/signing/SignatureNote'
import type { SignatureKey } from '@/ui/signing/signing'

const PDF = 'application/pdf'

interface PermitSignatureProps {
  application: Application
  state: SignatureKey
}

/** States in which there is a signed file. */
const BEARING: SignatureKey[] = ['signed', 'revoked', 'superseded']

/** How the paper is signed; whoever hands it over gets the signed file. */
export function PermitSignature({ application: { signature, permit }, state }: PermitSignatureProps) {
  const handsOver = useCan()('permit.hand_over')
  return (
    <>
      <SignatureNote kind="permit" signature={signature} state={state} />
      {permit && BEARING.includes(state) && handsOver && <SignedPaper id={permit.id} state={permit.state} />}
    </>
  )
}

async function load(id: string): Promise<Blob> {
  const params = { path: { id } }
  return bytesOf(await http.GET('/api/v1/permits/{id}/signed-paper', { params, parseAs: 'blob' }), PDF)
}

/** Nothing is loaded before somebody asks for it, because each look is recorded. */
function SignedPaper({ id, state }: { id: string; state: PermitState }) {
  const { t } = useTranslation('permits')
  const key = ['permit', id, 'signed-paper']
  return (
    <>
      <Text fw={600}>{t('paper.signed')}</Text>
      {state !== 'valid' && <Text fw={600}>{t(`permit.means.${state}`)}</Text>}
      <Text size="sm" c="dimmed" mb="xs">
        {t('paper.signedHint')}
      </Text>
      <FileItem file={{ key, name: t('paper.signedName'), mediaType: PDF, load: () => load(id) }} />
    </>
  )
}
