import { Button, Modal } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { IconEye } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { openInTab, showsPdf } from '@/ui/openFile'
import { toast } from '@/ui/toast'
import Preview, { type PreviewProps } from './Preview'
import { loadPreview, missingFields, previewBody } from './usePreview'

/** The same on a smaller screen: over the page, or in a tab of its own where the browser draws no PDF inside one. */
export default function PreviewButton({ form, labels, letter }: PreviewProps) {
  const { t } = useTranslation(['letters', 'common'])
  const [opened, dialog] = useDisclosure()
  const open = () => {
    const values = form.getValues()
    // the dialog says as well what is missing
    if (showsPdf() || missingFields(values).length > 0) return dialog.open()
    const load = () => loadPreview(previewBody(values, letter))
    openInTab({ key: ['letter-preview'], name: t('paper.name'), mediaType: 'application/pdf', load }).catch(
      toast.problem,
    )
  }
  return (
    <>
      <Button variant="default" leftSection={<IconEye size={18} />} onClick={open}>
        {t('live.open')}
      </Button>
      {opened && (
        <Modal
          opened
          onClose={dialog.close}
          title={t('preview')}
          fullScreen
          closeButtonProps={{ 'aria-label': t('action.close', { ns: 'common' }) }}
        >
          <Preview form={form} labels={labels} letter={letter} />
        </Modal>
      )}
    </>
  )
}
