import { zoneClock } from '@releve/forecasting';

/** Local hour after which a night's retraining is due. */
const NIGHT_MINUTE = 2 * 60;
const DAY_MINUTES = 1440;

/** The last 02:00 on the clock of a zone, as an instant; where the clock skips it, the instant of the skip. */
export function lastNight(now: Date, timeZone: string): Date {
  const clock = zoneClock(timeZone);
  if (!clock.ok) return new Date(Math.floor(now.getTime() / 86_400_000) * 86_400_000);
  const minute = Math.floor(now.getTime() / 60_000);
  const local = clock.value.toLocal(minute);
  const today = Math.floor(local / DAY_MINUTES) * DAY_MINUTES + NIGHT_MINUTE;
  const night = local >= today ? today : today - DAY_MINUTES;
  const [instant] = clock.value.toInstants(night);
  return new Date((instant ?? clock.value.toInstants(night + 60)[0] ?? minute) * 60_000);
}

/** Whether a series last trained at an instant is due again. */
export const nightlyDue = (now: Date, timeZone: string, lastTrained: Date): boolean =>
  lastTrained < lastNight(now, timeZone);
