import type { Visit } from '@releve/contracts';
import type { Intake } from '@releve/intake';
import { demoGroup, makeHistory } from '@releve/simulator';
import { readDemoState, writeDemoState } from './demo-state.js';

const YEARS = 2;
/** The last hours are told by live messages: in a quiet night the last arrival of a history may be hours old. */
const LIVE_MS = 3 * 3_600_000;
export const demoSeed = 1;

/** Told as visits go in: how many, and about how many there will be. */
export type HistoryProgress = (loaded: number, about: number) => void;

async function* visitsOf(site: (typeof demoGroup)[number], from: Date, to: Date): AsyncGenerator<Visit> {
  for await (const { visits } of makeHistory({ sites: [site], from, to, seed: demoSeed })) yield* visits;
}

/**
 * Makes the simulated group known and loads its two years of visits by the path a file of visits takes.
 * A load that was cut short goes on with the same history; what went in before counts as a duplicate.
 * @returns the instant at which history ends and live messages begin
 */
export async function loadHistory(
  { operations }: Intake,
  dataDir: string,
  home: string,
  now: Date,
  onProgress: HistoryProgress,
): Promise<Date> {
  // The home site first: its forecast and roster are made while the others still load.
  const group = [...demoGroup].sort((a, b) => Number(b.site.id === home) - Number(a.site.id === home));
  for (const { site } of group) await operations.putSite(site);
  const known = readDemoState(dataDir);
  if (known?.complete) return new Date(known.to);
  const to = known ? new Date(known.to) : new Date(Math.floor(now.getTime() / 60_000) * 60_000 - LIVE_MS);
  const from = new Date(to);
  from.setUTCFullYear(to.getUTCFullYear() - YEARS);
  const state = { from: from.toISOString(), to: to.toISOString() };
  writeDemoState(dataDir, { ...state, complete: false });

  const days = (to.getTime() - from.getTime()) / 86_400_000;
  const about = Math.round(days * group.reduce((sum, { visitsPerDay }) => sum + visitsPerDay, 0));
  let before = 0;
  for (const profile of group) {
    const report = await operations.importVisits(profile.site.id, visitsOf(profile, from, to), (rows) =>
      onProgress(before + rows, about),
    );
    before += report.rows;
  }
  onProgress(before, before);
  writeDemoState(dataDir, { ...state, complete: true });
  return to;
}
