import { forecastRecord } from '@releve/forecasting';
import type { ForecasterDeps } from '../deps.js';
import { coverageOf } from '../score-forecast.js';
import { keyText, type SeriesKey } from '../series-key.js';
import { courseOf, type ScoredRecord, scoredRecord } from './record-course.js';

const LEAD_BANDS = [
  [0, 6],
  [6, 12],
  [12, 24],
  [24, 48],
  [48, 72],
] as const;

/** The last four weeks' issued forecasts of a series against the counts as they are known now: by lead, and day by day. */
export function recordDetail(deps: ForecasterDeps, key: SeriesKey) {
  return deps.records.get(key.site, keyText(key), async () => {
    const scored = await scoredRecord(deps, key);
    return { byLead: scored ? byLead(scored) : [], course: scored ? courseOf(scored) : null };
  });
}

function byLead({ entries }: ScoredRecord) {
  return LEAD_BANDS.flatMap(([fromHour, toHour]) => {
    const score = forecastRecord(
      entries.filter(({ leadHours }) => leadHours >= fromHour && leadHours < toHour),
    );
    if (!score) return [];
    return [
      {
        fromHour,
        toHour,
        pairs: score.count,
        coverage80: coverageOf(score).p80,
        pinball: score.pinball,
        seasonalNaivePinball: score.naivePinball ?? 0,
      },
    ];
  });
}
