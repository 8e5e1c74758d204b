import { connect, type Socket } from 'node:net';
import { MllpFramer } from '../hl7/mllp-framer.js';

/** A sender for tests: writes raw bytes, collects the acknowledgements that come back. */
export class MllpClient {
  private readonly acks: string[] = [];
  private waiting: (() => void)[] = [];
  private readonly framer = new MllpFramer({ maxMessageBytes: 65_536 });

  private constructor(private readonly socket: Socket) {
    socket.on('data', (chunk: Buffer) => {
      for (const frame of this.framer.push(chunk))
        if (frame.kind === 'message') this.acks.push(frame.bytes.toString('latin1'));
      for (const wake of this.waiting.splice(0)) wake();
    });
    socket.on('error', () => undefined);
  }

  static connect(port: number): Promise<MllpClient> {
    return new Promise((resolve, reject) => {
      const socket = connect(port, '127.0.0.1', () => resolve(new MllpClient(socket)));
      socket.once('error', reject);
    });
  }

  write(bytes: Buffer | string): void {
    this.socket.write(bytes);
  }

  send(message: string): void {
    this.write(Buffer.from(`\x0b${message}\x1c\r`, 'latin1'));
  }

  /** The first `count` acknowledgements since the last call. */
  async receive(count: number): Promise<readonly string[]> {
    while (this.acks.length < count) await new Promise<void>((resolve) => this.waiting.push(resolve));
    return this.acks.splice(0, count);
  }

  close(): void {
    this.socket.destroy();
  }
}

/** An ADT message for tests; `at` as YYYYMMDDHHMMSS in the site's zone. */
export function adt(
  trigger: string,
  visit: string,
  at: string,
  more: { readonly facility?: string } = {},
): string {
  return [
    `MSH|^~\\&|APP|${more.facility ?? 'NORD'}|RELEVE|R|${at}||ADT^${trigger}^ADT_A01|${trigger}-${visit}-${at}|P|2.5`,
    `EVN||${at}`,
    'PID|1||IPP||DUPONT^JEANNE||19800101',
    `PV1||E|URG||||||||||||||||${visit}`,
  ].join('\r');
}
