import { type CSSVariablesResolver, createTheme, type MantineColorsTuple } from '@mantine/core'

const teal: MantineColorsTuple = [
  '#e9f4f4',
  '#d0e6e6',
  '#a4d0d0',
  '#76b9ba',
  '#52a5a7',
  '#3a9193',
  '#287c7e',
  '#176c6e',
  '#0b5d5e',
  '#054546',
]

/** Calm and dense. Only two weights are shipped, because browsers must not synthesise bold Arabic. */
export const theme = createTheme({
  primaryColor: 'teal',
  primaryShade: { light: 8, dark: 6 },
  colors: { teal },
  fontFamily: 'Plex, PlexLike, sans-serif',
  headings: {
    fontFamily: 'Plex, PlexLike, sans-serif',
    fontWeight: '700',
    sizes: {
      h1: { fontSize: '1.3rem', lineHeight: '1.4' },
      h2: { fontSize: '1.1rem', lineHeight: '1.45' },
      h3: { fontSize: '1rem', lineHeight: '1.5' },
    },
  },
  fontSizes: { xs: '0.8125rem', sm: '0.9rem', md: '1rem', lg: '1.125rem', xl: '1.25rem' },
  defaultRadius: 'sm',
  cursorType: 'pointer',
  respectReducedMotion: true,
  components: {
    // A dialog's heading is not a banner landmark of the page.
    ModalHeader: { defaultProps: { role: 'presentation' } },
    // A menu contains only its items (WAI-ARIA 1.2, menu).
    Menu: { defaultProps: { withInitialFocusPlaceholder: false } },
    DrawerHeader: { defaultProps: { role: 'presentation' } },
  },
})

/** Secondary text and errors with enough contrast (4.5:1) on all our backgrounds. */
export const colours: CSSVariablesResolver = () => ({
  variables: {},
  light: {
    '--mantine-color-dimmed': '#5a6169',
    '--mantine-color-error': '#c92a2a',
    '--mantine-color-red-text': '#c92a2a',
  },
  dark: {
    '--mantine-color-dimmed': '#adb1b6',
    '--mantine-color-error': '#ffa8a8',
    '--mantine-color-red-text': '#ffa8a8',
    '--mantine-color-teal-light': 'rgb(82 165 167 / 18%)',
    '--mantine-color-teal-light-hover': 'rgb(82 165 167 / 26%)',
    '--mantine-color-teal-light-color': '#a4d0d0',
  },
})
