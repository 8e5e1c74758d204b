import { randomUUID } from 'node:crypto';
import { conflict, type JobRunner, notFound, type RunningJob } from '@releve/platform';
import type { TrainingDeps } from '../deps.js';
import { modelSeries } from '../operations/model-series.js';
import { settleTraining } from '../operations/settle-training.js';
import type { TrainingRow } from '../registry-store.js';
import { keyText, type SeriesKey } from '../series-key.js';
import { nightlyDue } from './nightly-due.js';
import { trainInput } from './train-input.js';
import { TRAIN_JOB, TrainOutput, TrainProgress } from './train-protocol.js';

const SCAN_MS = 60_000;
const CLAIM_MS = 5_000;
const ALIVE_MS = 15_000;
const DEAD_AFTER_MS = 120_000;
const TELL_MS = 400;
const KEEP_EVIDENCE_MS = 30 * 86_400_000;

/** What somebody, or the clock, wants trained. */
export type Wanted = Pick<TrainingRow, 'model' | 'place' | 'cause' | 'askedBy'>;

/** Runs trainings one after another as jobs, and opens the night's. */
export interface Trainer {
  /** Called every second. */
  tick(): Promise<void>;
  /** @throws conflict when a training of the series is open already. */
  ask(key: SeriesKey, wanted: Wanted): Promise<TrainingRow>;
  /** @throws not-found, or conflict when it is over. */
  cancel(site: string, id: string): Promise<TrainingRow>;
  /** Many counts came at once: every series in use is trained anew, but what is frozen. */
  dataChanged(site: string): Promise<void>;
  /** Stops what runs here; it waits to be run again. */
  stop(): Promise<void>;
}

export function createTrainer(
  deps: TrainingDeps,
  jobs: JobRunner,
  onPromoted: (key: SeriesKey) => void,
): Trainer {
  const { registry, store, clock, log, config } = deps;
  const running = new Map<string, RunningJob>();
  const ending = new Set<Promise<void>>();
  const startedAt = clock().getTime();
  let [scannedAt, claimedAt, bulkAt] = [0, 0, 0];
  let looking = false;
  let stopping = false;

  const now = () => clock().getTime();
  /** For a while after a start or an import only what somebody asked for is trained: forecasts come first. */
  const settled = () => now() - Math.max(startedAt, bulkAt) >= config.trainingAfterSeconds * 1000;

  async function open(key: SeriesKey, wanted: Wanted): Promise<TrainingRow | undefined> {
    const at = clock();
    claimedAt = 0;
    return registry.openTraining({
      ...{ id: randomUUID(), ...key, ...wanted, state: 'waiting', step: 'waiting', progress: 0 },
      ...{ askedAt: at, aliveAt: at, startedAt: null, endedAt: null, modelId: null, failure: null },
    });
  }

  async function openAll(
    site: string,
    cause: 'nightly' | 'data',
    due: (text: string, fittedAt: Date) => boolean,
  ) {
    const frozen = new Set((await registry.frozen(site)).map((row) => keyText(modelSeries(row))));
    for (const champion of await registry.champions(site)) {
      const key = modelSeries(champion);
      if (!frozen.has(keyText(key)) && due(keyText(key), champion.fittedAt))
        await open(key, { model: config.model, place: champion.place, cause, askedBy: null });
    }
  }

  async function scan(): Promise<void> {
    const at = clock();
    await registry.buryTrainings(
      new Date(at.getTime() - DEAD_AFTER_MS),
      at,
      'The process that ran it is gone.',
    );
    if (!settled()) return;
    const last = await registry.lastTrained();
    for (const id of await store.sites()) {
      const site = await store.site(id);
      if (!site) continue;
      await openAll(id, 'nightly', (text, fittedAt) =>
        nightlyDue(at, site.timeZone, later(last.get(text), fittedAt)),
      );
    }
    await registry.dropOldEvidence(new Date(at.getTime() - KEEP_EVIDENCE_MS));
  }

  async function train(row: TrainingRow): Promise<void> {
    const key = modelSeries(row);
    const prepared = await trainInput(deps, row);
    if (typeof prepared === 'string') return end(row, 'failed', prepared);
    let toldAt = 0;
    const onProgress = (told: unknown) => {
      const progress = TrainProgress.safeParse(told);
      if (!progress.success || now() - toldAt < TELL_MS) return;
      toldAt = now();
      void registry.updateTraining(row.id, { ...progress.data, aliveAt: clock() });
    };
    const job = jobs.run(TRAIN_JOB, prepared.input, { onProgress });
    running.set(row.id, job);
    const alive = setInterval(() => void checkAlive(row, job), ALIVE_MS);
    const outcome = await job.outcome;
    clearInterval(alive);
    running.delete(row.id);
    if (outcome.kind === 'failed') return end(row, 'failed', outcome.reason);
    if (outcome.kind === 'cancelled') {
      if (stopping) await registry.updateTraining(row.id, { state: 'waiting', step: 'waiting', progress: 0 });
      return end(row, 'cancelled', null);
    }
    const verdict = await settleTraining(deps, row, prepared, TrainOutput.parse(outcome.output));
    log.info({ ...key, training: row.id, cause: row.cause, verdict }, 'model trained');
    if (verdict === 'first' || verdict === 'promoted') onPromoted(key);
  }

  async function end(row: TrainingRow, state: 'failed' | 'cancelled', failure: string | null): Promise<void> {
    if (stopping) return;
    if (failure) log.warn({ training: row.id, failure }, 'training failed');
    await registry.updateTraining(row.id, { state, failure, endedAt: clock() });
  }

  /** Another process may have cancelled it. */
  async function checkAlive({ site, id }: TrainingRow, job: RunningJob): Promise<void> {
    await registry.updateTraining(id, { aliveAt: clock() });
    if ((await registry.training(site, id))?.state === 'cancelled') job.cancel();
  }

  async function claim(): Promise<void> {
    while (!stopping && ending.size < config.trainingsAtOnce) {
      const row = await registry.claimTraining(clock(), !settled());
      if (!row) return;
      const done: Promise<void> = train(row)
        .catch((error: unknown) => end(row, 'failed', error instanceof Error ? error.message : String(error)))
        .finally(() => {
          ending.delete(done);
          claimedAt = 0;
        });
      ending.add(done);
    }
  }

  async function look(): Promise<void> {
    if (now() - scannedAt >= SCAN_MS) {
      scannedAt = now();
      await scan();
    }
    if (now() - claimedAt < CLAIM_MS) return;
    claimedAt = now();
    await claim();
  }

  return {
    async tick() {
      if (looking) return;
      looking = true;
      try {
        await look();
      } finally {
        looking = false;
      }
    },
    async ask(key, wanted) {
      const opened = await open(key, wanted);
      if (!opened)
        throw conflict('This series is being trained already.', { hint: 'Wait for it, or stop it first.' });
      return opened;
    },
    async cancel(site, id) {
      const row = await registry.training(site, id);
      if (!row) throw notFound('training', id);
      if (row.endedAt) throw conflict('This training is over.');
      const cancelled = { state: 'cancelled', endedAt: clock() } as const;
      await registry.updateTraining(id, cancelled);
      running.get(id)?.cancel();
      return { ...row, ...cancelled };
    },
    async dataChanged(site) {
      bulkAt = now();
      await openAll(site, 'data', () => true);
    },
    async stop() {
      stopping = true;
      await jobs.close();
      await Promise.all(ending);
    },
  };
}

const later = (a: Date | undefined, b: Date): Date => (a && a > b ? a : b);
