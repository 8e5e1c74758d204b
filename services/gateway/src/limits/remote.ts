import type { Context } from 'hono';

const loopbackAddress = /^(127\.\d+\.\d+\.\d+|::1|::ffff:127\.\d+\.\d+\.\d+)$/;
const loopbackHost = /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])(:\d+)?$/i;
const proxied = ['forwarded', 'x-forwarded-for', 'x-real-ip', 'via'];

export const isLoopbackAddress = (address: string): boolean =>
  loopbackAddress.test(address) || address === 'localhost';

/** The socket's remote address as the Node server hands it over; empty when there is no socket. */
export function remoteAddress(context: Context): string {
  const incoming: unknown = Reflect.get(Object(context.env), 'incoming');
  const socket: unknown = Reflect.get(Object(incoming), 'socket');
  const address: unknown = Reflect.get(Object(socket), 'remoteAddress');
  return typeof address === 'string' ? address : '';
}

/**
 * Whether a request was made on this machine: its socket and its Host are loopback (a rebound DNS name is not), and no
 * proxy says it passed the request on for somebody else.
 */
export function isFromLoopback(context: Context): boolean {
  if (!isLoopbackAddress(remoteAddress(context))) return false;
  if (!loopbackHost.test(context.req.header('host') ?? '')) return false;
  return proxied.every((name) => context.req.header(name) === undefined);
}

/** The address that limits count by: the socket's, or the last one a trusted proxy appended. */
export function clientAddress(context: Context, trustProxy: boolean): string {
  const forwarded = trustProxy ? context.req.header('x-forwarded-for')?.split(',').at(-1)?.trim() : undefined;
  return forwarded || remoteAddress(context) || 'unknown';
}
