const declaredEncoding = /^<\?xml[^>]*encoding\s*=\s*["']([A-Za-z0-9._-]+)["']/;

/** A file's text: XML in the encoding it declares, anything else as UTF-8. @throws RangeError when it names none known. */
export async function readFile(file: Blob): Promise<string> {
  const head = new TextDecoder('latin1').decode(await file.slice(0, 200).arrayBuffer());
  return new TextDecoder(declaredEncoding.exec(head)?.[1] ?? 'utf-8').decode(await file.arrayBuffer());
}
