/** What the receiver made of a message. */
export interface Acknowledgement {
  readonly code: string;
  readonly controlId: string;
  /** MSA-3. */
  readonly reason: string;
  /** ERR-3.1, HL7 table 0357. */
  readonly errorCode: string;
}

/** Reads MSA and ERR of an answer in the usual separators, or the ones it declares. */
export function readAcknowledgement(text: string): Acknowledgement {
  const segments = text.split(/[\r\n]+/);
  const field = segments[0]?.charAt(3) || '|';
  const component = segments[0]?.charAt(4) || '^';
  const msa = segments.find((segment) => segment.startsWith('MSA'))?.split(field) ?? [];
  const err = segments.find((segment) => segment.startsWith('ERR'))?.split(field) ?? [];
  return {
    code: msa[1] ?? '',
    controlId: msa[2] ?? '',
    reason: msa[3] ?? '',
    errorCode: err[3]?.split(component)[0] ?? '',
  };
}

/** Cuts a stream of answers into their texts: VT, text, FS, CR. */
export function answerReader(): (chunk: Buffer) => readonly string[] {
  let held = '';
  return (chunk) => {
    held += chunk.toString('latin1');
    const blocks = held.split('\x1c');
    held = blocks.pop() ?? '';
    return blocks.map((block) => block.slice(block.indexOf('\x0b') + 1));
  };
}
