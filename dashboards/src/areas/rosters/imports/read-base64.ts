/** The gateway takes JSON bodies of 1 MB; base64 adds a third. */
export const LARGEST_FILE_BYTES = 700_000;

/** A file's bytes as base64. */
export async function readBase64(file: Blob): Promise<string> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  let binary = '';
  for (const byte of bytes) binary += String.fromCharCode(byte);
  return btoa(binary);
}
