import { NumberInput, PasswordInput, TextInput } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { Controller } from 'react-hook-form'
import { useTranslation } from 'react-i18next'
import { http, ifMatch } from '@/api/client'
import { must } from '@/api/must'
import { ChoiceField } from '@/features/letters/ChoiceField'
import type { MailboxAccount } from '@/features/letters/types'
import { type AgencyChoice, AgencyPicker } from '@/ui/AgencyPicker'
import { FormDialog } from '@/ui/FormDialog'
import { type PositionChoice, PositionPicker } from '@/ui/PositionPicker'
import { fieldText } from '@/ui/problemText'
import { toast } from '@/ui/toast'
import { useAppForm } from '@/ui/useAppForm'
import { useRefreshMailboxes } from './queries'
import { RulesField } from './RulesField'
import { type RuleValues, ruleOf, ruleValues } from './rules'

export interface AccountValues {
  agency_id: AgencyChoice | null
  name: string
  host: string
  port: number
  security: MailboxAccount['security']
  username: string
  password: string
  folder: string
  position_id: PositionChoice | null
  rules: RuleValues[]
}

function valuesOf(account: MailboxAccount | null): AccountValues {
  if (!account)
    return {
      agency_id: null,
      name: '',
      host: '',
      port: 993,
      security: 'tls',
      username: '',
      password: '',
      folder: 'INBOX',
      position_id: null,
      rules: [],
    }
  const { agency_id, agency_name, position_id, position_title, user_name, rules, ...same } = account
  return {
    agency_id: { id: agency_id, name: agency_name },
    name: same.name,
    host: same.host,
    port: same.port,
    security: same.security,
    username: same.username,
    password: '',
    folder: same.folder,
    position_id: { id: position_id, label: `${position_title} – ${user_name}` },
    rules: rules.map(ruleValues),
  }
}

/** Only what changed is sent: another server or user wants the password anew, the same one does not. */
function changed(values: AccountValues, account: MailboxAccount) {
  const { host, port, security, username, password } = values
  const position = values.position_id?.id
  return {
    name: values.name,
    rules: values.rules.map(ruleOf),
    ...(values.folder === account.folder ? {} : { folder: values.folder }),
    ...(host === account.host ? {} : { host }),
    ...(port === account.port ? {} : { port }),
    ...(security === account.security ? {} : { security }),
    ...(username === account.username ? {} : { username }),
    ...(password ? { password } : {}),
    ...(position && position !== account.position_id ? { position_id: position } : {}),
  }
}

interface AccountDialogProps {
  /** Missing for a new one. */
  account: MailboxAccount | null
  onClose: () => void
}

/** Where a mailbox is, and in whose name its letters are registered. */
export default function AccountDialog({ account, onClose }: AccountDialogProps) {
  const { t } = useTranslation(['mailboxes', 'errors'])
  const refresh = useRefreshMailboxes()
  const app = useAppForm<AccountValues>({ defaultValues: valuesOf(account) })
  const { control, register } = app.form
  const { errors } = app.form.formState
  const required = { required: fieldText('required') }
  const save = useMutation<unknown, unknown, AccountValues>({
    mutationFn: (values) => {
      if (account)
        return must(
          http.PATCH('/api/v1/mailbox-accounts/{id}', {
            params: { path: { id: account.id }, header: ifMatch(account.version) },
            body: changed(values, account),
          }),
        )
      const { agency_id, position_id, rules, ...same } = values
      const body = {
        ...same,
        agency_id: agency_id?.id ?? '',
        position_id: position_id?.id ?? '',
        rules: rules.map(ruleOf),
      }
      return must(http.POST('/api/v1/mailbox-accounts', { body }))
    },
    onError: app.server.show,
    onSuccess: () => {
      toast.done(t('saved'))
      onClose()
    },
    onSettled: refresh,
  })
  const labels = {
    agency_id: t('agency'),
    name: t('name'),
    host: t('host'),
    port: t('port'),
    security: t('security'),
    username: t('username'),
    password: t('password'),
    folder: t('folder'),
    user_id: t('registrar'),
    position_id: t('registrar'),
    rules: t('rules'),
  }
  const agency = app.form.watch('agency_id')
  const line = (name: 'name' | 'host' | 'username' | 'folder') => (
    <TextInput label={labels[name]} {...register(name, required)} error={errors[name]?.message} />
  )
  return (
    <FormDialog
      title={t(account ? 'editTitle' : 'add')}
      app={app}
      labels={labels}
      onSave={(values) => save.mutate(values)}
      onClose={onClose}
      saveLabel={t('save')}
      saving={save.isPending}
    >
      {!account && (
        <Controller
          control={control}
          name="agency_id"
          rules={required}
          render={({ field }) => (
            <AgencyPicker
              ref={field.ref}
              label={labels.agency_id}
              value={field.value}
              onChange={field.onChange}
              error={errors.agency_id?.message}
            />
          )}
        />
      )}
      {line('name')}
      {line('host')}
      <ChoiceField
        control={control}
        name="security"
        label={labels.security}
        options={(['tls', 'starttls', 'none'] as const).map((value) => ({
          value,
          label: t(`securities.${value}`),
        }))}
      />
      <Controller
        control={control}
        name="port"
        rules={required}
        render={({ field }) => (
          <NumberInput
            ref={field.ref}
            label={labels.port}
            min={1}
            max={65535}
            hideControls
            value={field.value}
            onChange={field.onChange}
            error={errors.port?.message}
          />
        )}
      />
      {line('username')}
      <PasswordInput
        label={labels.password}
        description={t(account ? 'passwordKeep' : 'passwordHint')}
        autoComplete="new-password"
        {...register('password', account ? {} : required)}
        error={errors.password?.message}
      />
      {line('folder')}
      <Controller
        control={control}
        name="position_id"
        rules={required}
        render={({ field }) => (
          <PositionPicker
            ref={field.ref}
            label={labels.position_id}
            permission="letter.register"
            {...(agency ? { agencyId: agency.id } : {})}
            value={field.value}
            onChange={field.onChange}
            error={errors.position_id?.message}
          />
        )}
      />
      <RulesField control={control} />
    </FormDialog>
  )
}
