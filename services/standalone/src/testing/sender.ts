import { connect } from 'node:net';

/** A message to send until it is acknowledged. */
export interface Pending {
  readonly id: string;
  readonly text: string;
}

const unanswered = 40;

/**
 * Sends messages over MLLP, keeping up to 40 unanswered, and tells of each acknowledgement. Resolves when all are
 * answered or the connection is gone, whichever comes first.
 */
export function sendUntilGone(
  port: number,
  messages: readonly Pending[],
  onAck: (id: string, code: string) => void,
): Promise<void> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    let sent = 0;
    let answered = 0;
    let received = '';
    const sendMore = (): void => {
      for (; sent < messages.length && sent - answered < unanswered; sent += 1)
        socket.write(Buffer.from(`\x0b${messages[sent]?.text ?? ''}\x1c\r`, 'latin1'));
      if (answered === messages.length) socket.end();
    };
    socket.on('connect', sendMore);
    socket.on('data', (chunk: Buffer) => {
      received += chunk.toString('latin1');
      const whole = received.split('\x1c\r');
      received = whole.pop() ?? '';
      for (const ack of whole) {
        const [, code = '', id = ''] = /MSA\|(\w\w)\|([^|\r]*)/.exec(ack) ?? [];
        answered += 1;
        onAck(id, code);
      }
      sendMore();
    });
    socket.on('error', () => undefined);
    socket.on('close', () => resolve());
  });
}
