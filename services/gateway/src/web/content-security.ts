import type { Context, MiddlewareHandler } from 'hono';
import { NONCE, secureHeaders } from 'hono/secure-headers';

/** The literal that pages carry where the request's style nonce goes. */
export const noncePlaceholder = '__CSP_NONCE__';

/**
 * Secure headers, with a policy that runs no inline script, evaluates nothing and loads nothing from elsewhere. Styles
 * made at run time need the request's nonce.
 * @param https whether browsers reach the gateway by https, so that they may be told to stay there.
 */
export const securityHeaders = (https: boolean): MiddlewareHandler =>
  secureHeaders({
    contentSecurityPolicy: {
      defaultSrc: ["'self'"],
      scriptSrc: ["'self'"],
      styleSrc: ["'self'", NONCE],
      imgSrc: ["'self'", 'data:'],
      fontSrc: ["'self'"],
      connectSrc: ["'self'"],
      objectSrc: ["'none'"],
      baseUri: ["'none'"],
      formAction: ["'self'"],
      frameAncestors: ["'none'"],
    },
    xFrameOptions: 'DENY',
    strictTransportSecurity: https ? 'max-age=31536000; includeSubDomains' : false,
    permissionsPolicy: { camera: false, microphone: false, geolocation: false, payment: false, usb: false },
  });

/** The request's nonce, as `securityHeaders` wrote it in the policy. */
export function styleNonce(context: Context): string {
  const nonce: unknown = context.get('secureHeadersNonce');
  if (typeof nonce !== 'string') throw new Error('securityHeaders must run before a page is written');
  return nonce;
}
