/** How the axes of every chart are drawn. */
export const axisStyle = {
  tick: { fill: 'var(--r-ink-soft)', fontSize: 12 },
  stroke: 'var(--r-line-strong)',
} as const;
