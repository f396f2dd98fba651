import { Box, Button, Group, SegmentedControl } from '@mantine/core'
import { IconPrinter } from '@tabler/icons-react'
import { useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useCan } from '@/api/session'
import { LinkAnchor } from '@/ui/LinkAnchor'
import { LinkButton } from '@/ui/LinkButton'
import { Loaded } from '@/ui/Loaded'
import { Page } from '@/ui/Page'
import { useApplication, useService } from './queries'
import { Receipt } from './Receipt'
import { ReceiptPaper } from './ReceiptPaper'

export default function ReceiptPage() {
  const { t } = useTranslation('permits')
  const { id } = useParams({ from: '/app/layanan-loket/$id/tanda-terima' })
  const application = useApplication(id)
  const service = useService(application.data?.service.id)
  const [paper, setPaper] = useState<'a4' | 'narrow'>('a4')
  const mayReceive = useCan()('permit.receive')
  return (
    <Page title={t('receipt.title')} narrow>
      <Loaded query={application}>
        {(found) => (
          <>
            <Group mb="md" data-no-print>
              <Button leftSection={<IconPrinter size={18} aria-hidden />} onClick={() => window.print()}>
                {t('receipt.print')}
              </Button>
              <SegmentedControl
                aria-label={t('receipt.paper')}
                value={paper}
                onChange={setPaper}
                data={[
                  { value: 'a4', label: t('receipt.a4') },
                  { value: 'narrow', label: t('receipt.narrow') },
                ]}
              />
            </Group>
            <Receipt application={found} service={service.data} paper={paper} />
            <Box mt="md" data-no-print>
              <ReceiptPaper id={id} format={paper === 'a4' ? 'sheet' : 'roll80'} />
            </Box>
            <Group mt="md" data-no-print>
              <LinkButton to="/layanan-loket/$id" params={{ id }} variant={mayReceive ? 'default' : 'filled'}>
                {t('receipt.toApplication')}
              </LinkButton>
              {mayReceive && <LinkAnchor to="/layanan-loket/baru">{t('receipt.next')}</LinkAnchor>}
            </Group>
          </>
        )}
      </Loaded>
    </Page>
  )
}
