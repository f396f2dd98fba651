import { Alert, Button, Card, Checkbox, Group, NativeSelect, TextInput } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '@/api/client'
import { type Column, DataTable } from '@/ui/DataTable'
import { Loaded } from '@/ui/Loaded'
import { Page } from '@/ui/Page'
import { ProblemSummary } from '@/ui/ProblemSummary'
import { toast } from '@/ui/toast'
import { useAppForm } from '@/ui/useAppForm'
import type { MailChoice, Preference, Preferences } from './types'

const PATH = '/api/v1/me/notification-preferences'
const CHOICES: MailChoice[] = ['off', 'digest', 'now']

/** What the reader wants to be told, and where mail goes. */
export default function PreferencesPage() {
  const { t } = useTranslation('notifications')
  const preferences = api.useQuery('get', PATH)
  return (
    <Page title={t('preferences.title')} lead={t('preferences.lead')} narrow>
      <Loaded query={preferences}>
        {(loaded) => (
          <>
            {!loaded.mail_available && (
              <Alert mb="md" color="gray">
                {t('preferences.noMail')}
              </Alert>
            )}
            <Address key={loaded.email ?? ''} email={loaded.email ?? ''} />
            <Choices preferences={loaded} />
          </>
        )}
      </Loaded>
    </Page>
  )
}

function Address({ email }: { email: string }) {
  const { t } = useTranslation(['notifications', 'common'])
  const queries = useQueryClient()
  const { form, server, submit } = useAppForm<{ email: string }>({ defaultValues: { email } })
  const update = api.useMutation('patch', '/api/v1/me')
  const save = ({ email: typed }: { email: string }) =>
    update
      .mutateAsync(
        { body: { email: typed.trim() || null } },
        {
          onError: server.show,
          onSuccess: async () => {
            await queries.invalidateQueries({ queryKey: ['get', PATH] })
            toast.done(t('state.saved', { ns: 'common' }))
          },
        },
      )
      .catch(() => undefined)
  const label = t('preferences.email')
  return (
    <Card withBorder mb="md" component="form" noValidate onSubmit={submit(save)}>
      <ProblemSummary form={form} problem={server.problem} labels={{ email: label }} />
      <Group align="flex-end">
        <TextInput
          type="email"
          autoComplete="email"
          label={label}
          description={t('preferences.emailHint')}
          flex="1 1 240px"
          {...form.register('email')}
          error={form.formState.errors.email?.message}
        />
        <Button type="submit" variant="default" loading={update.isPending}>
          {t('action.save', { ns: 'common' })}
        </Button>
      </Group>
    </Card>
  )
}

function Choices({ preferences }: { preferences: Preferences }) {
  const { t } = useTranslation('notifications')
  const queries = useQueryClient()
  const [items, setItems] = useState(preferences.items)
  const put = api.useMutation('put', PATH)
  const choose = (chosen: Preference) => {
    const before = items
    const next = items.map((item) => (item.event === chosen.event ? chosen : item))
    setItems(next)
    put.mutate(
      { body: { items: next } },
      {
        onError: (error) => {
          setItems(before)
          toast.problem(error)
        },
        onSuccess: () => queries.invalidateQueries({ queryKey: ['get', PATH] }),
      },
    )
  }
  const columns: [Column<Preference>, ...Column<Preference>[]] = [
    { key: 'event', header: t('preferences.event'), cell: ({ event }) => t(`event.${event}`) },
    {
      key: 'inApp',
      header: t('preferences.inApp'),
      cell: (item) => (
        <Checkbox
          aria-label={t('preferences.inAppOf', { event: t(`event.${item.event}`) })}
          checked={item.in_app}
          onChange={({ currentTarget }) => choose({ ...item, in_app: currentTarget.checked })}
        />
      ),
    },
    {
      key: 'mail',
      header: t('preferences.mail'),
      cell: (item) => (
        <NativeSelect
          aria-label={t('preferences.mailOf', { event: t(`event.${item.event}`) })}
          value={item.mail}
          onChange={({ currentTarget }) => choose({ ...item, mail: currentTarget.value as MailChoice })}
          data={CHOICES.map((value) => ({ value, label: t(`mail.${value}`) }))}
        />
      ),
    },
  ]
  return (
    <DataTable name={t('preferences.title')} rows={items} rowKey={({ event }) => event} columns={columns} />
  )
}
