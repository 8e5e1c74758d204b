import type { ForecastRecord, ModelPlace } from '@releve/contracts';
import type { Database, Queryable } from '@releve/database';
import { fittedModel, frozenSeries, modelDecision, training } from '@releve/database/schema/forecaster';
import { and, asc, desc, eq, getTableColumns, inArray, isNotNull, lt, max, ne, sql } from 'drizzle-orm';
import type { SeriesKey } from './series-key.js';
import type { PairedLosses, StoredEvidence } from './training/train-protocol.js';

const { evidence: _evidence, losses: _losses, ...card } = getTableColumns(fittedModel);
/** Columns of a model's card: all but the bulk of its backtest. */
export const cardColumns = card;

/** A model without the bulk of its backtest. */
export type ModelRow = Omit<typeof fittedModel.$inferSelect, 'evidence' | 'losses' | 'record' | 'place'> & {
  readonly record: ForecastRecord | null;
  readonly place: ModelPlace | null;
};
export type WholeModel = ModelRow & {
  readonly evidence: StoredEvidence | null;
  readonly losses: PairedLosses | null;
};
export type TrainingRow = Omit<typeof training.$inferSelect, 'place'> & { readonly place: ModelPlace | null };
export type FrozenRow = typeof frozenSeries.$inferSelect;
export type DecisionRow = typeof modelDecision.$inferSelect;

/** A year and more of nights of a site's series. */
const MOST_MODELS = 1_000;

type SeriesTable = typeof fittedModel | typeof frozenSeries | typeof modelDecision | typeof training;
const ofSeries = (table: SeriesTable, { site, stream, quantity }: SeriesKey) =>
  and(eq(table.site, site), eq(table.stream, stream), eq(table.quantity, quantity));

/** The registry's tables. Methods given a `tx` take part in the caller's transaction. */
export function createRegistryStore({ db }: Database) {
  return {
    async saveModel(tx: Queryable, model: WholeModel): Promise<void> {
      await tx.insert(fittedModel).values(model);
    },

    async champion(key: SeriesKey): Promise<ModelRow | undefined> {
      const [row] = await db
        .select(cardColumns)
        .from(fittedModel)
        .where(and(ofSeries(fittedModel, key), eq(fittedModel.state, 'champion')));
      return row as ModelRow | undefined;
    },

    champions: (site: string): Promise<ModelRow[]> =>
      db
        .select(cardColumns)
        .from(fittedModel)
        .where(and(eq(fittedModel.site, site), eq(fittedModel.state, 'champion'))) as Promise<ModelRow[]>,

    async whole(site: string, id: string): Promise<WholeModel | undefined> {
      const [row] = await db
        .select()
        .from(fittedModel)
        .where(and(eq(fittedModel.site, site), eq(fittedModel.id, id)));
      return row as WholeModel | undefined;
    },

    models: (site: string): Promise<ModelRow[]> =>
      db
        .select(cardColumns)
        .from(fittedModel)
        .where(eq(fittedModel.site, site))
        .orderBy(desc(fittedModel.fittedAt))
        .limit(MOST_MODELS) as Promise<ModelRow[]>,

    /** The model in use before the one in use now. */
    async previousChampion(key: SeriesKey): Promise<ModelRow | undefined> {
      const [row] = await db
        .select(cardColumns)
        .from(fittedModel)
        .where(
          and(
            ofSeries(fittedModel, key),
            ne(fittedModel.state, 'champion'),
            isNotNull(fittedModel.promotedAt),
          ),
        )
        .orderBy(desc(fittedModel.promotedAt))
        .limit(1);
      return row as ModelRow | undefined;
    },

    /** Puts a model in use; the one in use and challengers passed over are retired. */
    async setChampion(tx: Queryable, key: SeriesKey, id: string, at: Date): Promise<void> {
      await tx
        .update(fittedModel)
        .set({ state: 'retired' })
        .where(and(ofSeries(fittedModel, key), ne(fittedModel.state, 'retired')));
      await tx.update(fittedModel).set({ state: 'champion', promotedAt: at }).where(eq(fittedModel.id, id));
    },

    /** Challengers passed over by a newer one. */
    async retireChallengers(tx: Queryable, key: SeriesKey): Promise<void> {
      await tx
        .update(fittedModel)
        .set({ state: 'retired' })
        .where(and(ofSeries(fittedModel, key), eq(fittedModel.state, 'challenger')));
    },

    /** Drops the bulk of models long retired; their cards stay. */
    async dropOldEvidence(before: Date): Promise<void> {
      await db
        .update(fittedModel)
        .set({ evidence: null, losses: null })
        .where(
          and(
            eq(fittedModel.state, 'retired'),
            lt(fittedModel.fittedAt, before),
            isNotNull(fittedModel.evidence),
          ),
        );
    },

    frozen: (site: string): Promise<FrozenRow[]> =>
      db.select().from(frozenSeries).where(eq(frozenSeries.site, site)),

    async freeze(tx: Queryable, row: FrozenRow): Promise<void> {
      const { since, byUser, reason } = row;
      await tx
        .insert(frozenSeries)
        .values(row)
        .onConflictDoUpdate({
          target: [frozenSeries.site, frozenSeries.stream, frozenSeries.quantity],
          set: { since, byUser, reason },
        });
    },

    async unfreeze(tx: Queryable, key: SeriesKey): Promise<void> {
      await tx.delete(frozenSeries).where(ofSeries(frozenSeries, key));
    },

    async decide(tx: Queryable, row: DecisionRow): Promise<void> {
      await tx.insert(modelDecision).values(row);
    },

    decisions: (key: SeriesKey, limit: number): Promise<DecisionRow[]> =>
      db
        .select()
        .from(modelDecision)
        .where(ofSeries(modelDecision, key))
        .orderBy(desc(modelDecision.at))
        .limit(limit),

    /** Opens a training unless one of its series is open already: then undefined. */
    async openTraining(row: TrainingRow): Promise<TrainingRow | undefined> {
      const [opened] = await db.insert(training).values(row).onConflictDoNothing().returning();
      return opened as TrainingRow | undefined;
    },

    async training(site: string, id: string): Promise<TrainingRow | undefined> {
      const [row] = await db
        .select()
        .from(training)
        .where(and(eq(training.site, site), eq(training.id, id)));
      return row as TrainingRow | undefined;
    },

    trainings: (site: string, limit: number): Promise<TrainingRow[]> =>
      db
        .select()
        .from(training)
        .where(eq(training.site, site))
        .orderBy(desc(training.askedAt))
        .limit(limit) as Promise<TrainingRow[]>,

    /** Takes the oldest waiting training; asked ones first. One caller gets it. */
    async claimTraining(now: Date, askedOnly: boolean): Promise<TrainingRow | undefined> {
      const waiting = await db
        .select({ id: training.id })
        .from(training)
        .where(and(eq(training.state, 'waiting'), askedOnly ? eq(training.cause, 'asked') : undefined))
        .orderBy(sql`${training.cause} <> 'asked'`, asc(training.askedAt))
        .limit(1);
      const [first] = waiting;
      if (!first) return undefined;
      const [claimed] = await db
        .update(training)
        .set({ state: 'running', startedAt: now, aliveAt: now })
        .where(and(eq(training.id, first.id), eq(training.state, 'waiting')))
        .returning();
      return claimed as TrainingRow | undefined;
    },

    async updateTraining(id: string, set: Partial<Omit<TrainingRow, 'id'>>): Promise<void> {
      await db
        .update(training)
        .set(set)
        .where(and(eq(training.id, id), inArray(training.state, ['waiting', 'running'])));
    },

    /** Fails trainings whose process has been silent since before `before`. */
    async buryTrainings(before: Date, now: Date, failure: string): Promise<void> {
      await db
        .update(training)
        .set({ state: 'failed', failure, endedAt: now })
        .where(and(eq(training.state, 'running'), lt(training.aliveAt, before)));
    },

    /** When each series was last trained for, whatever came of it. */
    async lastTrained(): Promise<ReadonlyMap<string, Date>> {
      const rows = await db
        .select({
          site: training.site,
          stream: training.stream,
          quantity: training.quantity,
          at: max(training.askedAt),
        })
        .from(training)
        .where(ne(training.state, 'cancelled'))
        .groupBy(training.site, training.stream, training.quantity);
      return new Map(
        rows.flatMap(({ site, stream, quantity, at }) => (at ? [[`${site}|${stream}|${quantity}`, at]] : [])),
      );
    },
  };
}

export type RegistryStore = ReturnType<typeof createRegistryStore>;
