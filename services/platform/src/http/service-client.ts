import type { Owner, Principal } from '@releve/contracts';
import { principalHeader, writePrincipal } from './principal-header.js';

/** How one service is reached: in process (its app's `fetch`), or over HTTP. */
export type ServiceFetch = (request: Request) => Promise<Response>;

export type ServiceDirectory = Readonly<Record<Exclude<Owner, 'gateway'>, ServiceFetch>>;

/** Reaches a service that runs as its own process. */
export const overHttp =
  (baseUrl: string): ServiceFetch =>
  (request) => {
    const { pathname, search } = new URL(request.url);
    return fetch(new Request(new URL(pathname + search, baseUrl), request));
  };

/** A request on somebody's behalf; the principal has been checked by the caller. */
export function requestAs(principal: Principal, path: string, init: RequestInit = {}): Request {
  const headers = new Headers(init.headers);
  headers.set(principalHeader, writePrincipal(principal));
  return new Request(`http://service.internal${path}`, { ...init, headers });
}
