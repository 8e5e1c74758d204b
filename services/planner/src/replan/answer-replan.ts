import { describeRosterError, openHighs, type Replan, replan } from '@releve/optimization';
import type { ReplanEnd, ReplanOrder } from './replan-job.js';

/** Plans are worked out and told at most this often; the last is the answer itself. */
const TELL_EVERY_SECONDS = 1;

/** Re-plans a roster, telling of better plans on the way: a MIP of seconds to a minute, so in a thread. */
export async function answerReplan(
  { input, timeLimitSeconds }: ReplanOrder,
  seconds: () => number,
  tell: (plan: Replan) => void,
): Promise<ReplanEnd> {
  let toldAt = Number.NEGATIVE_INFINITY;
  const checked = replan(input, await openHighs(), {
    timeLimitSeconds,
    seconds,
    onProgress: ({ plan }) => {
      if (plan === null || seconds() - toldAt < TELL_EVERY_SECONDS) return;
      toldAt = seconds();
      tell(plan());
    },
  });
  if (checked.ok) return checked.value;
  return { kind: 'refused', reason: checked.errors.map(describeRosterError).join(' ') };
}
