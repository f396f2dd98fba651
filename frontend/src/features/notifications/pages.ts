// One file to load for both: whoever opens the list is a click away from its settings.
export { default as NotificationsPage } from './NotificationsPage'
export { default as PreferencesPage } from './PreferencesPage'
