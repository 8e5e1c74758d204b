import type { Logger } from '../logs/create-logger.js';

/** What a lifecycle needs of the process; `process` itself in every `main.ts`. */
export interface HostProcess {
  on(signal: 'SIGTERM' | 'SIGINT', listener: () => void): unknown;
  off(signal: 'SIGTERM' | 'SIGINT', listener: () => void): unknown;
  exit(code: number): void;
}

export interface ServiceLifecycle {
  readonly name: string;
  readonly start: () => Promise<void>;
  /** Ends what was started, in reverse; also called when `start` failed half way. */
  readonly stop: () => Promise<void>;
  readonly log: Logger;
  readonly host: HostProcess;
  /** Time a graceful stop has before the process ends anyway (default 15,000 ms). */
  readonly deadlineMs?: number;
}

/** A terminal, npm and a wrapper each pass on the same Ctrl-C: signals this close are one. */
const ONE_SIGNAL_MS = 500;

/**
 * Starts, then on SIGTERM or SIGINT stops gracefully: exit code 0. Forced, with exit code 1, when the
 * deadline passes, the stop fails, or a second signal comes. A failed start exits with 1.
 */
export async function runService(service: ServiceLifecycle): Promise<void> {
  const { name, log, host, deadlineMs = 15_000 } = service;
  let stopping = false;
  let toldAt = Number.NEGATIVE_INFINITY;

  const onSignal = () => {
    const now = performance.now();
    if (now - toldAt < ONE_SIGNAL_MS) return;
    toldAt = now;
    if (stopping) {
      log.warn({ service: name }, 'second signal: stopping at once');
      host.exit(1);
      return;
    }
    void end(0);
  };
  async function end(code: number): Promise<void> {
    stopping = true;
    log.info({ service: name }, 'stopping');
    const deadline = setTimeout(() => {
      log.error({ service: name, deadlineMs }, 'the graceful stop took too long: stopping at once');
      host.exit(1);
    }, deadlineMs);
    try {
      await service.stop();
      clearTimeout(deadline);
      log.info({ service: name }, 'stopped');
      host.exit(code);
    } catch (error) {
      clearTimeout(deadline);
      log.error({ err: error, service: name }, 'the stop failed');
      host.exit(1);
    }
  }

  host.on('SIGTERM', onSignal);
  host.on('SIGINT', onSignal);
  try {
    await service.start();
    if (!stopping) log.info({ service: name }, 'started');
  } catch (error) {
    log.fatal({ err: error, service: name }, 'the start failed');
    await end(1);
  }
}
