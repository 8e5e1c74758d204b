/** A message of a file, and the line it begins on. */
export interface FileMessage {
  readonly line: number;
  readonly bytes: Buffer;
}

const longestMessage = 1_048_576;
const newLine = /\r\n|\r|\n/;

/**
 * Cuts a file of HL7 messages at each line that begins with MSH; MLLP's framing bytes, if a file has them, and
 * empty lines are passed over. What comes before the first MSH makes a message of its own, which nobody can read.
 */
export async function* splitMessages(input: AsyncIterable<Buffer | string>): AsyncGenerator<FileMessage> {
  let rest = '';
  let lines: string[] = [];
  let size = 0;
  let begun = 1;
  let line = 0;
  const take = (): FileMessage => ({ line: begun, bytes: Buffer.from(lines.join('\r'), 'latin1') });
  const add = function* (text: string): Generator<FileMessage> {
    line += 1;
    const bare = text.replaceAll('\x0b', '').replaceAll('\x1c', '');
    if (bare.trim() === '') return;
    if (bare.startsWith('MSH') && lines.length > 0) {
      yield take();
      lines = [];
      size = 0;
    }
    if (lines.length === 0) begun = line;
    size += bare.length;
    if (size <= longestMessage) lines.push(bare);
  };
  for await (const chunk of input) {
    const text = rest + (Buffer.isBuffer(chunk) ? chunk : Buffer.from(chunk)).toString('latin1');
    // A CR at the very end may be half of a CRLF.
    const held = text.endsWith('\r') ? '\r' : '';
    const complete = text.slice(0, text.length - held.length).split(newLine);
    rest = (complete.pop() ?? '') + held;
    for (const whole of complete) yield* add(whole);
    if (rest.length > longestMessage) rest = rest.slice(0, longestMessage);
  }
  for (const text of rest.split(newLine)) yield* add(text);
  if (lines.length > 0) yield take();
}
