import { Box, Group, Text, Title } from '@mantine/core'
import { type ReactNode, useEffect } from 'react'
import { useTranslation } from 'react-i18next'

interface PageProps {
  title: string
  /** One line below the title. */
  lead?: ReactNode
  /** The way to the guide of what is done here. */
  help?: ReactNode
  /** Buttons at the right of the title. */
  actions?: ReactNode
  /** Width of forms and texts; lists use the whole width. */
  narrow?: boolean
  children: ReactNode
}

/** Every screen's frame: the one h1, the window title, actions, content. */
export function Page({ title, lead, help, actions, narrow = false, children }: PageProps) {
  const { t } = useTranslation()
  useEffect(() => {
    document.title = `${title} · ${t('app')}`
  }, [title, t])
  return (
    <Box p={{ base: 'sm', sm: 'lg' }} maw={narrow ? 760 : 1440} mx={narrow ? 'auto' : 0}>
      <Group justify="space-between" align="flex-start" mb="md">
        <div>
          <Title order={1} fz={{ base: 22, sm: 26 }}>
            {title}
          </Title>
          {lead && <Text c="dimmed">{lead}</Text>}
          {help}
        </div>
        {actions && <Group gap="xs">{actions}</Group>}
      </Group>
      {children}
    </Box>
  )
}
