import { Button, Group, Stack, Textarea } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { http } from '@/api/client'
import { must } from '@/api/must'
import { useLanguage } from '@/i18n/useLanguage'
import { formatDateTime } from '@/lib/format'
import { ProblemSummary } from '@/ui/ProblemSummary'
import { fieldText } from '@/ui/problemText'
import { toast } from '@/ui/toast'
import { useAppForm } from '@/ui/useAppForm'
import classes from './comments.module.css'
import { personName } from './people'
import { useLetterComments, useRefresh } from './queries'
import type { Letter, LetterComment } from './types'

/** What was said about a draft, oldest first, and a field to say more while it can still be changed. */
export function Comments({ letter }: { letter: Letter }) {
  const { t } = useTranslation('letters')
  const comments = useLetterComments(letter.id).data?.items ?? []
  const may = letter.allowed_actions.includes('comment')
  if (comments.length === 0 && !may) return null
  const open = comments.filter((comment) => !comment.resolved_at).length
  return (
    <section className={classes['comments']} aria-label={t('comments.title')}>
      <h2>
        {t('comments.title')}
        {open > 0 && <small> · {t('comments.open', { count: open })}</small>}
      </h2>
      {comments.length === 0 ? (
        <p className={classes['none']}>{t('comments.empty')}</p>
      ) : (
        <ul>
          {comments.map((comment) => (
            <li key={comment.id} data-resolved={Boolean(comment.resolved_at)}>
              <Comment letterId={letter.id} comment={comment} />
            </li>
          ))}
        </ul>
      )}
      {may && <NewComment letterId={letter.id} />}
    </section>
  )
}

function Comment({ letterId, comment }: { letterId: string; comment: LetterComment }) {
  const { t } = useTranslation('letters')
  const language = useLanguage()
  const refresh = useRefresh()
  const resolve = useMutation({
    mutationFn: () =>
      must(
        http.POST('/api/v1/letters/{id}/comments/{comment_id}/resolution', {
          params: { path: { id: letterId, comment_id: comment.id } },
        }),
      ),
    onError: toast.problem,
    onSettled: refresh,
  })
  const { author, version_number: version, resolved_at, resolved_by } = comment
  return (
    <>
      <div className={classes['meta']}>
        <strong>{personName(author)}</strong>
        <span>{formatDateTime(comment.created_at, language)}</span>
        {version && <span>{t('comments.version', { number: version })}</span>}
      </div>
      <p>{comment.text}</p>
      {resolved_at && (
        <div className={classes['meta']}>
          {t('comments.resolved', { name: resolved_by ?? '', at: formatDateTime(resolved_at, language) })}
        </div>
      )}
      {comment.allowed_actions.includes('resolve') && (
        <Button
          size="compact-sm"
          variant="subtle"
          aria-label={t('comments.resolveOf', { name: author.name ?? author.position_title })}
          loading={resolve.isPending}
          onClick={() => resolve.mutate()}
        >
          {t('comments.resolve')}
        </Button>
      )}
    </>
  )
}

function NewComment({ letterId }: { letterId: string }) {
  const { t } = useTranslation('letters')
  const { form, server, submit } = useAppForm<{ text: string }>({ defaultValues: { text: '' } })
  const refresh = useRefresh()
  const send = useMutation({
    mutationFn: ({ text }: { text: string }) =>
      must(
        http.POST('/api/v1/letters/{id}/comments', { params: { path: { id: letterId } }, body: { text } }),
      ),
    onError: server.show,
    onSuccess: () => {
      toast.done(t('comments.done'))
      form.reset({ text: '' })
      return refresh()
    },
  })
  return (
    <form noValidate onSubmit={submit((values) => send.mutate(values))}>
      <ProblemSummary form={form} labels={{ text: t('comments.label') }} problem={server.problem} />
      <Stack gap="xs">
        <Textarea
          label={t('comments.label')}
          description={t('comments.hint')}
          autosize
          minRows={2}
          {...form.register('text', { required: fieldText('required') })}
          error={form.formState.errors.text?.message}
        />
        <Group>
          <Button type="submit" variant="default" loading={send.isPending}>
            {t('comments.submit')}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}
