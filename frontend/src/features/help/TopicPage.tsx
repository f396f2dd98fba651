import { Group, List, Text, Title } from '@mantine/core'
import { useParams } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { EmptyState } from '@/ui/EmptyState'
import { LinkButton } from '@/ui/LinkButton'
import { Page } from '@/ui/Page'
import { TextLink } from '@/ui/TextLink'
import classes from './help.module.css'
import { TOPICS, WORDING } from './topics'

/** One task, step by step, in the words of the pages where it is done. */
export default function TopicPage() {
  const { t } = useTranslation(WORDING)
  const { topic: named } = useParams({ from: '/app/bantuan/$topic' })
  const found = TOPICS.find(({ topic }) => topic === named)
  if (!found) {
    return (
      <Page title={t('unknown')} narrow>
        <EmptyState
          title={t('unknown')}
          hint={t('unknownHint')}
          action={<LinkButton to="/bantuan">{t('back')}</LinkButton>}
        />
      </Page>
    )
  }
  const { topic, page } = found
  const lines = (part: 'steps' | 'notes') => t(`topics.${topic}.${part}`, { returnObjects: true }) as string[]
  return (
    <Page title={t(`topics.${topic}.title`)} lead={t(`topics.${topic}.lead`)} narrow>
      <div className={classes['topic']}>
        <Text>
          <strong>{t('who')}:</strong> {t(`topics.${topic}.who`)}
        </Text>
        <section aria-label={t('steps')}>
          <Title order={2}>{t('steps')}</Title>
          <List type="ordered" spacing="xs">
            {lines('steps').map((line) => (
              <List.Item key={line}>{line}</List.Item>
            ))}
          </List>
        </section>
        <section aria-label={t('notes')}>
          <Title order={2}>{t('notes')}</Title>
          <List spacing="xs">
            {lines('notes').map((line) => (
              <List.Item key={line}>{line}</List.Item>
            ))}
          </List>
        </section>
        <Group data-no-print>
          <LinkButton to={page}>{t('toPage')}</LinkButton>
          <TextLink to="/bantuan">{t('back')}</TextLink>
        </Group>
      </div>
    </Page>
  )
}
