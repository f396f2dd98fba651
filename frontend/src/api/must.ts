/** For changes: the answer, or the problem thrown. */
export async function must<T>(answer: Promise<{ data?: T; error?: unknown }>): Promise<T> {
  const { data, error } = await answer
  if (error !== undefined) throw error
  return data as T
}
