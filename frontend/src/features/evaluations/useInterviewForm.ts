import { useDebouncedCallback } from '@mantine/hooks'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api, http, ifMatch } from '@/api/client'
import { asProblem } from '@/api/problem'
import { useMe } from '@/api/session'
import { toast } from '@/ui/toast'
import { useAppForm } from '@/ui/useAppForm'
import { useRefresh } from './api'
import { type Draft, type DraftPlace, dropDraft, readDraft, writeDraft } from './interviewDraft'
import { bodyOf, type InterviewValues, valuesOf } from './interviewForm'
import type { Interview, Question, ScoredApplication } from './types'

const AUTOSAVE_MS = 400

interface Subject {
  period: string
  agency: string
  application: ScoredApplication
  questions: Question[]
  known: Interview | null
}

/** The interview that is stored for this office now. */
async function stored({ period, agency, application }: Subject): Promise<Interview | undefined> {
  const query = { period_id: period, agency_id: agency, application, limit: 1 }
  const { data, error } = await http.GET('/api/v1/interviews', { params: { query } })
  if (!data) throw error
  return data.items[0]
}

/** True where someone else was faster: another version (412), or the interview that was to be created exists. */
function overtaken(error: unknown): boolean {
  const { status, errors } = asProblem(error)
  return (
    status === 412 ||
    (errors ?? []).some(({ pointer, code }) => pointer === '/agency_id' && code === 'duplicate')
  )
}

export function useInterviewForm(subject: Subject) {
  const { t } = useTranslation('evaluations')
  const { period, agency, application, questions, known } = subject
  const place: DraftPlace = { user: useMe()?.user.id ?? '', period, agency, application }
  const [draft] = useState(() => readDraft(place, questions.length))
  const { form, server, submit } = useAppForm<InterviewValues>({
    defaultValues: draft?.values ?? valuesOf(questions, known),
  })
  const [base, setBase] = useState(draft ? draft.version : (known?.version ?? null))
  const [restored, setRestored] = useState(draft?.saved_at ?? null)
  const [conflict, setConflict] = useState<Interview | null>(null)
  const autosave = useAutosave(place, base)
  useEffect(() => {
    const { unsubscribe } = form.watch((values) => autosave.keep(values as InterviewValues))
    return unsubscribe
  }, [form, autosave.keep])

  const begin = (interview: Interview | null) => {
    autosave.drop()
    setRestored(null)
    setConflict(null)
    setBase(interview?.version ?? null)
    form.reset(valuesOf(questions, interview))
    autosave.drop()
  }
  const refresh = useRefresh()
  const failed = async (error: unknown) => {
    const theirs = overtaken(error) ? await stored(subject) : undefined
    if (!theirs) return server.show(error)
    setBase(theirs.version)
    setConflict(theirs)
  }
  const succeeded = (interview: Interview) => {
    begin(interview)
    toast.done(t('interview.saved'))
    void refresh()
  }
  const create = api.useMutation('post', '/api/v1/interviews')
  const update = api.useMutation('patch', '/api/v1/interviews/{id}')
  const save = (values: InterviewValues) => {
    const body = bodyOf(questions, values)
    const id = conflict?.id ?? known?.id
    const result =
      id && base !== null
        ? update.mutateAsync({ params: { path: { id }, header: ifMatch(base) }, body })
        : create.mutateAsync({ body: { ...body, period_id: period, agency_id: agency, application } })
    return result.then(succeeded, failed)
  }
  return {
    form,
    server,
    submit,
    save,
    saving: create.isPending || update.isPending,
    conflict,
    takeTheirs: () => begin(conflict),
    restored,
    discard: () => begin(known),
    savedAt: autosave.savedAt,
  }
}

/** Writes what is typed into the tab's storage when typing pauses. */
function useAutosave(place: DraftPlace, version: number | null) {
  const [savedAt, setSavedAt] = useState<string | null>(null)
  const keep = useDebouncedCallback((values: InterviewValues) => {
    const next: Draft = { values, version, saved_at: new Date().toISOString() }
    writeDraft(place, next)
    setSavedAt(next.saved_at)
  }, AUTOSAVE_MS)
  const drop = () => {
    keep.cancel()
    dropDraft(place)
    setSavedAt(null)
  }
  return { savedAt, keep, drop }
}
