import { Button, Card, Group, Stack, Tabs } from '@mantine/core'
import { lazy, Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api, ifMatch } from '@/api/client'
import { LeaveGuard } from '@/ui/LeaveGuard'
import { toast } from '@/ui/toast'
import { Faults } from './Faults'
import { useRefreshCatalogue } from './queries'
import type { Change, Definition, Revision } from './types'

const small = () => import('./smallParts')
const FormPart = lazy(() => import('./FormPart'))
const GeneralPart = lazy(() => small().then(({ GeneralPart: part }) => ({ default: part })))
const ProcedurePart = lazy(() => import('./ProcedurePart'))
const PublishPart = lazy(() => small().then(({ PublishPart: part }) => ({ default: part })))
const RequirementsPart = lazy(() => import('./RequirementsPart'))

const PARTS = ['general', 'requirements', 'form', 'procedure', 'publish'] as const

/** A draft: its parts side by side, kept when it is saved, however incomplete. */
export default function DraftEditor({ revision }: { revision: Revision }) {
  const { t } = useTranslation('templates', { keyPrefix: 'catalogue' })
  const [definition, setDefinition] = useState<Definition>(revision.definition)
  const [kept, setKept] = useState<Revision>(revision)
  const refresh = useRefreshCatalogue()
  const update = api.useMutation('put', '/api/v1/permit-services/{id}/definition')
  const changed = definition !== kept.definition
  const change: Change = (part) => setDefinition((before) => ({ ...before, ...part }))
  const save = () =>
    update.mutate(
      { params: { path: { id: kept.id }, header: ifMatch(kept.version) }, body: definition },
      {
        onError: toast.problem,
        onSuccess: (saved) => {
          setKept({ ...saved, definition })
          refresh()
          toast.done(t('saved'))
        },
      },
    )
  const part = { definition, change }
  return (
    <Stack>
      <LeaveGuard unsaved={() => changed} />
      <Faults faults={kept.faults} definition={definition} />
      <Tabs defaultValue="general" keepMounted={false}>
        <Tabs.List mb="md">
          {PARTS.map((name) => (
            <Tabs.Tab key={name} value={name}>
              {t(`part.${name}`)}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        <Card withBorder>
          <Suspense>
            <Tabs.Panel value="general">
              <GeneralPart {...part} fixedLevel={kept.revision > 1} />
            </Tabs.Panel>
            <Tabs.Panel value="requirements">
              <RequirementsPart {...part} />
            </Tabs.Panel>
            <Tabs.Panel value="form">
              <FormPart {...part} />
            </Tabs.Panel>
            <Tabs.Panel value="procedure">
              <ProcedurePart {...part} />
            </Tabs.Panel>
            <Tabs.Panel value="publish">
              <PublishPart revision={kept} unsaved={changed} />
            </Tabs.Panel>
          </Suspense>
        </Card>
      </Tabs>
      <Group>
        <Button onClick={save} loading={update.isPending} disabled={!changed}>
          {t('save')}
        </Button>
      </Group>
    </Stack>
  )
}
