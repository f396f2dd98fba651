/**
 * One key per submit. The key of a submit that got no definite answer is kept, so pressing the button again
 * with the same content is recognised by the server and cannot make a second letter or application.
 */
const open = new Map<string, string>()

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
