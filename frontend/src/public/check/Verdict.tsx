import { type Fact, Facts } from '@/public/Facts'
import type { Language } from '@/public/language'
import { groupedCode } from '@/public/token'
import type { Answer } from './knowledge'
import { type CheckWords, dayWords } from './wording'

interface VerdictProps {
  answer: Answer
  language: Language
  t: CheckWords
}

/** The answer in colour, sign and words, and what the code states. */
export function Verdict({ answer, language, t }: VerdictProps) {
  const facts = 'facts' in answer ? answer.facts : null
  const by = answer.state === 'withdrawn' ? answer.by : null
  const words =
    answer.state === 'withdrawn'
      ? t.states[answer.by.state === 'superseded' ? 'superseded' : 'revoked']
      : t.states[answer.state]
  const good = answer.state === 'genuine'
  const rows: Fact[] = facts
    ? [
        ...(by ? ([[t.since, dayWords(by.date, language)]] satisfies Fact[]) : []),
        [t.number, facts.number],
        [t.date, dayWords(facts.date, language)],
        [t.signer, facts.signer],
        [t.code, groupedCode(facts.code)],
      ]
    : []
  return (
    <section>
      <p role="status" className={`status ${good ? 'good' : 'bad'}`}>
        <span aria-hidden="true">{good ? '✓' : '✗'}</span> {words}
      </p>
      {facts && (
        <>
          <Facts facts={rows} />
          <p>{t.compare}</p>
          <p>
            <a href={`/public/verify/${facts.code}?lang=${language}`}>{t.online}</a>
          </p>
        </>
      )}
    </section>
  )
}
