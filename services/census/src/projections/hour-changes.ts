import { type StreamId, streamsOf } from '@releve/contracts';
import type { VisitState } from '../fold/fold-visit.js';
import { type HourSpan, hourMs, hourOf, inFirstHalf, openHours, presentHours } from './hours.js';

/** What changes in one hour. */
export interface HourDelta {
  readonly arrivals: Map<StreamId, number>;
  /** Of all arrivals, in those of the first 30 minutes. */
  firstHalfArrivals: number;
  /** Change in the closed visits that were present as the hour ended; stored. */
  departedLater: number;
  /** Change in the open visits that were; not stored, since the open visits themselves tell. */
  open: number;
}

/** Changes to the counted hours that a set of changed visits makes, summed. Keys: hour starts, epoch ms. */
export class HourChanges {
  readonly deltas = new Map<number, HourDelta>();

  /** @param knownUntil Up to when the site is known, epoch ms: open visits count as present until then. */
  constructor(private readonly knownUntil: number) {}

  /** A visit went from one state to another; null is no visit. */
  replace(before: VisitState | null, after: VisitState | null): void {
    if (before) this.count(before, -1);
    if (after) this.count(after, 1);
  }

  /** Hours whose announced figures differ now, in order. */
  changedHours(): readonly number[] {
    const changed = [...this.deltas].filter(
      ([, delta]) => delta.departedLater + delta.open !== 0 || arrivalsChange(delta),
    );
    return changed.map(([hour]) => hour).sort((a, b) => a - b);
  }

  /** The hours whose stored figures differ now, with what is to be added. */
  stored(): ReadonlyMap<number, HourDelta> {
    return new Map(
      [...this.deltas].filter(([, delta]) => delta.departedLater !== 0 || arrivalsChange(delta)),
    );
  }

  private count(state: VisitState, sign: 1 | -1): void {
    const arrived = Date.parse(state.arrivedAt);
    const arrivalHour = this.at(hourOf(arrived));
    const { arrivals } = arrivalHour;
    for (const stream of streamsOf(state)) arrivals.set(stream, (arrivals.get(stream) ?? 0) + sign);
    if (inFirstHalf(arrived)) arrivalHour.firstHalfArrivals += sign;
    if (state.departedAt === null)
      for (const hour of each(openHours(arrived, this.knownUntil))) this.at(hour).open += sign;
    else
      for (const hour of each(presentHours(arrived, Date.parse(state.departedAt))))
        this.at(hour).departedLater += sign;
  }

  private at(hour: number): HourDelta {
    let delta = this.deltas.get(hour);
    if (!delta) {
      delta = { arrivals: new Map(), firstHalfArrivals: 0, departedLater: 0, open: 0 };
      this.deltas.set(hour, delta);
    }
    return delta;
  }
}

/** In number, or from one half of the hour to the other. */
const arrivalsChange = ({ arrivals, firstHalfArrivals }: HourDelta): boolean =>
  firstHalfArrivals !== 0 || [...arrivals.values()].some((change) => change !== 0);

function* each(span: HourSpan | null): Iterable<number> {
  if (span) for (let hour = span.first; hour <= span.last; hour += hourMs) yield hour;
}

/** Fills short silences between hours with the hours in between: nobody came, and that is known. */
export function withQuietHours(hours: readonly number[], longestSilenceHours = 24): readonly number[] {
  const filled: number[] = [];
  for (const hour of hours) {
    const last = filled.at(-1);
    if (last !== undefined && hour - last <= longestSilenceHours * hourMs)
      for (let quiet = last + hourMs; quiet < hour; quiet += hourMs) filled.push(quiet);
    filled.push(hour);
  }
  return filled;
}
