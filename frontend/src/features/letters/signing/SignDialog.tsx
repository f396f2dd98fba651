import { useTranslation } from 'react-i18next'
import { http, ifMatch } from '@/api/client'
import { must } from '@/api/must'
import { useCan } from '@/api/session'
import { paperOf } from '@/features/letters/files/LetterPaper'
import { useRefresh } from '@/features/letters/queries'
import type { Letter } from '@/features/letters/types'
import { SignDialog as Dialog } from '@/ui/signing/SignDialog'

interface SignDialogProps {
  letter: Letter
  onClose: () => void
}

/** Signs a letter electronically, which approves it. */
export default function SignDialog({ letter, onClose }: SignDialogProps) {
  const { t } = useTranslation('letters')
  const refresh = useRefresh()
  const path = { id: letter.id }
  const mayDateBack = useCan()('numbering.back_date')
  return (
    <Dialog
      paper={letter}
      signing={{
        kind: 'letter',
        mayDateBack,
        subjectOf: ({ subject }) => subject,
        fileOf: (seen) => paperOf(seen, t('paper.name')),
        numberOf: ({ letter_number }) => letter_number ?? '',
        load: () => must(http.GET('/api/v1/letters/{id}', { params: { path } })),
        sign: ({ version }, body) =>
          must(
            http.POST('/api/v1/letters/{id}/signature', {
              params: { path, header: ifMatch(version) },
              body,
            }),
          ),
        refresh,
      }}
      onClose={onClose}
    />
  )
}
