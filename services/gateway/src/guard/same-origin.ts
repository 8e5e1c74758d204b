/** Sent by our own pages and clients; a form or an image on another site cannot set it. */
export const requestedWithHeader = 'x-requested-with';
export const requestedWith = 'releve';

const changes = new Set(['POST', 'PUT', 'PATCH', 'DELETE']);

/**
 * Why a changing request is refused as forged, or null. Three defences beside the SameSite cookie: the custom header,
 * Origin when there is one (browsers always send it here), and Fetch Metadata.
 */
export function refuseForgery(
  request: { readonly method: string; readonly headers: Headers },
  ownOrigins: readonly string[],
): string | null {
  if (!changes.has(request.method)) return null;
  if (request.headers.get(requestedWithHeader) !== requestedWith)
    return `requests that change something need the header ${requestedWithHeader}: ${requestedWith}`;
  const origin = request.headers.get('origin');
  if (origin !== null && !ownOrigins.includes(origin)) return `origin ${origin.slice(0, 100)}`;
  const from = request.headers.get('sec-fetch-site');
  if (from !== null && from !== 'same-origin' && from !== 'none') return `a ${from.slice(0, 20)} request`;
  return null;
}
