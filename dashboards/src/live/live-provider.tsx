import { useQueryClient } from '@tanstack/react-query';
import { createContext, type ReactNode, useContext, useEffect, useReducer } from 'react';
import { apiBase } from '../api/client.js';
import type { LiveEvent } from '../api/types.js';
import { applyEvent } from './apply-event.js';
import { initialLive, type LiveState, reduceLive, retryDelay } from './live-state.js';

const LiveContext = createContext<LiveState>(initialLive(0));

export const useLive = (): LiveState => useContext(LiveContext);

const eventNames = ['message', 'counts', 'forecast', 'alert', 'roster', 'reset'] as const;

/** Keeps one event stream open while somebody is signed in, and applies what it says. */
export function LiveProvider({ children }: { readonly children: ReactNode }) {
  const client = useQueryClient();
  const [state, dispatch] = useReducer(reduceLive, Date.now(), initialLive);

  useEffect(() => {
    let source: EventSource | null = null;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let attempt = 0;
    let received = false;

    const receive = (event: MessageEvent<string>) => {
      const live: LiveEvent = JSON.parse(event.data);
      received = true;
      dispatch({ type: 'event', at: Date.now() });
      applyEvent(client, live);
    };

    const open = (resumed: boolean) => {
      const stream = new EventSource(`${apiBase}/live`);
      source = stream;
      let first = true;
      stream.onopen = () => {
        attempt = 0;
        const continues = resumed || !first;
        first = false;
        dispatch({ type: 'opened', at: Date.now(), resumed: continues });
        if (received && !continues) void client.invalidateQueries();
      };
      stream.onerror = () => {
        dispatch({ type: 'dropped', at: Date.now() });
        // A closed stream (an HTTP error, a signed-out session) is not reopened by the browser.
        if (stream.readyState !== EventSource.CLOSED) return;
        clearTimeout(timer);
        timer = setTimeout(() => open(false), retryDelay(attempt++));
      };
      for (const name of eventNames) stream.addEventListener(name, receive);
    };

    open(false);
    return () => {
      clearTimeout(timer);
      source?.close();
    };
  }, [client]);

  return <LiveContext value={state}>{children}</LiveContext>;
}
