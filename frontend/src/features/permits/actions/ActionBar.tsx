import { Button, Menu } from '@mantine/core'
import { IconChevronDown } from '@tabler/icons-react'
import { lazy, Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { serviceName } from '@/features/permits/text'
import type { Action, Application, Service } from '@/features/permits/types'
import { useLanguage } from '@/i18n/useLanguage'
import type { FormField } from '@/lib/schemaForm'
import { toast } from '@/ui/toast'
import { NoteDialog } from './NoteDialog'
import { arrange, type Step } from './order'
import { useTransition } from './useTransition'

// forms of their own size, rarely opened
const ResubmitDialog = lazy(() => import('./ResubmitDialog'))
const PayDialog = lazy(() =>
  import('@/features/permits/money/dialogs').then(({ PayDialog: part }) => ({ default: part })),
)
const HandOverDialog = lazy(() => import('@/features/permits/handover/HandOverDialog'))
const ReturnDialog = lazy(() => import('./ReturnDialog'))
const SignDialog = lazy(() => import('@/features/permits/signing/SignDialog'))

interface ActionBarProps {
  application: Application
  service: Service
  fields: FormField[]
}

/** Steps that can be taken back by the next one, so they need no second question. */
const AT_ONCE: Action[] = ['accept', 'request_initials', 'request_payment']

/** What the caller may do with the application now, as the server says. */
export function ActionBar({ application, service, fields }: ActionBarProps) {
  const { t } = useTranslation('permits')
  const [open, setOpen] = useState<Step | null>(null)
  const { take, busy } = useTransition(application)
  const { main, others, ending } = arrange(application.allowed_actions)
  const start = (step: Step) => {
    const action = AT_ONCE.find((one) => one === step)
    if (action) take({ action }, { error: toast.problem })
    else setOpen(step)
  }
  const close = () => setOpen(null)
  const dialog = { application, service, fields, onClose: close }
  return (
    <>
      {main && (
        <Button loading={busy} onClick={() => start(main)}>
          {t(`action.${main}`)}
        </Button>
      )}
      {others.map((action) => (
        <Button key={action} variant="default" disabled={busy} onClick={() => start(action)}>
          {t(`action.${action}`)}
        </Button>
      ))}
      {ending.length > 0 && (
        <Menu position="bottom-end" withInitialFocusPlaceholder={false}>
          <Menu.Target>
            <Button variant="default" rightSection={<IconChevronDown size={16} aria-hidden />}>
              {t('action.more')}
            </Button>
          </Menu.Target>
          <Menu.Dropdown>
            {ending.map((action) => (
              <Menu.Item key={action} c="var(--mantine-color-error)" onClick={() => start(action)}>
                {t(`action.${action}`)}
              </Menu.Item>
            ))}
          </Menu.Dropdown>
        </Menu>
      )}
      <Suspense>{open && <StepDialog {...dialog} step={open} />}</Suspense>
    </>
  )
}

function StepDialog({ step, ...dialog }: ActionBarProps & { step: Step; onClose: () => void }) {
  switch (step) {
    case 'return_incomplete':
      return <ReturnDialog {...dialog} />
    case 'resubmit':
      return <ResubmitDialog {...dialog} />
    case 'hand_over':
      return <HandOverDialog {...dialog} />
    case 'sign_electronically':
      return <SignDialog {...dialog} />
    case 'record_payment':
      return dialog.application.payment?.status === 'open' ? (
        <Pay {...dialog} payment={dialog.application.payment} />
      ) : (
        <NoteDialog {...dialog} action={step} />
      )
    default:
      return <NoteDialog {...dialog} action={step} />
  }
}

type PayProps = ActionBarProps & { payment: NonNullable<Application['payment']>; onClose: () => void }

function Pay({ application, payment, onClose }: PayProps) {
  const { t } = useTranslation('permits')
  const language = useLanguage()
  return (
    <PayDialog
      application={application}
      payment={payment}
      about={[
        { key: 'applicant', label: t('field.applicant'), text: application.applicant_name },
        { key: 'service', label: t('field.service'), text: serviceName(application.service, language) },
      ]}
      onClose={onClose}
    />
  )
}
