import { routes } from '@releve/contracts';
import { vi } from 'vitest';

export interface Sent {
  readonly method: string;
  readonly path: string;
  readonly body: unknown;
  readonly headers: Headers;
}

type Answering = (sent: Sent) => { readonly status?: number; readonly body: unknown };

const templateOf = (path: string): RegExp => new RegExp(`^${path.replaceAll(/:[A-Za-z]+/g, '[^/]+')}$`);

/** The answer as the route's own contract reads it; a double that no service could send is a broken test. */
function checked(method: string, path: string, status: number, body: unknown): void {
  const route = routes.find(
    (item) => item.method === method.toLowerCase() && templateOf(item.path).test(path),
  );
  if (route === undefined || status >= 400) return;
  const parsed = route.response.safeParse(body);
  if (!parsed.success) throw new Error(`${method} ${path}: ${parsed.error.message}`);
}

/** Stands in for `fetch` with answers that fit the contracts; returns what was sent. */
export function fakeApi(answers: Readonly<Record<string, Answering>>): readonly Sent[] {
  const log: Sent[] = [];
  vi.stubGlobal('fetch', async (input: Request | string, init?: RequestInit) => {
    const request = input instanceof Request ? input : new Request(new URL(input, 'http://localhost'), init);
    const url = new URL(request.url);
    const path = url.pathname.replace('/api/v1', '');
    const text = await request.text();
    const sent: Sent = {
      method: request.method,
      path: `${path}${url.search}`,
      body: text.startsWith('{') ? JSON.parse(text) : text,
      headers: request.headers,
    };
    log.push(sent);
    const found = answers[`${request.method} ${path}`];
    const { status = 200, body } = found?.(sent) ?? {
      status: 404,
      body: { type: 'about:blank', title: 'Not found', status: 404, detail: `${request.method} ${path}` },
    };
    checked(request.method, path, status, body);
    return new Response(JSON.stringify(body), {
      status,
      headers: { 'Content-Type': status >= 400 ? 'application/problem+json' : 'application/json' },
    });
  });
  return log;
}

/** An answer that is always the same. */
export const always =
  (body: unknown, status = 200): Answering =>
  () => ({ status, body });
