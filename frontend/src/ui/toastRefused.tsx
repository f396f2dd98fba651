import { IconAlertTriangle } from '@tabler/icons-react'
import { show } from './toast'

/** What was refused of several things, each with its reason; stays until it is closed. */
export function toastRefused(title: string, items: { what: string; why: string }[]): void {
  show({
    title,
    message: (
      <ul style={{ margin: 0, paddingInlineStart: 18, maxHeight: '40vh', overflowY: 'auto' }}>
        {items.map(({ what, why }, place) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the list never changes
          <li key={place}>
            {what}: {why}
          </li>
        ))}
      </ul>
    ),
    color: 'red.8',
    icon: <IconAlertTriangle size={18} />,
    autoClose: false,
  })
}
