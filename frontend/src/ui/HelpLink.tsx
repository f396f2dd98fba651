import { VisuallyHidden } from '@mantine/core'
import { IconHelpCircle } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type help from '@/i18n/id/help.json'
import classes from './HelpLink.module.css'
import { TextLink } from './TextLink'

/** A task with a guide of its own. */
export type HelpTopic = keyof (typeof help)['topics']

/** To the guide of a page's task: in a tab of its own, so that what was typed stays where it is. */
export function HelpLink({ topic }: { topic: HelpTopic }) {
  const { t } = useTranslation()
  return (
    <TextLink
      to="/bantuan/$topic"
      params={{ topic }}
      target="_blank"
      className={classes['link']}
      data-no-print
    >
      <IconHelpCircle size={18} aria-hidden />
      {t('help.how')}
      <VisuallyHidden> ({t('help.newTab')})</VisuallyHidden>
    </TextLink>
  )
}
