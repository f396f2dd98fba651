import { type CSSVariablesResolver, createTheme, type MantineColorsTuple } from '@mantine/core'

/** After the blue ramp of the INA Digital design system. */
const ina: MantineColorsTuple = [
  '#f6f9ff',
  '#eff5fd',
  '#c0d7f9',
  '#a1c4f5',
  '#629cef',
  '#3d83de',
  '#196bcd',
  '#0a489f',
  '#083575',
  '#022a5b',
]

export const theme = createTheme({
  colors: { ina },
  primaryColor: 'ina',
  primaryShade: { light: 6, dark: 6 },
  defaultRadius: 'md',
  autoContrast: true,
  fontFamily: 'system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", sans-serif',
  headings: { fontWeight: '650' },
  cursorType: 'pointer',
})

/**
 * Mantine's own dimmed, placeholder and error colours are below the 4.5:1 of WCAG AA; these are not.
 * The tone pairs (text on background) serve badges, notes and charts.
 */
export const cssVariables: CSSVariablesResolver = () => ({
  variables: {},
  light: {
    '--mantine-color-dimmed': '#525252',
    '--mantine-color-placeholder': '#6b6b6b',
    '--mantine-color-error': '#b42318',
    '--mantine-color-anchor': '#0a489f',
    '--tone-neutral': '#3b3f45',
    '--tone-neutral-bg': '#eceef1',
    '--tone-info': '#0a489f',
    '--tone-info-bg': '#e4eefb',
    '--tone-success': '#14602f',
    '--tone-success-bg': '#e0f3e6',
    '--tone-warning': '#7a4300',
    '--tone-warning-bg': '#fdefd5',
    '--tone-danger': '#9b1c12',
    '--tone-danger-bg': '#fde7e5',
  },
  dark: {
    '--mantine-color-dimmed': '#b4b4b4',
    '--mantine-color-placeholder': '#9a9a9a',
    '--mantine-color-error': '#ff8f87',
    '--mantine-color-anchor': '#8fbdf7',
    '--tone-neutral': '#d5d8dc',
    '--tone-neutral-bg': '#3a3d42',
    '--tone-info': '#b6d4fb',
    '--tone-info-bg': '#14345f',
    '--tone-success': '#a5e5bb',
    '--tone-success-bg': '#12401f',
    '--tone-warning': '#ffd596',
    '--tone-warning-bg': '#4d2f05',
    '--tone-danger': '#ffb9b3',
    '--tone-danger-bg': '#5a1610',
  },
})
