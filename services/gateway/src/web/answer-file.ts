import type { Context } from 'hono';
import { accepts } from 'hono/accepts';
import type { Encoding, StaticFile } from './static-files.js';

const encodingFor = (context: Context, file: StaticFile): Encoding => {
  if (!file.compressible) return 'identity';
  const chosen = accepts(context, {
    header: 'Accept-Encoding',
    supports: ['br', 'gzip', 'identity'],
    default: 'identity',
    match: (accepted) => {
      const allowed = new Set(accepted.filter((entry) => entry.q > 0).map((entry) => entry.type));
      return ['br', 'gzip'].find((encoding) => allowed.has(encoding)) ?? 'identity';
    },
  });
  return chosen === 'br' || chosen === 'gzip' ? chosen : 'identity';
};

/** Answers a file: 304 when the browser has it, compressed as the browser likes it. */
export async function answerFile(
  context: Context,
  file: StaticFile,
  cacheControl: string,
): Promise<Response> {
  const encoding = encodingFor(context, file);
  const headers: Record<string, string> = {
    'content-type': file.type,
    'cache-control': cacheControl,
    etag: file.etag,
    ...(file.compressible ? { vary: 'accept-encoding' } : {}),
  };
  if (context.req.header('if-none-match')?.split(/,\s*/).includes(file.etag))
    return context.body(null, 304, headers);
  if (encoding !== 'identity') headers['content-encoding'] = encoding;
  return context.body(await file.bytes(encoding), 200, headers);
}
