import { Button, List, Text, Title } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { api } from '@/api/client'
import { Loaded } from '@/ui/Loaded'
import { Note } from '@/ui/Note'
import { rangeOf } from './sentence'
import { useRegisterName, useTally } from './useTally'

interface ProofProps {
  agency: string
  register: string
  year: number
}

/** What became of every number of one series, in one sentence, and what does not add up. */
export function Proof({ agency, register, year }: ProofProps) {
  const { t } = useTranslation('numbering')
  const proof = api.useQuery('get', '/api/v1/number-reconciliation', {
    params: { query: { agency_id: agency, register, year } },
  })
  const registerName = useRegisterName()
  const tally = useTally()
  return (
    <section>
      <Loaded query={proof}>
        {(found) => (
          <>
            <Title order={2} fz="h3" mt="xl" mb="sm">
              {t('proof.title', { register: registerName(register), agency: found.agency.name, year })}
            </Title>
            <div role="status">
              <Note
                tone={found.adds_up ? 'success' : 'danger'}
                title={t(found.adds_up ? 'proof.ok' : 'proof.bad', { sentence: tally(found) })}
              />
            </div>
            {found.faults.length > 0 && (
              <>
                <Text fw={650} mt="sm">
                  {t('proof.faults')}
                </Text>
                <List>
                  {found.faults.map((fault) => (
                    <List.Item key={`${fault.kind} ${rangeOf(fault)}`}>
                      {t(`fault.${fault.kind}`, { range: rangeOf(fault) })}
                    </List.Item>
                  ))}
                </List>
              </>
            )}
            <Button
              mt="sm"
              size="compact-sm"
              variant="default"
              loading={proof.isFetching}
              onClick={() => void proof.refetch()}
            >
              {t('proof.again')}
            </Button>
          </>
        )}
      </Loaded>
    </section>
  )
}
