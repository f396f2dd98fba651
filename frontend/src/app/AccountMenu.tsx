import { Avatar, Menu, SegmentedControl, Text, UnstyledButton, useMantineColorScheme } from '@mantine/core'
import { IconKey, IconKeyboard, IconLogout } from '@tabler/icons-react'
import { Link, useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { queryClient } from '@/api/queryClient'
import { signOut } from '@/api/session'
import type { Me } from '@/api/types'
import { applyTextSize, TEXT_SIZES, textSize } from './textSize'

export function AccountMenu({ me, onKeyboardHelp }: { me: Me; onKeyboardHelp: () => void }) {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const leave = async () => {
    await signOut()
    queryClient.clear()
    await navigate({ to: '/masuk' })
  }
  return (
    <Menu position="bottom-end" width={264} withinPortal closeOnItemClick>
      <Menu.Target>
        <UnstyledButton aria-label={t('account.open')}>
          <Avatar name={me.user.name} color="ina" variant="filled" radius="xl" size={36} />
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        <Text px="sm" pt={6} fw={650}>
          {me.user.name}
        </Text>
        <Text px="sm" pb={6} size="sm" c="dimmed">
          {me.position.title}
        </Text>
        <Menu.Divider />
        <Display />
        <Menu.Divider />
        <Menu.Item leftSection={<IconKeyboard size={16} />} onClick={onKeyboardHelp}>
          {t('account.keyboard')}
        </Menu.Item>
        <Menu.Item leftSection={<IconKey size={16} />} component={Link} to="/ganti-sandi">
          {t('account.password')}
        </Menu.Item>
        <Menu.Item leftSection={<IconLogout size={16} />} onClick={() => void leave()}>
          {t('account.signOut')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}

function Display() {
  const { t } = useTranslation()
  const { colorScheme, setColorScheme } = useMantineColorScheme()
  const [size, setSize] = useState(textSize)
  return (
    <>
      <Menu.Label>{t('account.theme')}</Menu.Label>
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
      <Menu.Label>{t('account.textSize')}</Menu.Label>
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
