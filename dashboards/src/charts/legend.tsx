import classes from './chart-frame.module.css';

export interface LegendItem {
  readonly label: string;
  readonly color: string;
  readonly kind: 'area' | 'line' | 'dashed' | 'dotted' | 'dot';
}

function Swatch({ color, kind }: Pick<LegendItem, 'color' | 'kind'>) {
  if (kind === 'area') {
    return (
      <svg className={classes.swatch} width="18" height="12" aria-hidden="true">
        <rect width="18" height="12" rx="2" fill={color} />
      </svg>
    );
  }
  if (kind === 'dot') {
    return (
      <svg className={classes.swatch} width="18" height="12" aria-hidden="true">
        <circle cx="9" cy="6" r="4" fill={color} />
      </svg>
    );
  }
  const dash = kind === 'dashed' ? '6 3' : kind === 'dotted' ? '2 3' : undefined;
  return (
    <svg className={classes.swatch} width="18" height="12" aria-hidden="true">
      <line x1="0" x2="18" y1="6" y2="6" stroke={color} strokeWidth="2.5" strokeDasharray={dash} />
    </svg>
  );
}

/** What each mark of a chart means, in words. */
export function Legend({ items }: { readonly items: readonly LegendItem[] }) {
  return (
    <ul className={classes.legend}>
      {items.map((item) => (
        <li key={item.label}>
          <Swatch color={item.color} kind={item.kind} />
          {item.label}
        </li>
      ))}
    </ul>
  );
}
