/** What is shared between agents: nights, weekends with work, public holidays worked, turns on call, wishes refused. */
export const BURDENS = ['night', 'weekend', 'holiday', 'onCall', 'refused'] as const;
export type Burden = (typeof BURDENS)[number];

/** A burden carried against the fair share of it. */
export interface Carried {
  readonly count: number;
  /** What the agent's share of all that was carried comes to. */
  readonly due: number;
}

export type Burdens = Readonly<Record<Burden, Carried>>;

export const NOTHING: Burdens = {
  night: { count: 0, due: 0 },
  weekend: { count: 0, due: 0 },
  holiday: { count: 0, due: 0 },
  onCall: { count: 0, due: 0 },
  refused: { count: 0, due: 0 },
};

/** Two accounts in one. */
export function addBurdens(a: Burdens, b: Burdens): Burdens {
  const sum = (burden: Burden): Carried => ({
    count: a[burden].count + b[burden].count,
    due: a[burden].due + b[burden].due,
  });
  return {
    night: sum('night'),
    weekend: sum('weekend'),
    holiday: sum('holiday'),
    onCall: sum('onCall'),
    refused: sum('refused'),
  };
}

/** More than the fair share is positive. */
export const balance = ({ count, due }: Carried): number => count - due;
