import { Box, NativeSelect, Text } from '@mantine/core'
import { useRouter } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { queryClient } from '@/api/queryClient'
import { switchPosition } from '@/api/session'
import type { Me } from '@/api/types'
import { toast } from '@/ui/toast'

interface PositionSwitchProps {
  me: Me
  visibleFrom?: 'sm'
  hiddenFrom?: 'sm'
}

/** In whose name the work is done; someone who also acts for another office chooses between the two. */
export function PositionSwitch({ me, ...at }: PositionSwitchProps) {
  const { t } = useTranslation()
  const router = useRouter()
  const [busy, setBusy] = useState(false)
  const choose = async (id: string) => {
    setBusy(true)
    const switched = await switchPosition(id)
    setBusy(false)
    if (!switched) return toast.problem({ title: t('account.switchFailed'), status: 0, code: 'position' })
    // what was loaded is what the other position may see
    queryClient.clear()
    await router.navigate({ to: '/' })
    toast.done(t('account.switched', { title: me.positions.find((position) => position.id === id)?.title }))
  }
  if (me.positions.length < 2)
    return (
      <Box {...at} miw={0} p={4}>
        <Text size="sm" truncate>
          {me.position.title}
        </Text>
        <Text size="xs" c="dimmed" truncate>
          {me.position.agency.name}
        </Text>
      </Box>
    )
  return (
    <NativeSelect
      {...at}
      aria-label={t('account.position')}
      value={me.position.id}
      disabled={busy}
      onChange={(event) => void choose(event.currentTarget.value)}
      data={me.positions.map((position) => ({
        value: position.id,
        label: `${position.title} – ${position.agency.name}`,
      }))}
      maw={{ base: '100%', sm: 340 }}
      mb={{ base: 'xs', sm: 0 }}
    />
  )
}
