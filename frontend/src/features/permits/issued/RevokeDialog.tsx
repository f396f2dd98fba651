import { Text, Textarea } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { api, ifMatch } from '@/api/client'
import { Facts } from '@/features/permits/Facts'
import { useRefresh } from '@/features/permits/queries'
import { serviceName } from '@/features/permits/text'
import { useLanguage } from '@/i18n/useLanguage'
import { FormDialog } from '@/ui/FormDialog'
import { Note } from '@/ui/Note'
import { toast } from '@/ui/toast'
import { useAppForm } from '@/ui/useAppForm'
import type { Permit } from './types'

interface Values {
  reason: string
  legal_basis: string
}

/** Takes a paper back; it cannot be undone, so it says who will read what. */
export default function RevokeDialog({ permit, onClose }: { permit: Permit; onClose: () => void }) {
  const { t } = useTranslation('permits', { keyPrefix: 'revoke' })
  const { t: field } = useTranslation('permits', { keyPrefix: 'field' })
  const language = useLanguage()
  const app = useAppForm<Values>({ defaultValues: { reason: '', legal_basis: '' } })
  const refresh = useRefresh()
  const revoke = api.useMutation('post', '/api/v1/permits/{id}/revocation')
  const save = (body: Values) =>
    revoke.mutate(
      { params: { path: { id: permit.id } }, headers: ifMatch(permit.version), body },
      {
        onSuccess: () => {
          refresh()
          toast.done(t('done'))
          onClose()
        },
        onError: app.server.show,
      },
    )
  const { errors } = app.form.formState
  return (
    <FormDialog
      title={t('title')}
      app={app}
      labels={{ reason: t('reason'), legal_basis: t('basis') }}
      onSave={save}
      onClose={onClose}
      saveLabel={t('now')}
      saving={revoke.isPending}
    >
      <Facts
        items={[
          { key: 'service', label: field('service'), text: serviceName(permit.service, language) },
          { key: 'applicant', label: field('applicant'), text: permit.applicant_name },
          { key: 'number', label: field('number'), text: permit.number },
        ]}
      />
      <Note tone="danger" title={t('noWayBack')}>
        <Text>{t('what')}</Text>
      </Note>
      <Textarea
        label={t('reason')}
        description={t('reasonHint')}
        autosize
        minRows={2}
        maxLength={500}
        required
        {...app.form.register('reason', { required: t('reasonNeeded') })}
        error={errors.reason?.message}
      />
      <Textarea
        label={t('basis')}
        description={t('basisHint')}
        autosize
        minRows={1}
        maxLength={300}
        required
        {...app.form.register('legal_basis', { required: t('basisNeeded') })}
        error={errors.legal_basis?.message}
      />
    </FormDialog>
  )
}
