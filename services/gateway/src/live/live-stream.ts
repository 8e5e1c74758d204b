import type { Principal } from '@releve/contracts';
import type { LiveClient, LiveHub } from './live-hub.js';

/** A client this far behind is dropped; it comes back with Last-Event-ID and gets what it missed. */
const maxBufferedBytes = 512 * 1024;

interface LiveStreamOptions {
  readonly hub: LiveHub;
  readonly principal: Principal;
  readonly sessionHash: string;
  readonly isAllowed: () => Promise<boolean>;
  readonly lastEventId: string | undefined;
  /** Aborts when the request's connection goes away. */
  readonly signal: AbortSignal;
}

/**
 * The body of one live connection. It ends, and the hub forgets it, whichever comes first of: the reader cancels,
 * the request is aborted, the client falls behind, the session ends, the gateway stops.
 */
export function liveStream(options: LiveStreamOptions): ReadableStream<Uint8Array> {
  const { hub, principal, sessionHash, isAllowed, lastEventId, signal } = options;
  const encoder = new TextEncoder();
  let end = () => {};

  return new ReadableStream<Uint8Array>(
    {
      start(controller) {
        let open = true;
        const client: LiveClient = {
          principal,
          sessionHash,
          isAllowed,
          write(text) {
            if (!open || (controller.desiredSize ?? 0) <= 0) return false;
            controller.enqueue(encoder.encode(text));
            return true;
          },
          close: () => end(),
        };
        end = () => {
          if (!open) return;
          open = false;
          signal.removeEventListener('abort', end);
          hub.leave(client);
          try {
            controller.close();
          } catch {
            // Already cancelled by its reader: there is nothing left to close.
          }
        };
        signal.addEventListener('abort', end, { once: true });
        hub.join(client, lastEventId);
        if (signal.aborted) end();
      },
      cancel: () => end(),
    },
    new ByteLengthQueuingStrategy({ highWaterMark: maxBufferedBytes }),
  );
}
