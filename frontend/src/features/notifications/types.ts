import type { paths } from '@/api/schema'

type Answer<P extends keyof paths> = paths[P] extends {
  get: { responses: { 200: { content: { 'application/json': infer T } } } }
}
  ? T
  : never

export type Notification = Answer<'/api/v1/notifications'>['items'][number]
export type Preferences = Answer<'/api/v1/me/notification-preferences'>
export type Preference = Preferences['items'][number]
export type MailChoice = Preference['mail']
