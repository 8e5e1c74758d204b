import { randomBytes } from 'node:crypto';
import { chmodSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const keyBytes = 32;

/** Reads the pseudonym key of a data directory; makes it on first use, readable by its owner only. */
export function loadPseudonymKey(dataDirectory: string): Buffer {
  const file = join(dataDirectory, 'pseudonym.key');
  mkdirSync(dataDirectory, { recursive: true });
  try {
    writeFileSync(file, randomBytes(keyBytes).toString('hex'), { flag: 'wx', mode: 0o600 });
    chmodSync(file, 0o600);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
  }
  const key = Buffer.from(readFileSync(file, 'utf8').trim(), 'hex');
  if (key.length < keyBytes) throw new Error(`${file}: expected ${keyBytes} bytes in hexadecimal`);
  return key;
}
