/** The gateway takes JSON bodies of 1 MB; base64 adds a third. */
export const LARGEST_FILE_BYTES = 700_000;

/** A file's bytes as base64. Rejects when the file cannot be read (moved, or no longer allowed). */
export function readBase64(file: Blob): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    // A data address: `data:text/csv;base64,…`.
    reader.onload = () => resolve(String(reader.result).split(',', 2)[1] ?? '');
    reader.onerror = () => reject(reader.error);
    reader.readAsDataURL(file);
  });
}
