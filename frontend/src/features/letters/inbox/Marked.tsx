import { Mark } from '@mantine/core'
import type { TextParts } from '@/features/letters/types'

interface MarkedProps {
  /** The whole text, where nothing in it was searched for. */
  text: string
  /** The text in pieces, as the search answers it. */
  parts: TextParts | null | undefined
}

/** A text in which the words that were found stand out. */
export function Marked({ text, parts }: MarkedProps) {
  if (!parts) return text
  // the place is the only identity that a piece has, and pieces never move
  return parts.map((part, place) => {
    const key = `${place}`
    return part.hit ? <Mark key={key}>{part.text}</Mark> : <span key={key}>{part.text}</span>
  })
}
