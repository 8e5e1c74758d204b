import { createSimulator, type SimulatorDeps, type SimulatorStats } from '../simulator.js';

export interface Throughput extends SimulatorStats {
  readonly seconds: number;
  /** Messages acknowledged a second: what the receiver could take. */
  readonly perSecond: number;
}

const hourMs = 3_600_000;

/**
 * Sends the last `hours` as fast as they are acknowledged and says how fast that was.
 * @param giveUpAfterMs ends a measurement that no longer moves.
 */
export async function measureThroughput(
  deps: Omit<SimulatorDeps, 'from' | 'speed'>,
  hours: number,
  giveUpAfterMs = 120_000,
): Promise<Throughput> {
  const begun = deps.clock().getTime();
  const simulator = createSimulator({
    ...deps,
    from: new Date(begun - hours * hourMs),
    speed: Number.POSITIVE_INFINITY,
  });
  simulator.start();
  const reached = () => {
    const { simulatedUntil, pending } = simulator.stats();
    return Date.parse(simulatedUntil) >= begun && pending === 0;
  };
  while (!reached() && deps.clock().getTime() - begun < giveUpAfterMs)
    await new Promise((resolve) => setTimeout(resolve, 20));
  const seconds = (deps.clock().getTime() - begun) / 1_000;
  const stats = simulator.stats();
  await simulator.stop();
  return { ...stats, seconds, perSecond: stats.acknowledged / seconds };
}
