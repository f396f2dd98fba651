const SCHEME = 'data-mantine-color-scheme'

/** Paper is white: what is printed has the light colours, whatever the screen has. */
export function lightOnPaper(): void {
  const root = document.documentElement
  let onScreen: string | null = null
  const printing = (begins: boolean) => {
    if (begins && onScreen === null) {
      onScreen = root.getAttribute(SCHEME)
      if (onScreen !== null) root.setAttribute(SCHEME, 'light')
    } else if (!begins && onScreen !== null) {
      root.setAttribute(SCHEME, onScreen)
      onScreen = null
    }
  }
  addEventListener('beforeprint', () => printing(true))
  addEventListener('afterprint', () => printing(false))
  matchMedia('print').addEventListener('change', ({ matches }) => printing(matches))
}
