import type { ApplicationRow } from '@/features/permits/types'

/** "Rina Wati (Petugas loket)". */
export function officerName(assignee: NonNullable<ApplicationRow['assignee']>): string {
  return assignee.name ? `${assignee.name} (${assignee.position_title})` : assignee.position_title
}

/** The same where the office is clear. */
export const shortOfficer = (assignee: NonNullable<ApplicationRow['assignee']>): string =>
  assignee.name ?? assignee.position_title
