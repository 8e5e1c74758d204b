/** The nonce the server wrote into the page; style tags made at run time carry it. */
export const cspNonce = (): string =>
  document.querySelector<HTMLMetaElement>('meta[name="csp-nonce"]')?.content ?? '';
