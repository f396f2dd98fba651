import { NavLink } from '@mantine/core'
import { IconPin } from '@tabler/icons-react'
import { Link, useSearch } from '@tanstack/react-router'
import { isShown, searchOf, useViews } from './views'

interface PinnedViewsProps {
  onNavigate: () => void
}

const EXACT = { exact: true }

/** The views that the caller pinned, in the main menu below the letters. */
export default function PinnedViews({ onNavigate }: PinnedViewsProps) {
  const search = useSearch({ from: '/app/surat', shouldThrow: false })
  const pinned = useViews().data?.items.filter((view) => view.pinned) ?? []
  return pinned.map((view) => {
    const current = search !== undefined && isShown(view, search)
    return (
      <NavLink
        key={view.id}
        renderRoot={(props) => <Link {...props} to="/surat" search={searchOf(view)} activeOptions={EXACT} />}
        label={view.name}
        leftSection={<IconPin size={16} aria-hidden />}
        pl={34}
        active={current}
        aria-current={current ? 'page' : undefined}
        onClick={onNavigate}
      />
    )
  })
}
