import type { paths } from '@/api/schema'

type Json<R> = R extends { content: { 'application/json': infer T } } ? T : never

export type FileFolder = Json<paths['/api/v1/file-folders/{id}']['get']['responses'][200]>
export type FolderStatus = FileFolder['status']

export type FolderRetention = NonNullable<FileFolder['retention']>

export type FiledLetter = Json<
  paths['/api/v1/file-folders/{id}/letters']['get']['responses'][200]
>['items'][number]
export type FilingResult = Json<
  paths['/api/v1/file-folders/{id}/letters']['post']['responses'][200]
>['items'][number]
export type LetterFiling = Json<paths['/api/v1/letters/{id}/filing']['get']['responses'][200]>
export type FileFolderRef = LetterFiling['suggestions'][number]
export type RetentionSchedule = Json<paths['/api/v1/retention-schedules/{id}']['get']['responses'][200]>
export type RetentionRule = Json<
  paths['/api/v1/retention-schedules/{id}/rules']['get']['responses'][200]
>['items'][number]
export type DisposalList = Json<paths['/api/v1/disposal-lists/{id}']['get']['responses'][200]>
export type DisposalKind = DisposalList['kind']
export type DisposalStatus = DisposalList['status']
export type DisposalFolder = Json<
  paths['/api/v1/disposal-lists/{id}/folders']['get']['responses'][200]
>['items'][number]
export type DisposalPerson = DisposalList['witnesses'][number]
export type NewMinutes =
  paths['/api/v1/disposal-lists/{id}/execution']['post']['requestBody']['content']['application/json']
