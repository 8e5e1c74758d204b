import type { Principal } from '@releve/contracts';
import { isGranted } from '../guard/authorise.js';
import { EventRing, type NumberedEvent } from './event-ring.js';
import type { ScopedEvent } from './live-event-of.js';

/** One browser's connection, as the hub sees it. */
export interface LiveClient {
  readonly principal: Principal;
  readonly sessionHash: string;
  /** Returns false when the client is too slow or gone: the hub forgets it. */
  readonly write: (text: string) => boolean;
  readonly close: () => void;
  /** Whether the session and its account still stand; asked once a minute, which keeps the session alive. */
  readonly isAllowed: () => Promise<boolean>;
}

const maySee = (principal: Principal, { site, unit }: ScopedEvent): boolean =>
  isGranted(principal.sites, site) && (unit === undefined || isGranted(principal.units, unit));

export interface LiveHubOptions {
  readonly epoch: string;
  /** Events kept for clients that come back. */
  readonly ringSize: number;
  readonly maxClients: number;
  readonly maxPerSession: number;
}

/** Hands each event to every client that may see it. Nothing is kept for a client but what its socket buffers. */
export class LiveHub {
  readonly #ring: EventRing;
  readonly #clients = new Set<LiveClient>();

  constructor(private readonly options: LiveHubOptions) {
    this.#ring = new EventRing(options.epoch, options.ringSize);
  }

  get clients(): number {
    return this.#clients.size;
  }

  /** Whether one more connection, of that session, would be too many. */
  isFullFor(sessionHash: string): boolean {
    if (this.#clients.size >= this.options.maxClients) return true;
    let own = 0;
    for (const client of this.#clients) if (client.sessionHash === sessionHash) own += 1;
    return own >= this.options.maxPerSession;
  }

  publish(scoped: ScopedEvent): void {
    const numbered = this.#ring.add(scoped);
    for (const client of this.#clients) this.#send(client, numbered);
  }

  /** Adds a client, after what it missed; `reset` when that can no longer be told. */
  join(client: LiveClient, lastEventId: string | undefined): void {
    const resumed = lastEventId === undefined ? undefined : this.#ring.since(lastEventId);
    this.#clients.add(client);
    // A resumed client keeps its own id until the events it missed bring it forward, one by one.
    const here = `id: ${this.#ring.epoch}-${this.#ring.lastSequence}\n`;
    const body = resumed === null ? 'data: {"type":"reset"}\n' : ': joined\n';
    this.#write(client, `retry: 2000\n${resumed ? '' : here}${body}\n`);
    for (const numbered of resumed ?? []) this.#send(client, numbered);
  }

  leave(client: LiveClient): void {
    this.#clients.delete(client);
  }

  /** A comment that keeps proxies from closing a quiet connection and finds dead ones. */
  heartbeat(): void {
    for (const client of this.#clients) this.#write(client, ': heartbeat\n\n');
  }

  /** Ends the connections of sessions that ended elsewhere or ran out. */
  async endDeadSessions(): Promise<void> {
    for (const client of [...this.#clients]) if (!(await client.isAllowed())) this.#drop(client);
  }

  endSession(sessionHash: string): void {
    for (const client of this.#clients) if (client.sessionHash === sessionHash) this.#drop(client);
  }

  closeAll(): void {
    for (const client of this.#clients) this.#drop(client);
  }

  #send(client: LiveClient, numbered: NumberedEvent): void {
    if (maySee(client.principal, numbered)) this.#write(client, numbered.frame);
  }

  #write(client: LiveClient, text: string): void {
    if (!client.write(text)) this.#drop(client);
  }

  #drop(client: LiveClient): void {
    this.#clients.delete(client);
    client.close();
  }
}
