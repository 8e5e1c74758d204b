/** Colours of the charts, the same as the dashboards' in light mode. Drawn as attributes, so that no style is needed. */
export const palette = {
  ink: '#14212b',
  soft: '#4b5c68',
  line: '#d5dde2',
  axis: '#9aa9b3',
  band95: '#d3e6e9',
  band80: '#9fcbd2',
  band50: '#5fa7b2',
  median: '#064a55',
  bar: '#5fa7b2',
  reference: '#b3261e',
} as const;
