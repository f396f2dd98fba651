/**
 * One key per submit. The key of a submit that got no definite answer is kept, so pressing the button again
 * with the same content is recognised by the server and cannot make a second letter or application.
 */
const open = new Map<string, string>()

/** Their content is a secret, which nobody may remember: the server takes no key for them. */
const SECRETS = /\/(signing-key|passphrase|signatures?)$/

/** Whether pressing the button again is to be recognised as the same submit. */
export function repeatable({ method, url }: Request): boolean {
  return method === 'POST' && !SECRETS.test(new URL(url).pathname)
}

/** Identifies a submit by what it asks for. */
export async function submitOf(request: Request): Promise<string> {
  return `${request.method} ${request.url}\n${await request.clone().text()}`
}

export function keyFor(submit: string): string {
  const key = open.get(submit) ?? crypto.randomUUID()
  open.set(submit, key)
  return key
}

/** 409 may mean "still in flight", 429 and 5xx "not done": only other answers end a submit. */
export function settle(submit: string, status: number): void {
  if (status < 500 && status !== 409 && status !== 429) open.delete(submit)
}
