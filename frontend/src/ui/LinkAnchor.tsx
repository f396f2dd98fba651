import { Anchor, type AnchorProps } from '@mantine/core'
import { createLink } from '@tanstack/react-router'
import type { AnchorHTMLAttributes, Ref } from 'react'

type Attributes = Omit<AnchorHTMLAttributes<HTMLAnchorElement>, keyof AnchorProps>

function TextLink(props: AnchorProps & Attributes & { ref?: Ref<HTMLAnchorElement> }) {
  return <Anchor component="a" {...props} />
}

/** A text link to a page; path, parameters and search are checked like a `Link`'s. */
export const LinkAnchor = createLink(TextLink)
