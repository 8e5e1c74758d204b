import { type CSSVariablesResolver, createTheme, type MantineColorsTuple } from '@mantine/core';

const releve: MantineColorsTuple = [
  '#e9f4f5',
  '#d5e8ea',
  '#a9d0d5',
  '#7ab8c0',
  '#52a2ad',
  '#35909d',
  '#1f7f8c',
  '#12717e',
  '#0b6675',
  '#054f5b',
];

/** Blue greys: surfaces of the dark scheme. */
const dark: MantineColorsTuple = [
  '#d5dee4',
  '#b3c0c9',
  '#8fa0ab',
  '#5b6b76',
  '#3b4953',
  '#2a363e',
  '#212c33',
  '#182127',
  '#131a20',
  '#0e1418',
];

/** Fonts already on the machine: nothing is fetched from elsewhere. */
const fontFamily =
  'ui-sans-serif, system-ui, "Segoe UI", Roboto, "Helvetica Neue", "DejaVu Sans", sans-serif';

export const theme = createTheme({
  primaryColor: 'releve',
  primaryShade: { light: 8, dark: 7 },
  colors: { releve, dark },
  fontFamily,
  headings: {
    fontFamily,
    fontWeight: '650',
    sizes: { h1: { fontSize: '1.375rem' }, h2: { fontSize: '1.0625rem' }, h3: { fontSize: '0.9375rem' } },
  },
  defaultRadius: 'sm',
  respectReducedMotion: true,
  cursorType: 'pointer',
  components: {
    Button: { defaultProps: { size: 'sm' } },
    Tooltip: {
      defaultProps: {
        openDelay: 200,
        multiline: true,
        maw: 320,
        withArrow: true,
        events: { hover: true, focus: true, touch: true },
      },
    },
    Table: { defaultProps: { verticalSpacing: 6, horizontalSpacing: 'sm' } },
  },
});

/** Mantine's greys do not all reach 4.5:1; ours do, in both schemes. */
export const cssVariables: CSSVariablesResolver = () => ({
  variables: {},
  light: {
    '--mantine-color-body': '#f4f6f8',
    '--mantine-color-text': '#14212b',
    '--mantine-color-dimmed': '#4b5c68',
    '--mantine-color-placeholder': '#5b6b76',
    '--mantine-color-error': '#b3261e',
    '--mantine-color-anchor': '#0b6675',
  },
  dark: {
    '--mantine-color-body': '#10171c',
    '--mantine-color-text': '#e3eaee',
    '--mantine-color-dimmed': '#a3b2bc',
    '--mantine-color-placeholder': '#8fa0ab',
    '--mantine-color-error': '#ff8a80',
    '--mantine-color-anchor': '#7ab8c0',
  },
});
