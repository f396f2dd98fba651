import {
  Avatar,
  Divider,
  NavLink,
  Popover,
  SegmentedControl,
  Text,
  UnstyledButton,
  useMantineColorScheme,
  VisuallyHidden,
} from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { IconHelpCircle, IconKey, IconKeyboard, IconLogout, IconSignature } from '@tabler/icons-react'
import { Link, useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { queryClient } from '@/api/queryClient'
import { signOut, useCan } from '@/api/session'
import type { Me } from '@/api/types'
import { applyTextSize, TEXT_SIZES, textSize } from './textSize'

export function AccountMenu({ me, onKeyboardHelp }: { me: Me; onKeyboardHelp: () => void }) {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const can = useCan()
  const [opened, panel] = useDisclosure()
  const leave = async () => {
    await signOut()
    queryClient.clear()
    await navigate({ to: '/masuk' })
  }
  // not a menu by role: a menu may hold commands only, no choices of theme or text size
  return (
    <Popover opened={opened} onChange={panel.set} position="bottom-end" width={272} trapFocus returnFocus>
      <Popover.Target>
        <UnstyledButton onClick={panel.toggle} data-tour="account">
          <Avatar name={me.user.name} color="ina" variant="filled" radius="xl" size={36} aria-hidden />
          <VisuallyHidden>{t('account.open')}</VisuallyHidden>
        </UnstyledButton>
      </Popover.Target>
      <Popover.Dropdown p="xs">
        <Text px="xs" fw={650}>
          {me.user.name}
        </Text>
        <Text px="xs" size="sm" c="dimmed">
          {me.position.title} · {me.position.agency.name}
        </Text>
        <Divider my="xs" />
        <Display />
        <Divider my="xs" />
        <NavLink
          component={Link}
          to="/bantuan"
          label={t('help.open')}
          leftSection={<IconHelpCircle size={18} aria-hidden />}
          onClick={panel.close}
        />
        <NavLink
          component="button"
          label={t('account.keyboard')}
          leftSection={<IconKeyboard size={18} aria-hidden />}
          onClick={() => {
            panel.close()
            onKeyboardHelp()
          }}
        />
        {(can('letter.approve') || can('permit.sign')) && (
          <NavLink
            component={Link}
            to="/tanda-tangan-saya"
            label={t('account.signature')}
            leftSection={<IconSignature size={18} aria-hidden />}
            onClick={panel.close}
          />
        )}
        <NavLink
          component={Link}
          to="/ganti-sandi"
          label={t('account.password')}
          leftSection={<IconKey size={18} aria-hidden />}
          onClick={panel.close}
        />
        <NavLink
          component="button"
          label={t('account.signOut')}
          leftSection={<IconLogout size={18} aria-hidden />}
          onClick={() => void leave()}
        />
      </Popover.Dropdown>
    </Popover>
  )
}

function Display() {
  const { t } = useTranslation()
  const { colorScheme, setColorScheme } = useMantineColorScheme()
  const [size, setSize] = useState(textSize)
  return (
    <>
      <Text px="xs" size="sm" mb={4}>
        {t('account.theme')}
      </Text>
      <SegmentedControl
        fullWidth
        size="xs"
        aria-label={t('account.theme')}
        value={colorScheme}
        onChange={setColorScheme}
        data={[
          { value: 'auto', label: t('account.system') },
          { value: 'light', label: t('account.light') },
          { value: 'dark', label: t('account.dark') },
        ]}
      />
      <Text px="xs" size="sm" mt="xs" mb={4}>
        {t('account.textSize')}
      </Text>
      <SegmentedControl
        fullWidth
        size="xs"
        aria-label={t('account.textSize')}
        value={size}
        onChange={(next) => {
          setSize(next)
          applyTextSize(next)
        }}
        data={TEXT_SIZES.map((value) => ({ value, label: t(`account.${value}`) }))}
      />
    </>
  )
}
