import { setTimeout as wait } from 'node:timers/promises';
import { requestAs } from '@releve/platform';
import { type Pending, sendUntilGone } from './sender.js';
import type { Spawned } from './spawned.js';

/** The processes of one life: what hears HL7, and where intake and census answer. */
export interface Life {
  readonly mllpPort: number;
  readonly intakeUrl: string;
  readonly censusUrl: string;
  /** Kills at least the process that hears HL7. */
  kill(): Promise<void>;
  stop(): Promise<void>;
}

export interface DrillResult {
  readonly kills: number;
  readonly sent: number;
  /** Messages stored, by intake's own log. */
  readonly stored: number;
  /** Arrivals counted by census per UTC hour, and those that were sent. */
  readonly counted: Readonly<Record<string, number>>;
  readonly expected: Readonly<Record<string, number>>;
  /** Kills that found messages sent and not yet acknowledged. */
  readonly interrupted: number;
}

const administrator = {
  userId: 'drill',
  name: 'Drill',
  role: 'administrator',
  sites: '*',
  units: '*',
} as const;
const hourMs = 3_600_000;

const stamp = (ms: number): string => `${new Date(ms).toISOString().slice(0, 19).replace(/[-:T]/g, '')}+0000`;

const adt = (trigger: string, site: string, visit: string, ms: number): Pending => {
  const id = `${trigger}${visit}`;
  const text = [
    `MSH|^~\\&|DRILL|${site}|R|R|${stamp(ms)}||ADT^${trigger}|${id}|P|2.5`,
    `EVN||${stamp(ms)}`,
    `PV1||E|URG||||||||||||||||${visit}`,
  ].join('\r');
  return { id, text };
};

async function call<T>(base: string, path: string, init: RequestInit = {}): Promise<T> {
  const { url, method, headers, body } = requestAs(administrator, `/api/v1${path}`, init);
  const { pathname, search } = new URL(url);
  const sending = body === null ? {} : { body: await new Response(body).text() };
  const response = await fetch(`${base}${pathname}${search}`, { method, headers, ...sending });
  if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`);
  return (await response.json()) as T;
}

const site = {
  name: 'Drill',
  timeZone: 'Europe/Paris',
  calendar: 'FR',
  schoolZone: null,
  population: 'adult',
  capacityPatients: null,
  hospitalBeds: null,
  simulated: true,
};

/** What is asked of census and intake once every message has been acknowledged. */
async function readBack(life: Life, id: string, from: number, to: number) {
  const window = `from=${new Date(from).toISOString()}&to=${new Date(to).toISOString()}`;
  const { hours } = await call<{ hours: { hour: string; arrivals: number }[] }>(
    life.censusUrl,
    `/sites/${id}/arrivals?${window}`,
  );
  let stored = 0;
  for (let before: number | null = 2_000_000_000; before !== null; ) {
    const { messages }: { messages: { id: number }[] } = await call(
      life.intakeUrl,
      `/sites/${id}/messages?outcome=accepted&limit=500&before=${before}`,
    );
    stored += messages.length;
    before = messages.at(-1)?.id ?? null;
  }
  const counted = Object.fromEntries(
    hours.flatMap((one) => (one.arrivals > 0 ? [[one.hour, one.arrivals]] : [])),
  );
  return { stored, counted };
}

/**
 * Streams arrivals and departures at a system that is killed again and again, and sends what was not acknowledged
 * once more after each start, as a hospital's interface engine does.
 */
export async function killDrill(
  start: () => Promise<Life>,
  options: {
    readonly site: string;
    readonly kills: number;
    readonly visits: number;
    readonly patienceMs: number;
  },
): Promise<DrillResult> {
  const base = Date.UTC(2026, 2, 28);
  const arrivals = Array.from({ length: options.visits }, (_, k) => base + k * 300_000);
  const messages = arrivals.flatMap((ms, k) => [
    adt('A04', options.site, `D${k}`, ms),
    adt('A03', options.site, `D${k}`, ms + 5_400_000),
  ]);
  const acknowledged = new Set<string>();
  const onAck = (id: string, code: string): void => {
    if (code === 'AA') acknowledged.add(id);
  };
  let interrupted = 0;
  let life = await start();
  await call(life.intakeUrl, `/sites/${options.site}`, {
    method: 'PUT',
    body: JSON.stringify(site),
    headers: { 'content-type': 'application/json' },
  });
  for (let kills = 0; kills < options.kills; kills += 1) {
    const share = Math.ceil((messages.length * (kills + 1)) / (options.kills + 1));
    const due = messages.slice(0, share).filter(({ id }) => !acknowledged.has(id));
    const streaming = sendUntilGone(life.mllpPort, due, onAck);
    await wait(Math.random() * 400);
    await life.kill();
    await streaming;
    if (due.some(({ id }) => !acknowledged.has(id))) interrupted += 1;
    life = await start();
  }
  for (let due = messages; due.length > 0; due = messages.filter(({ id }) => !acknowledged.has(id)))
    await sendUntilGone(life.mllpPort, due, onAck);
  const expected: Record<string, number> = {};
  for (const ms of arrivals) {
    const hour = new Date(Math.floor(ms / hourMs) * hourMs).toISOString();
    expected[hour] = (expected[hour] ?? 0) + 1;
  }
  const deadline = Date.now() + options.patienceMs;
  const [from, to] = [base, base + (options.visits * 300_000 + 24 * hourMs)];
  let found = await readBack(life, options.site, from, to);
  const total = (counts: Readonly<Record<string, number>>) =>
    Object.values(counts).reduce((a, b) => a + b, 0);
  while (total(found.counted) < options.visits && Date.now() < deadline) {
    await wait(200);
    found = await readBack(life, options.site, from, to);
  }
  await life.stop();
  return { kills: options.kills, sent: messages.length, interrupted, expected, ...found };
}

/** A life of one process. */
export const oneProcess = (process: Spawned): Life => ({
  mllpPort: process.mllpPort ?? 0,
  intakeUrl: `${process.url}/intake`,
  censusUrl: `${process.url}/census`,
  kill: () => process.kill(),
  stop: () => process.stop(),
});
