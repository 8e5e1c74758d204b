import { cleanup, configure } from '@testing-library/react';
import { afterEach, vi } from 'vitest';

/** What jsdom lacks and the components ask for. */
class SilentObserver {
  observe() {}
  unobserve() {}
  disconnect() {}
}

class SilentEventSource extends EventTarget {
  static readonly CLOSED = 2;
  readonly readyState = 0;
  onopen: (() => void) | null = null;
  onerror: (() => void) | null = null;
  close() {}
}

vi.stubGlobal('ResizeObserver', SilentObserver);
vi.stubGlobal('EventSource', SilentEventSource);
vi.stubGlobal('matchMedia', (media: string) => ({
  media,
  matches: false,
  addEventListener: () => undefined,
  removeEventListener: () => undefined,
  addListener: () => undefined,
  removeListener: () => undefined,
}));
if ('document' in globalThis)
  Object.defineProperty(document, 'fonts', { value: new EventTarget(), configurable: true });
if ('Element' in globalThis) Element.prototype.scrollIntoView = () => undefined;

configure({ asyncUtilTimeout: 8_000 });

afterEach(() => {
  cleanup();
});
