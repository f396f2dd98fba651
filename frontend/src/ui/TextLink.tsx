import { Anchor, type AnchorProps } from '@mantine/core'
import { createLink } from '@tanstack/react-router'
import type { ComponentPropsWithRef } from 'react'

type Props = Omit<ComponentPropsWithRef<'a'>, keyof AnchorProps> & AnchorProps

/** A link within the application, in the size of the text around it: `<TextLink to="/surat/$id" params={{ id }}>`. */
export const TextLink = createLink((props: Props) => <Anchor inherit {...props} />)
