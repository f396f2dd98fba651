import { Button, Menu, Modal, Text } from '@mantine/core'
import { IconTicket } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { type Line, useGiveOut } from './queries'

const LINES: Line[] = ['permit', 'non_permit']

/** Gives out a number, and shows it large: it is told, or written on a slip. */
export function GiveOut() {
  const { t } = useTranslation('numbering', { keyPrefix: 'queue' })
  const { t: common } = useTranslation('common')
  const { mutate, data, isPending, reset } = useGiveOut()
  return (
    <>
      <Menu>
        <Menu.Target>
          <Button leftSection={<IconTicket size={18} />} loading={isPending}>
            {t('take')}
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          {LINES.map((line) => (
            <Menu.Item key={line} onClick={() => mutate({ body: { line } })}>
              {t(`line.${line}`)}
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
      <Modal
        opened={data !== undefined}
        onClose={reset}
        title={t('taken', { label: data?.label ?? '' })}
        closeButtonProps={{ 'aria-label': common('action.close') }}
        centered
      >
        <Text fz={72} fw={700} ta="center" lh={1.2}>
          {data?.label}
        </Text>
        <Text ta="center">{t('ahead', { count: data?.ahead ?? 0 })}</Text>
      </Modal>
    </>
  )
}
