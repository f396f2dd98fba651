import { Button, Card, Group, Stack, Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { http } from '@/api/client'
import { type Paged, usePages } from '@/api/usePages'
import type { Remark } from '@/features/permits/voice/types'
import { useLanguage } from '@/i18n/useLanguage'
import { Loaded } from '@/ui/Loaded'

const load = (cursor: string | undefined) =>
  http.GET('/api/v1/survey-remarks', {
    params: { query: { limit: 20, ...(cursor ? { cursor } : {}) } },
  }) as Promise<Paged<Remark>>

/** What people wanted to say besides, without the case and the day. */
export function Remarks() {
  const { t } = useTranslation('permits', { keyPrefix: 'voice' })
  const { t: common } = useTranslation('common')
  const language = useLanguage()
  const remarks = usePages(['survey-remarks'], load)
  return (
    <Loaded query={remarks}>
      {({ items }) => (
        <Stack gap="xs">
          {items.length === 0 && <Text c="dimmed">{t('noRemarks')}</Text>}
          {items.map(({ id, remark, month, agency, service }) => (
            <Card key={id} withBorder padding="sm">
              <Text style={{ overflowWrap: 'anywhere' }}>{remark}</Text>
              <Text size="sm" c="dimmed">
                {month} · {agency.name} · {language === 'en' ? service.name_en : service.name_id}
              </Text>
            </Card>
          ))}
          {remarks.hasMore && (
            <Group justify="center">
              <Button variant="default" loading={remarks.loadingMore} onClick={remarks.loadMore}>
                {common('action.more')}
              </Button>
            </Group>
          )}
        </Stack>
      )}
    </Loaded>
  )
}
