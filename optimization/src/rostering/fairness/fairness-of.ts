import { addBurdens, BURDENS, type Burden, type Burdens, balance, NOTHING } from './burden.js';
import { burdensByDay, type FairnessInput } from './burdens-by-day.js';

/** How evenly a burden is shared: balances (carried less due) over agents. */
export interface Evenness {
  /** Largest balance less smallest. */
  readonly range: number;
  /** Mean distance from the fair share. */
  readonly mean: number;
}

export interface Fairness {
  /** By agent id: this roster alone. */
  readonly agents: Readonly<Record<string, Burdens>>;
  /** Of this roster together with what was carried before. */
  readonly evenness: Readonly<Record<Burden, Evenness>>;
}

/** Who carries what in a roster, and how evenly, with what each carried before. */
export function fairnessOf(input: FairnessInput, past: Readonly<Record<string, Burdens>> = {}): Fairness {
  const agents: Record<string, Burdens> = {};
  for (const { agent, burdens } of burdensByDay(input)) {
    agents[agent] = addBurdens(agents[agent] ?? NOTHING, burdens);
  }
  const whole = Object.entries(agents).map(([id, own]) => addBurdens(past[id] ?? NOTHING, own));
  const evenness = (burden: Burden): Evenness => {
    const balances = whole.map((burdens) => balance(burdens[burden]));
    if (balances.length === 0) return { range: 0, mean: 0 };
    return {
      range: Math.max(...balances) - Math.min(...balances),
      mean: balances.reduce((sum, value) => sum + Math.abs(value), 0) / balances.length,
    };
  };
  const [night, weekend, holiday, onCall, refused] = BURDENS.map(evenness);
  return { agents, evenness: { night, weekend, holiday, onCall, refused } };
}
