import type { QueryClient } from '@tanstack/react-query';
import type { ArrivalHour, ArrivalsAnswer, LiveEvent, PresenceAnswer, RosterSummary } from '../api/types.js';

type Counts = Extract<LiveEvent, { type: 'counts' }>;
export type Progress = RosterSummary['progress'];

/** The hours known, with those of a live event put in their place; hours outside the window are left out. */
export function mergeHours(
  known: ArrivalsAnswer,
  event: Counts,
  series: { readonly stream: string; readonly from: string; readonly to: string },
): ArrivalsAnswer {
  const byHour = new Map<number, ArrivalHour>(known.hours.map((hour) => [Date.parse(hour.hour), hour]));
  for (const hour of event.hours) {
    const at = Date.parse(hour.hour);
    if (at < Date.parse(series.from) || at >= Date.parse(series.to)) continue;
    byHour.set(at, {
      ...byHour.get(at),
      hour: hour.hour,
      arrivals: hour.arrivals[series.stream] ?? 0,
      presentAtEnd: hour.presentAtEnd,
      ...(hour.boardingAtEnd == null ? {} : { boardingAtEnd: hour.boardingAtEnd }),
    });
  }
  const hours = [...byHour].sort(([a], [b]) => a - b).map(([, hour]) => hour);
  return { ...known, hours, knownUntil: event.knownUntil };
}

/** A solver's progress, kept in order of time and without repeats. */
export function appendProgress(history: readonly Progress[], next: Progress): readonly Progress[] {
  const last = history.at(-1);
  if (last !== undefined && next.seconds < last.seconds) return [next];
  if (last !== undefined && next.seconds === last.seconds) return [...history.slice(0, -1), next];
  return [...history, next];
}

export const progressKey = (roster: string) => ['roster-progress', roster] as const;

function applyCounts(client: QueryClient, event: Counts): void {
  client.setQueryData<PresenceAnswer>(['presence', event.site], (known) => ({
    presence: event.presence ?? known?.presence ?? null,
    knownUntil: event.knownUntil,
  }));
  for (const query of client.getQueryCache().findAll({ queryKey: ['arrivals', event.site] })) {
    const [, , stream, from, to] = query.queryKey;
    if (typeof stream !== 'string' || typeof from !== 'string' || typeof to !== 'string') continue;
    client.setQueryData<ArrivalsAnswer>(query.queryKey, (known) =>
      known === undefined ? known : mergeHours(known, event, { stream, from, to }),
    );
  }
}

function applyRoster(client: QueryClient, roster: RosterSummary): void {
  client.setQueryData<readonly RosterSummary[]>(['rosters', roster.unit], (known) => {
    if (known === undefined) return known;
    const others = known.filter((item) => item.id !== roster.id);
    return [roster, ...others].sort((a, b) => b.createdAt.localeCompare(a.createdAt));
  });
  client.setQueryData<readonly Progress[]>(progressKey(roster.id), (history) =>
    appendProgress(history ?? [], roster.progress),
  );
  const known = client.getQueryData<RosterSummary>(['roster', roster.unit, roster.id]);
  if (known !== undefined && (known.revision !== roster.revision || known.status !== roster.status)) {
    void client.invalidateQueries({ queryKey: ['roster', roster.unit, roster.id] });
  }
}

/** Puts what a live event says into what the screen already shows, or has it fetched again. */
export function applyEvent(client: QueryClient, event: LiveEvent): void {
  switch (event.type) {
    case 'counts':
      applyCounts(client, event);
      return;
    case 'forecast':
      void client.invalidateQueries({ queryKey: ['forecast', event.site, event.stream, event.quantity] });
      void client.invalidateQueries({ queryKey: ['threshold', event.site, event.stream, event.quantity] });
      if (event.stream === 'all' && event.quantity === 'arrivals')
        void client.invalidateQueries({ queryKey: ['half-hours', event.site] });
      if (event.quantity === 'present') void client.invalidateQueries({ queryKey: ['outlook', event.site] });
      return;
    case 'alert':
      void client.invalidateQueries({ queryKey: ['alerts', event.site] });
      return;
    case 'roster':
      applyRoster(client, event.roster);
      return;
    case 'reset':
      void client.invalidateQueries();
  }
}
