import { type CountSeries, slotsPerDay } from '@releve/forecasting';
import { runPlan, scoresBy } from './bench-run.js';
import { lastDaysHourly } from './forecast-sets.js';
import { print } from './print.js';

const LEADS = [0, 1, 3, 7, 11, 23, 47];

/** Patients present: RMSE by lead of auto against the 52-week profile and persistence (the last count stays). */
export async function censusTable(present: CountSeries): Promise<void> {
  print('\nSimulated census (M/G/∞ on Wales arrivals), hourly: RMSE by hours ahead');
  print(
    `  ${''.padEnd(15)}${LEADS.map((lead) => `${lead + 1} h`.padStart(8)).join('')}   first 24 h   pinball  coverage`,
  );
  const planned = lastDaysHourly(present, 182, 300);
  for (const model of ['profile-52', 'regression', 'auto']) {
    const one = await runPlan(planned, model, 'GB');
    const byLead = scoresBy(one, (i) => String(one.run.lead[i]));
    const [day] = [...scoresBy(one, (i) => (one.run.lead[i] < 24 ? 'first' : 'later'))].filter(
      ([key]) => key === 'first',
    );
    const { rmse, pinball, coverage } = day[1];
    print(
      `  ${model.padEnd(15)}${LEADS.map((lead) => (byLead.get(String(lead))?.rmse ?? Number.NaN).toFixed(2).padStart(8)).join('')}   ${rmse.toFixed(2).padStart(10)} ${pinball.toFixed(4).padStart(9)}  ${[coverage.c50, coverage.c80, coverage.c90, coverage.c95].map((c) => (100 * c).toFixed(1)).join('/')}`,
    );
  }
  const persistence = (lead: number, to = lead): number => {
    let [square, pairs] = [0, 0];
    for (const { known, targets } of planned.plan) {
      for (let k = lead; k <= to; k++) {
        const error = present.values[targets[k]] - present.values[known - 1];
        if (Number.isNaN(error)) continue;
        square += error * error;
        pairs++;
      }
    }
    return Math.sqrt(square / pairs);
  };
  print(
    `  ${'persistence'.padEnd(15)}${LEADS.map((lead) => persistence(lead).toFixed(2).padStart(8)).join('')}   ${persistence(
      0,
      slotsPerDay(present) - 1,
    )
      .toFixed(2)
      .padStart(10)}`,
  );
}
