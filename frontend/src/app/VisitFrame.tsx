import { Anchor, Box, Group } from '@mantine/core'
import { useParams } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import VisitPage from '@/features/permits/visits/VisitPage'

/** The frame of the page of visits: small, and there without a session. Its link leaves by loading: this page may be an old one. */
export default function VisitFrame() {
  const { t } = useTranslation()
  const { id } = useParams({ from: '/kunjungan/{-$id}' })
  return (
    <>
      <Group component="header" px="sm" h={56}>
        <Anchor href="/" fw={700} fz="lg" underline="never">
          {t('app')}
        </Anchor>
      </Group>
      <Box component="main" id="main">
        <VisitPage key={id} id={id} />
      </Box>
    </>
  )
}
