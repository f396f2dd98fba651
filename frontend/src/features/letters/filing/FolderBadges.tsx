import { Group } from '@mantine/core'
import { IconSnowflake } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { StatusBadge } from '@/ui/StatusBadge'
import type { FileFolder } from './types'
import { folderTones } from './words'

/** Where a folder is on its way, and whether it is frozen. */
export function FolderBadges({ folder }: { folder: FileFolder }) {
  const { t } = useTranslation('archive')
  return (
    <Group component="span" gap="xs">
      <StatusBadge tone={folderTones[folder.status]} label={t(`status.${folder.status}`)} />
      {folder.hold && <StatusBadge tone="warning" icon={IconSnowflake} label={t('hold.frozen')} />}
    </Group>
  )
}

/** The years and the fate, in one line: "1 + 1 tahun, musnah". */
export function RetentionShort({ retention }: { retention: FileFolder['retention'] }) {
  const { t } = useTranslation('archive')
  if (!retention) return <>–</>
  const { active_years: active, inactive_years: inactive } = retention
  return <>{t('retention.short', { active, inactive, fate: t(`fate.${retention.final_disposition}`) })}</>
}
