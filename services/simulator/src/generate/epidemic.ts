import type { SiteProfile } from '../hospital/profile.js';
import { randomOf } from '../random/random.js';

const dayMs = 86_400_000;

/** The winter an instant belongs to: the year whose 1 October began it, and the days since. */
function winterOf(atMs: number): { readonly winter: number; readonly day: number } {
  const year = new Date(atMs).getUTCFullYear();
  const thisOctober = Date.UTC(year, 9, 1);
  const winter = atMs >= thisOctober ? year : year - 1;
  return { winter, day: (atMs - Date.UTC(winter, 9, 1)) / dayMs };
}

interface Wave {
  readonly peak: number;
  readonly widthDays: number;
  readonly height: number;
}

/** Seeded by the epidemic, not by the site: a wave reaches the whole group at once. */
const wavesOf = (profile: SiteProfile, winter: number, seed: number): readonly Wave[] =>
  profile.epidemics.map(({ name, peakDay, peakSpreadDays, widthDays, height }) => {
    const random = randomOf(seed, 'epidemic', name, winter);
    const peak = peakDay + peakSpreadDays * random.normal();
    return { peak, widthDays, height: height * Math.exp(0.25 * random.normal()) };
  });

/** Factor on arrivals from the epidemics of the season; each winter has its own peaks and heights, known to nobody. */
export function epidemicFactor(profile: SiteProfile, seed: number): (atMs: number) => number {
  const winters = new Map<number, readonly Wave[]>();
  return (atMs) => {
    const { winter, day } = winterOf(atMs);
    const waves = winters.get(winter) ?? wavesOf(profile, winter, seed);
    winters.set(winter, waves);
    return waves.reduce(
      (sum, { peak, widthDays, height }) => sum + height * Math.exp(-0.5 * ((day - peak) / widthDays) ** 2),
      1,
    );
  };
}

/** The epidemics' mean over a year, by which a profile's yearly mean is kept. */
export const meanEpidemicFactor = (profile: SiteProfile): number =>
  1 +
  profile.epidemics.reduce(
    (sum, { height, widthDays }) => sum + (height * widthDays * Math.sqrt(2 * Math.PI)) / 365.25,
    0,
  );
