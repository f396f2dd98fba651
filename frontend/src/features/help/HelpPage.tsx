import { Button, Text } from '@mantine/core'
import { IconRoute } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { Page } from '@/ui/Page'
import { TextLink } from '@/ui/TextLink'
import classes from './help.module.css'
import { TOPICS } from './topics'
import { startTour } from './tour/tour'

/** All guides, and the tour once more. */
export default function HelpPage() {
  const { t } = useTranslation('help')
  return (
    <Page
      title={t('title')}
      lead={t('lead')}
      actions={
        <Button variant="default" leftSection={<IconRoute size={18} aria-hidden />} onClick={startTour}>
          {t('tour.again')}
        </Button>
      }
      narrow
    >
      <ul className={classes['list']}>
        {TOPICS.map(({ topic }) => (
          <li key={topic}>
            <TextLink to="/bantuan/$topic" params={{ topic }} fw={650}>
              {t(`topics.${topic}.title`)}
            </TextLink>
            <Text c="dimmed">{t(`topics.${topic}.lead`)}</Text>
          </li>
        ))}
      </ul>
      <Text mt="lg">
        <strong>{t('keys')}.</strong> {t('keysHint')}
      </Text>
    </Page>
  )
}
