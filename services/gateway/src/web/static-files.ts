import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { extname, join, relative, sep } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';

const types: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.map': 'application/json',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.webmanifest': 'application/manifest+json',
  '.woff2': 'font/woff2',
};
const compressible = new Set(['.css', '.html', '.js', '.json', '.map', '.svg', '.txt', '.webmanifest']);
const brotli = promisify(brotliCompress);
const zip = promisify(gzip);

export type Encoding = 'br' | 'gzip' | 'identity';

/** One file of a folder, compressed once, at its first request. */
export interface StaticFile {
  readonly type: string;
  readonly etag: string;
  readonly bytes: (encoding: Encoding) => Promise<Uint8Array<ArrayBuffer>>;
  readonly compressible: boolean;
}

/** Paths (with `/`) below a folder; none when the folder is not there. */
export async function listStaticFiles(folder: string): Promise<ReadonlySet<string>> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
  return new Set(
    entries
      .filter((entry) => entry.isFile())
      .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/')),
  );
}

const plain = (buffer: Buffer): Uint8Array<ArrayBuffer> => new Uint8Array(buffer);

async function readStaticFile(path: string): Promise<StaticFile> {
  const content = await readFile(path);
  const extension = extname(path);
  const compressed = new Map<Encoding, Promise<Uint8Array<ArrayBuffer>>>();
  const compress = async (encoding: Encoding) => {
    if (encoding === 'identity') return plain(content);
    if (encoding === 'gzip') return plain(await zip(content));
    return plain(await brotli(content, { params: { [constants.BROTLI_PARAM_QUALITY]: 6 } }));
  };
  return {
    type: types[extension] ?? 'application/octet-stream',
    etag: `"${createHash('sha256').update(content).digest('base64url').slice(0, 22)}"`,
    compressible: compressible.has(extension) && content.length > 1_024,
    bytes(encoding) {
      const bytes = compressed.get(encoding) ?? compress(encoding);
      compressed.set(encoding, bytes);
      return bytes;
    },
  };
}

/** A folder of files listed once, each read at its first request. Only listed paths exist: none can climb out. */
export function staticFolder(folder: string) {
  let listed: Promise<ReadonlySet<string>> | undefined;
  const files = new Map<string, Promise<StaticFile>>();
  return async (path: string): Promise<StaticFile | null> => {
    listed ??= listStaticFiles(folder);
    if (!(await listed).has(path)) return null;
    const file = files.get(path) ?? readStaticFile(join(folder, path));
    files.set(path, file);
    return file;
  };
}
export type StaticFolder = ReturnType<typeof staticFolder>;
