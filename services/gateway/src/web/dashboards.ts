import type { Context } from 'hono';
import { answerFile } from './answer-file.js';
import { noncePlaceholder, styleNonce } from './content-security.js';
import { staticFolder } from './static-files.js';

/** Vite names these after their content. */
const immutable = 'public, max-age=31536000, immutable';
const shortLived = 'public, max-age=3600';

const missing = `<!doctype html><html lang="fr"><meta charset="utf-8"><title>Relève</title>
<h1>Relève</h1><p>Les tableaux de bord ne sont pas construits. The dashboards have not been built.</p>
<p><a href="/api/docs">API</a></p></html>`;

/** A malformed escape names no file. */
const decoded = (path: string): string => {
  try {
    return decodeURIComponent(path);
  } catch {
    return '';
  }
};

/** Paths that are never a page: an unknown one there is a problem, not the dashboards. */
const notPages = /^\/(api|health|metrics)(\/|$)/;

/**
 * Serves the dashboards where no route matched: files as they are, and the page for every other path, since each state
 * has a URL of its own. The page carries the request's style nonce, so it is never cached.
 * @returns null when there is nothing to serve.
 */
export function dashboards(staticDir: string): (context: Context) => Promise<Response | null> {
  const folder = staticFolder(staticDir);
  const page = async (context: Context): Promise<Response> => {
    const file = await folder('index.html');
    const html = file ? new TextDecoder().decode(await file.bytes('identity')) : missing;
    const answer = html.replaceAll(noncePlaceholder, styleNonce(context));
    return context.html(answer, file ? 200 : 503, { 'cache-control': 'no-store' });
  };
  return async (context) => {
    const { path, method } = context.req;
    if (!['GET', 'HEAD'].includes(method) || notPages.test(path)) return null;
    if (path === '/' || path === '/index.html') return page(context);
    const file = await folder(decoded(path.slice(1)));
    if (file) return answerFile(context, file, path.startsWith('/assets/') ? immutable : shortLived);
    return /\.[a-z0-9]{1,8}$/i.test(path) ? null : page(context);
  };
}
