import type archive from './id/archive.json'
import type auth from './id/auth.json'
import type common from './id/common.json'
import type dispatch from './id/dispatch.json'
import type errors from './id/errors.json'
import type evaluations from './id/evaluations.json'
import type help from './id/help.json'
import type invitations from './id/invitations.json'
import type letters from './id/letters.json'
import type mailboxes from './id/mailboxes.json'
import type moving from './id/moving.json'
import type notifications from './id/notifications.json'
import type numbering from './id/numbering.json'
import type paper from './id/paper.json'
import type permits from './id/permits.json'
import type senders from './id/senders.json'
import type several from './id/several.json'
import type signing from './id/signing.json'
import type templates from './id/templates.json'
import type users from './id/users.json'

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'common'
    resources: {
      archive: typeof archive
      auth: typeof auth
      common: typeof common
      dispatch: typeof dispatch
      errors: typeof errors
      evaluations: typeof evaluations
      help: typeof help
      invitations: typeof invitations
      letters: typeof letters
      mailboxes: typeof mailboxes
      moving: typeof moving
      numbering: typeof numbering
      notifications: typeof notifications
      paper: typeof paper
      permits: typeof permits
      senders: typeof senders
      several: typeof several
      signing: typeof signing
      templates: typeof templates
      users: typeof users
    }
  }
}
