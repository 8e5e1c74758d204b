import { badInput } from '@releve/platform';
import type { LocalClock } from '../time/local-time.js';
import { parseInstant } from '../time/parse-instant.js';
import type { RpuFile } from './read-rpu.js';

/** What a file replaces, epoch ms: arrivals from `from`, before `to`. */
export interface RpuPeriod {
  readonly from: number;
  readonly to: number;
}

const datePattern = /^\d{2}\/\d{2}\/\d{4}$/;

/**
 * DATEDEBUT 00:00 to the end of DATEFIN, and not beyond EXTRACT: what came after the extraction is not in the file.
 * @throws bad-input when a bound is missing, unreadable or before the other.
 */
export function rpuPeriod({ heading }: RpuFile, clock: LocalClock): RpuPeriod {
  const day = (name: string, time: string): number => {
    const text = heading(name);
    const parsed = datePattern.test(text)
      ? parseInstant(`${text} ${time}`, clock)
      : parseInstant(text, clock);
    if (!parsed)
      throw badInput({
        place: `ETABLISSEMENT/${name}`,
        value: text,
        expected: 'a date as dd/mm/yyyy',
        hint: 'The file replaces what lies between DATEDEBUT and DATEFIN, so both must be there.',
      });
    return parsed.ms;
  };
  const from = day('DATEDEBUT', '00:00:00');
  const end = day('DATEFIN', '23:59:59') + 1_000;
  if (end <= from)
    throw badInput({
      place: 'ETABLISSEMENT/DATEFIN',
      value: heading('DATEFIN'),
      expected: `a date from ${heading('DATEDEBUT')} on`,
      hint: 'DATEDEBUT comes first.',
    });
  const extracted = parseInstant(heading('EXTRACT'), clock)?.ms ?? end;
  return { from, to: Math.min(end, Math.max(extracted, from)) };
}
