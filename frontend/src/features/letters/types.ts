import type { paths } from '@/api/schema'

type Json<R> = R extends { content: { 'application/json': infer T } } ? T : never
type Query<P extends keyof paths> = paths[P] extends { get: { parameters: { query?: infer Q } } }
  ? NonNullable<Q>
  : never

export type Letter = Json<paths['/api/v1/letters/{id}']['get']['responses'][200]>
export type LetterRow = Json<paths['/api/v1/letters']['get']['responses'][200]>['items'][number]
export type LettersQuery = Query<'/api/v1/letters'>
export type LetterSort = NonNullable<LettersQuery['sort']>
export type LetterBox = NonNullable<LettersQuery['box']>
export type LetterFacets = NonNullable<Json<paths['/api/v1/letters']['get']['responses'][200]>['facets']>
export type TextParts = NonNullable<NonNullable<LetterRow['hits']>['subject']>
export type SavedView = Json<paths['/api/v1/letter-views']['get']['responses'][200]>['items'][number]
export type LetterColumn = NonNullable<SavedView['query']['columns']>[number]
export type LetterResult = Json<
  paths['/api/v1/letters/dispositions']['post']['responses'][200]
>['items'][number]
export type Direction = Letter['direction']
export type LetterStatus = Letter['status']
export type LetterAction = Letter['allowed_actions'][number]
export type Urgency = Letter['urgency']
export type SecurityLevel = Letter['security_level']
export type Channel = NonNullable<Letter['channel']>
export type Person = NonNullable<Letter['drafter']>
export type Attachment = Letter['attachments'][number]
export type Review = Letter['reviews'][number]

export type Disposition = Json<paths['/api/v1/dispositions']['get']['responses'][200]>['items'][number]
export type DispositionStatus = Disposition['status']
export type DispositionsQuery = Query<'/api/v1/dispositions'>

type OfLetter<
  P extends 'dispositions' | 'versions' | 'comments' | 'thread' | 'attendance' | 'travel' | 'history',
> = paths[`/api/v1/letters/{id}/${P}`]['get']['responses'][200]
export type Holder = Letter['holders'][number]
export type LetterVersion = Json<OfLetter<'versions'>>['items'][number]
export type LetterComment = Json<OfLetter<'comments'>>['items'][number]
export type HistoryEntry = Json<OfLetter<'history'>>['items'][number]
export type HistoryAction = HistoryEntry['action']
export type Attendance = Json<OfLetter<'attendance'>>
export type Invitee = Attendance['invitees'][number]
export type InvitationAnswer = NonNullable<Invitee['answer']>['answer']
export type Journey = Json<OfLetter<'travel'>>
export type ThreadLetter = Json<OfLetter<'thread'>>['items'][number]
export type VersionChange = Json<
  paths['/api/v1/letters/{id}/versions/{number}/changes']['get']['responses'][200]
>['changes'][number]
export type LetterPresence = Json<paths['/api/v1/letters/{id}/presence']['post']['responses'][200]>
export type Looker = LetterPresence['others'][number]
export type Sender = Json<paths['/api/v1/senders']['get']['responses'][200]>['items'][number]

export type Mailbox = Json<paths['/api/v1/mailboxes']['get']['responses'][200]>['items'][number]
export type MailboxAccount = Json<paths['/api/v1/mailbox-accounts']['get']['responses'][200]>['items'][number]
export type MailboxRule = MailboxAccount['rules'][number]
export type MailboxMessage = Json<
  paths['/api/v1/mailboxes/{id}/messages']['get']['responses'][200]
>['items'][number]
export type MessageState = MailboxMessage['state']

export type AgendaEntry = Json<paths['/api/v1/agenda-entries']['get']['responses'][200]>['items'][number]
export type AgendaRegister = AgendaEntry['register']

export type BookRegister = NonNullable<Query<'/api/v1/agenda-entries/paper'>['register']>
export type BookFormat = NonNullable<Query<'/api/v1/agenda-entries/paper'>['format']>

export type AgendaImport = Json<paths['/api/v1/agenda-imports/{id}']['get']['responses'][200]>
export type ImportAction = AgendaImport['allowed_actions'][number]
export type ImportRow = Json<
  paths['/api/v1/agenda-imports/{id}/rows']['get']['responses'][200]
>['items'][number]
export type RowResult = ImportRow['result']
export type ImportField = ImportRow['faults'][number]['field']
export type ScanOutcome = Json<
  paths['/api/v1/agenda-imports/{id}/scans']['post']['responses'][200]
>['items'][number]

type NewLetter = NonNullable<paths['/api/v1/letters']['post']['requestBody']>['content']['application/json']
export type NewIncoming = Extract<NewLetter, { direction: 'incoming' }>
export type NewOutgoing = Extract<NewLetter, { direction: 'outgoing' }>
export type LetterPatch = paths['/api/v1/letters/{id}']['patch']['requestBody']['content']['application/json']
export type TextBlock = NonNullable<NewOutgoing['content']>[number]
export type TextRun = NonNullable<TextBlock['content']>[number]
export type TextPoint = NonNullable<TextBlock['items']>[number]
export type LetterParts = NonNullable<NewOutgoing['parts']>
