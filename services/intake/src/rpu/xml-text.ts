import { badInput } from '@releve/platform';

const declaredEncoding = /^<\?xml[^>]*encoding\s*=\s*["']([A-Za-z0-9._-]+)["']/;

/** The text of an XML file in the encoding it declares, else UTF-8. @throws bad-input when the bytes are not in it. */
export function xmlText(bytes: Buffer): string {
  const encoding = declaredEncoding.exec(bytes.subarray(0, 200).toString('latin1'))?.[1] ?? 'utf-8';
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    throw badInput({
      place: 'line 1',
      value: encoding,
      expected: 'text in the encoding it declares, such as UTF-8, ISO-8859-1 or ISO-8859-15',
      hint: 'Write the file in that encoding, or declare the one it is in.',
    });
  }
}
