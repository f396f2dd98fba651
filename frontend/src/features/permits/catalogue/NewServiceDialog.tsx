import { Select, TextInput } from '@mantine/core'
import { useNavigate } from '@tanstack/react-router'
import { Controller } from 'react-hook-form'
import { useTranslation } from 'react-i18next'
import { api } from '@/api/client'
import { FormDialog } from '@/ui/FormDialog'
import { fieldText } from '@/ui/problemText'
import { useAppForm } from '@/ui/useAppForm'
import { schemaOf } from './fields'
import { useRefreshCatalogue } from './queries'
import type { Definition } from './types'

interface Values {
  code: string
  name_id: string
  name_en: string
  level: Definition['level']
}

/** A service that does not exist yet: a code and a name; the rest is written on its page. */
export default function NewServiceDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation('templates', { keyPrefix: 'catalogue' })
  const app = useAppForm<Values>({
    defaultValues: { code: '', name_id: '', name_en: '', level: 'urban_village' },
  })
  const { register, control, formState } = app.form
  const navigate = useNavigate()
  const refresh = useRefreshCatalogue()
  const create = api.useMutation('post', '/api/v1/permit-service-drafts')
  const required = { required: fieldText('required') }
  const save = ({ code, ...names }: Values) =>
    create.mutate(
      { body: { code: code.trim().toUpperCase(), definition: blank(names, t('firstStep')) } },
      {
        onError: app.server.show,
        onSuccess: ({ id }) => {
          refresh()
          void navigate({ to: '/katalog/$id', params: { id } })
        },
      },
    )
  const text = (name: 'code' | 'name_id' | 'name_en', description?: string) => (
    <TextInput
      label={t(`field.${name}`)}
      description={description}
      {...register(name, required)}
      error={formState.errors[name]?.message}
    />
  )
  return (
    <FormDialog
      title={t('new')}
      app={app}
      labels={{
        code: t('field.code'),
        name_id: t('field.name_id'),
        name_en: t('field.name_en'),
        level: t('field.level'),
      }}
      onSave={save}
      onClose={onClose}
      saveLabel={t('begin')}
      saving={create.isPending}
    >
      {text('code', t('codeHint'))}
      {text('name_id')}
      {text('name_en')}
      <Controller
        control={control}
        name="level"
        render={({ field }) => (
          <Select
            label={t('field.level')}
            description={t('levelHint')}
            data={(['urban_village', 'sub_district'] as const).map((value) => ({
              value,
              label: t(`level.${value}`),
            }))}
            value={field.value}
            onChange={(value) => value && field.onChange(value)}
            allowDeselect={false}
          />
        )}
      />
    </FormDialog>
  )
}

/** What a new service begins with: the applicant's name, no fee, the standard procedure. */
function blank({ name_id, name_en, level }: Omit<Values, 'code'>, firstStep: string): Definition {
  const form = schemaOf([
    {
      key: 'full_name',
      id: 'Nama lengkap',
      en: 'Full name',
      kind: 'text',
      required: true,
      choices: '',
      when: [],
      fields: [],
      rest: {},
    },
  ])
  return {
    name_id: name_id.trim(),
    name_en: name_en.trim(),
    level,
    kind: 'non_permit',
    status: 'active',
    status_reason: null,
    sla_working_days: 3,
    fee_idr: 0,
    fee_rule: null,
    fee_note: null,
    classification_code: null,
    validity_days: null,
    signer: level === 'urban_village' ? 'urban_village_head' : 'sub_district_head',
    output_name: name_id.trim(),
    output_text: null,
    legal_basis: null,
    requirements: [],
    steps: [{ no: 1, role: 'applicant', action_id: firstStep }],
    form_schema: form as unknown as Definition['form_schema'],
    procedure: null,
  }
}
