// @ts-check

/**
 * A signed-in visitor of the API, as a browser would be: cookie, same origin, the header that forms cannot send.
 * @param {string} base
 * @param {string} email
 * @param {string} password
 */
export async function signIn(base, email, password) {
  const own = { origin: base, 'x-requested-with': 'releve' };
  const answer = await fetch(`${base}/api/v1/session`, {
    method: 'POST',
    headers: { ...own, 'content-type': 'application/json' },
    body: JSON.stringify({ email, password }),
  });
  if (!answer.ok) throw new Error(`signing in as ${email} answered ${answer.status}: ${await answer.text()}`);
  const cookie = (answer.headers.getSetCookie()[0] ?? '').split(';')[0] ?? '';

  /**
   * @param {string} method
   * @param {string} path below /api/v1
   * @param {unknown} [body] JSON, or text as it stands
   * @returns {Promise<any>}
   */
  async function call(method, path, body) {
    const text = typeof body === 'string';
    const response = await fetch(`${base}/api/v1${path}`, {
      method,
      headers: {
        ...own,
        cookie,
        ...(body === undefined ? {} : { 'content-type': text ? 'text/csv' : 'application/json' }),
      },
      ...(body === undefined ? {} : { body: text ? body : JSON.stringify(body) }),
    });
    const answered = await response.text();
    if (!response.ok) throw new Error(`${method} ${path} answered ${response.status}: ${answered}`);
    return answered === '' ? null : JSON.parse(answered);
  }

  /** Text chunks of a stream that stays open. @param {string} path */
  call.stream = async (path) => {
    const response = await fetch(`${base}/api/v1${path}`, { headers: { cookie } });
    if (!response.ok || !response.body) throw new Error(`GET ${path} answered ${response.status}`);
    return response.body.pipeThrough(new TextDecoderStream());
  };
  return call;
}
