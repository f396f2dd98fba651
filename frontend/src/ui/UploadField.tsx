import { ActionIcon, Button, Checkbox, FileButton, Group, Input, Progress, Text } from '@mantine/core'
import { useId } from '@mantine/hooks'
import { IconCamera, IconRefresh, IconUpload, IconX } from '@tabler/icons-react'
import { type DragEvent, type ReactNode, type Ref, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Upload } from '@/api/types'
import { upload } from '@/api/upload'
import { ACCEPTED_TYPES, type FileKind, MAX_MEGABYTES, TABLE_ENDINGS } from '@/lib/files'
import { formatBytes } from '@/lib/format'
import { fieldText, problemText } from './problemText'
import classes from './UploadField.module.css'
import { type Sending, useUploads } from './useUploads'

/** What is kept of an uploaded file. */
export type UploadedFile = Pick<Upload, 'id' | 'file_name' | 'size_bytes'>

interface UploadFieldProps {
  label: string
  value: UploadedFile[]
  onChange: (files: UploadedFile[]) => void
  description?: ReactNode
  error?: ReactNode
  multiple?: boolean
  /** Scans and documents, or tables to be read. */
  kind?: FileKind
  /** The button that opens the file dialog: where a summary of faults leads to. */
  ref?: Ref<HTMLButtonElement>
}

/** Files by drop, file dialog or camera; each is sent at once, with progress, cancel and retry. */
export function UploadField({
  label,
  value,
  onChange,
  description,
  error,
  multiple = true,
  kind = 'papers',
  ref,
}: UploadFieldProps) {
  const { t } = useTranslation(['common', 'errors'])
  const id = useId()
  const [over, setOver] = useState(false)
  const [original, setOriginal] = useState(false)
  // several files may arrive before the page is drawn again: each is added to what the one before it left
  const latest = useRef(value)
  latest.current = value
  const arrived = (uploaded: UploadedFile) => {
    latest.current = multiple ? [...latest.current, uploaded] : [uploaded]
    onChange(latest.current)
  }
  const uploads = useUploads(arrived, upload, kind)
  const add = (files: File[]) => uploads.add(multiple ? files : files.slice(0, 1), original)
  const drop = (event: DragEvent) => {
    event.preventDefault()
    setOver(false)
    add([...event.dataTransfer.files])
  }
  const size = `${MAX_MEGABYTES} MB`
  const accept = (kind === 'papers' ? ACCEPTED_TYPES : TABLE_ENDINGS).join(',')
  return (
    <Input.Wrapper
      label={label}
      labelElement="div"
      labelProps={{ id }}
      description={description}
      error={error}
    >
      {/* biome-ignore lint/a11y/noStaticElementInteractions: dropping is a shortcut, the buttons inside do the same */}
      <div
        className={classes['zone']}
        data-over={over}
        onDragOver={(event) => {
          event.preventDefault()
          setOver(true)
        }}
        onDragLeave={() => setOver(false)}
        onDrop={drop}
      >
        <FileButton multiple accept={accept} onChange={add}>
          {(props) => (
            <Button
              {...props}
              ref={ref}
              variant="default"
              leftSection={<IconUpload size={16} />}
              aria-describedby={id}
            >
              {t('upload.choose')}
            </Button>
          )}
        </FileButton>
        {kind === 'papers' && (
          <FileButton
            capture="environment"
            accept="image/jpeg,image/png"
            onChange={(file) => file && add([file])}
          >
            {(props) => (
              <Button
                {...props}
                variant="default"
                className={classes['touchOnly'] ?? ''}
                leftSection={<IconCamera size={16} />}
                aria-describedby={id}
              >
                {t('upload.camera')}
              </Button>
            )}
          </FileButton>
        )}
        <Text size="sm" c="dimmed">
          {t('upload.drop')} · {t(`upload.${kind === 'papers' ? 'limits' : 'tableLimits'}`, { size })}
        </Text>
        {kind === 'papers' && (
          <Checkbox
            className={classes['wide'] ?? ''}
            size="xs"
            checked={original}
            onChange={(event) => setOriginal(event.currentTarget.checked)}
            label={t('upload.original')}
          />
        )}
      </div>
      <ul className={classes['files']} aria-live="polite">
        {value.map((file) => (
          <li key={file.id}>
            <span>
              {t('upload.done', { name: file.file_name })} ({formatBytes(file.size_bytes)})
            </span>
            <RemoveButton
              label={`${t('action.remove')} ${file.file_name}`}
              onClick={() => onChange(value.filter((other) => other.id !== file.id))}
            />
          </li>
        ))}
        {uploads.sending.map((item) => (
          <SendingRow
            key={item.key}
            item={item}
            onCancel={() => uploads.cancel(item.key)}
            onRetry={() => uploads.retry(item)}
          />
        ))}
      </ul>
    </Input.Wrapper>
  )
}

function RemoveButton({ label, onClick }: { label: string; onClick: () => void }) {
  return (
    <ActionIcon variant="subtle" color="gray" size="lg" aria-label={label} onClick={onClick}>
      <IconX size={18} color="var(--mantine-color-text)" />
    </ActionIcon>
  )
}

function SendingRow(props: { item: Sending; onCancel: () => void; onRetry: () => void }) {
  const { t } = useTranslation()
  const { file, percent, waiting, problem } = props.item
  const fault = problem?.errors?.[0]
  return (
    <li>
      <span>
        {problem ? file.name : t(`upload.${waiting ? 'waiting' : 'sending'}`, { name: file.name, percent })}
      </span>
      <Group gap={4}>
        {problem && !fault && (
          <Button
            size="compact-sm"
            variant="default"
            leftSection={<IconRefresh size={14} />}
            onClick={props.onRetry}
          >
            {t('action.retry')}
          </Button>
        )}
        <RemoveButton label={`${t('action.cancel')} ${file.name}`} onClick={props.onCancel} />
      </Group>
      {problem ? (
        <span className={`${classes['wide']} ${classes['fault']}`}>
          {fault ? fieldText(fault.code, fault.detail) : problemText(problem)}
        </span>
      ) : (
        <Progress className={classes['wide'] ?? ''} value={percent} aria-label={file.name} />
      )}
    </li>
  )
}
