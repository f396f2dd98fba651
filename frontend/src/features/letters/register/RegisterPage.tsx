import { Button, Group, Stack, Text, Title } from '@mantine/core'
import { IconCircleCheck } from '@tabler/icons-react'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Letter } from '@/features/letters/types'
import { HelpLink } from '@/ui/HelpLink'
import { LinkButton } from '@/ui/LinkButton'
import { Page } from '@/ui/Page'
import { RegisterForm } from './RegisterForm'
import classes from './register.module.css'

export default function RegisterPage() {
  const { t } = useTranslation('letters')
  const [registered, setRegistered] = useState<Letter | null>(null)
  return (
    <Page
      title={t('register.title')}
      lead={registered ? undefined : t('register.lead')}
      help={<HelpLink topic="register" />}
      narrow
    >
      {registered ? (
        <Registered letter={registered} onAnother={() => setRegistered(null)} />
      ) : (
        <RegisterForm onDone={setRegistered} />
      )}
    </Page>
  )
}

/** The number to write on the paper, large enough to read from the stamp pad. */
function Registered({ letter, onAnother }: { letter: Letter; onAnother: () => void }) {
  const { t } = useTranslation('letters')
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => box.current?.focus(), [])
  return (
    <div ref={box} tabIndex={-1} role="status" className={classes['done']}>
      <Stack align="center" gap="xs">
        <IconCircleCheck size={40} color="var(--tone-success)" aria-hidden />
        <Text>{t('register.number')}</Text>
        <Title order={2} className={classes['number'] ?? ''}>
          {letter.agenda_number}/{letter.register_year}
        </Title>
        <Text ta="center">
          {letter.sender_name} · {letter.subject}
        </Text>
        <Group mt="sm" justify="center">
          <Button onClick={onAnother}>{t('register.another')}</Button>
          <LinkButton to="/surat/$id" params={{ id: letter.id }} variant="default">
            {t('open')}
          </LinkButton>
        </Group>
      </Stack>
    </div>
  )
}
