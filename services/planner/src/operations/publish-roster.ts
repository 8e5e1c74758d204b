import type { Publication, RosterSummary } from '@releve/contracts';
import { badInput, conflict } from '@releve/platform';
import { daysBetween } from '../civil-days.js';
import type { PlannerDeps } from '../deps.js';
import { type Judgement, judgeRoster } from '../judge-roster.js';
import { stretchOf, summaryOf } from '../roster-view.js';
import { findRoster, mustBeDraft, saveRoster } from './edit-roster.js';
import { recordInLedger } from './record-in-ledger.js';
import { supersedeOlder } from './supersede.js';

export interface PublishRequest {
  readonly revision: number;
  readonly reason?: string | undefined;
  /** Depart from what may be departed from. */
  readonly derogate: boolean;
}

/** Décret 2002-9 art. 13: the roster is known 15 days before it applies. */
const NOTICE_DAYS = 15;
/** A reason shorter than this says nothing. */
const SHORTEST_REASON = 3;

/** What a roster breaks that cannot be departed from, or may be but was not accepted, refuses it. */
function mustBePublishable({ violations }: Judgement, derogate: boolean): void {
  const hard = violations.filter((each) => each.hard);
  const [first] = [...hard.filter(({ derogable }) => !derogable), ...(derogate ? [] : hard)];
  if (first === undefined) return;
  throw conflict(
    first.derogable ? 'The roster departs from the safety minimum or a rule.' : 'The roster breaks rules.',
    {
      place: first.derogable ? 'body.derogate' : 'roster',
      value: first.rule,
      expected: first.derogable ? 'true, with a reason' : 'a roster without violations',
      hint: first.message.en,
    },
  );
}

/**
 * Publishes a draft that breaks no rule. Below the safety minimum, or against a law that may be departed from, only
 * when that is accepted with a reason; under 15 days before it applies only with a reason.
 * @throws conflict for what it breaks; bad-input for a reason that is missing
 */
export async function publishRoster(
  deps: PlannerDeps,
  target: { readonly unit: string; readonly roster: string },
  { revision, reason, derogate }: PublishRequest,
  by: string,
): Promise<RosterSummary> {
  const row = await findRoster(deps, target.unit, target.roster);
  mustBeDraft(row);
  const judgement = judgeRoster(row.problem, row.assignments ?? {}, row.rulePack);
  mustBePublishable(judgement, derogate);
  const notice = daysBetween(deps.clock().toISOString().slice(0, 10), row.from);
  const said = reason?.trim() ?? '';
  const missing = said.length < SHORTEST_REASON;
  if (!judgement.legal && missing)
    throw badInput({
      place: 'body.reason',
      value: said,
      expected: 'a reason: the roster departs from the safety minimum or from a rule',
    });
  if (notice < NOTICE_DAYS && missing)
    throw badInput({
      place: 'body.reason',
      value: said,
      expected: `a reason: the roster begins in ${notice} days, under the ${NOTICE_DAYS} of décret 2002-9 art. 13`,
    });
  const publication: Publication = {
    by,
    reason: said === '' ? null : said,
    belowMinimum: judgement.belowMinimum.map(stretchOf),
    derogations: [...judgement.derogations],
  };
  const change = { status: 'published', publishedAt: deps.clock(), publication } as const;
  const published = await saveRoster(deps, row, revision, change, async (tx, unit, changed) => {
    await recordInLedger(tx, unit, changed);
    await supersedeOlder(tx, changed);
  });
  return summaryOf(published);
}
