import type { MailboxRule, SecurityLevel, Urgency } from '@/features/letters/types'

/** A rule as the form holds it: an empty text is "any". */
export interface RuleValues {
  sender: string
  subject: string
  quarantine: boolean
  kind: string
  urgency: Urgency
  security_level: SecurityLevel
  classification_code: string | null
}

export const NEW_RULE: RuleValues = {
  sender: '',
  subject: '',
  quarantine: false,
  kind: 'SD',
  urgency: 'normal',
  security_level: 'open',
  classification_code: null,
}

export function ruleValues(rule: MailboxRule): RuleValues {
  return {
    sender: rule.sender ?? '',
    subject: rule.subject ?? '',
    quarantine: rule.quarantine ?? false,
    kind: rule.kind ?? NEW_RULE.kind,
    urgency: rule.urgency ?? NEW_RULE.urgency,
    security_level: rule.security_level ?? NEW_RULE.security_level,
    classification_code: rule.classification_code ?? null,
  }
}

export function ruleOf({ sender, subject, ...same }: RuleValues): MailboxRule {
  return {
    ...same,
    ...(sender.trim() ? { sender: sender.trim() } : {}),
    ...(subject.trim() ? { subject: subject.trim() } : {}),
  }
}
