import type { Context } from 'hono';
import { deleteCookie, getCookie, setCookie } from 'hono/cookie';

/** `__Host-` makes browsers insist on Secure, Path=/ and no Domain; plain http on loopback cannot have it. */
export const cookieName = (secure: boolean): string => (secure ? '__Host-releve' : 'releve');

const options = (secure: boolean) => ({ path: '/', httpOnly: true, sameSite: 'Strict', secure }) as const;

/** The session cookie, read, set and removed in one way. */
export function sessionCookie(secure: boolean) {
  const name = cookieName(secure);
  return {
    name,
    read: (context: Context): string | undefined => getCookie(context, name),
    set: (context: Context, token: string, expires: Date): void =>
      setCookie(context, name, token, { ...options(secure), expires }),
    remove: (context: Context): void => {
      deleteCookie(context, name, options(secure));
    },
  };
}
export type SessionCookie = ReturnType<typeof sessionCookie>;
