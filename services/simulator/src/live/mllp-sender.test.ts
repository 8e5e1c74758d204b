import { createServer, type Server, type Socket } from 'node:net';
import { createLogger } from '@releve/platform';
import { afterEach, describe, expect, it } from 'vitest';
import type { Acknowledgement } from './acknowledgement.js';
import { answerReader, readAcknowledgement } from './acknowledgement.js';
import { MllpSender } from './mllp-sender.js';

const log = createLogger({ service: 'simulator', level: 'silent' });
const open: { servers: Server[]; senders: MllpSender[]; sockets: Socket[] } = {
  servers: [],
  senders: [],
  sockets: [],
};
afterEach(async () => {
  for (const sender of open.senders.splice(0)) await sender.stop(0);
  for (const socket of open.sockets.splice(0)) socket.destroy();
  for (const server of open.servers.splice(0)) await new Promise((resolve) => server.close(resolve));
});

/** A receiver that answers as `decide` says; null is silence, 'hang up' closes the connection. */
async function receiver(decide: (text: string, count: number) => string | null, port = 0) {
  const got: string[] = [];
  const server = createServer((socket) => {
    open.sockets.push(socket);
    socket.on('error', () => {});
    const read = answerReader();
    socket.on('data', (chunk) => {
      for (const text of read(chunk)) {
        got.push(text);
        const answer = decide(text, got.length);
        if (answer === 'hang up') socket.destroy();
        else if (answer !== null) socket.write(`\x0b${answer}\x1c\r`);
      }
    });
  });
  open.servers.push(server);
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  const address = server.address();
  if (typeof address !== 'object' || !address) throw new Error('a server that listens has an address');
  return { got, port: address.port };
}

const ack = (code: string, id: string, error = '') =>
  `MSH|^~\\&|R|||||||X|P|2.5\rMSA|${code}|${id}\r${error ? `ERR||  |${error}^x^HL70357|E\r` : ''}`;

function senderTo(port: number, window = 4) {
  const answers: Acknowledgement[] = [];
  const sender = new MllpSender({
    host: '127.0.0.1',
    port,
    window,
    log,
    now: () => Date.now(),
    onAcknowledged: (acknowledgement) => answers.push(acknowledgement),
  });
  open.senders.push(sender);
  return { sender, answers };
}

describe('an MLLP sender', () => {
  it('frames messages, keeps to its window and takes answers in order', async () => {
    let inFlight = 0;
    let most = 0;
    const { got, port } = await receiver((text) => {
      inFlight += 1;
      most = Math.max(most, inFlight);
      setImmediate(() => {
        inFlight -= 1;
      });
      return ack('AA', text);
    });
    const { sender, answers } = senderTo(port, 3);
    sender.start();
    for (let k = 0; k < 50; k += 1) sender.send(Buffer.from(`m${k}`));
    await expect.poll(() => answers.length).toBe(50);
    expect(got).toEqual(Array.from({ length: 50 }, (_, k) => `m${k}`));
    expect(answers.map((answer) => answer.controlId)).toEqual(got);
    expect(most).toBeLessThanOrEqual(3);
    expect(sender.pending).toBe(0);
  });

  it('sends what was not acknowledged again on the next connection', async () => {
    const { got, port } = await receiver((text, count) => (count === 3 ? 'hang up' : ack('AA', text)));
    const { sender, answers } = senderTo(port, 2);
    sender.start();
    for (const text of ['a', 'b', 'c', 'd']) sender.send(Buffer.from(text));
    await expect
      .poll(() => answers.map((answer) => answer.controlId), { timeout: 5_000 })
      .toEqual(['a', 'b', 'c', 'd']);
    expect(got.filter((text) => text === 'c').length).toBe(2);
    expect(sender.reconnects).toBe(1);
  });

  it('waits for a receiver that is not there yet', async () => {
    const placeholder = await receiver(() => null);
    const [server] = open.servers.splice(0);
    await new Promise((resolve) => server?.close(resolve));
    const { sender, answers } = senderTo(placeholder.port);
    sender.start();
    sender.send(Buffer.from('early'));
    await new Promise((resolve) => setTimeout(resolve, 100));
    await receiver((text) => ack('AA', text), placeholder.port);
    await expect.poll(() => answers.map((answer) => answer.controlId), { timeout: 5_000 }).toEqual(['early']);
  });

  it('sends again what the receiver failed to store, and nothing else that was refused', async () => {
    const { got, port } = await receiver((text, count) => {
      if (text === 'unlucky' && count < 3) return ack('AE', text, '207');
      return text === 'wrong' ? ack('AR', text, '200') : ack('AA', text);
    });
    const { sender, answers } = senderTo(port, 1);
    sender.start();
    for (const text of ['unlucky', 'wrong']) sender.send(Buffer.from(text));
    await expect.poll(() => sender.pending).toBe(0);
    expect(answers.map(({ code, controlId }) => `${code} ${controlId}`).sort()).toEqual([
      'AA unlucky',
      'AR wrong',
    ]);
    expect(got.filter((text) => text === 'wrong').length).toBe(1);
  });
});

describe('answers', () => {
  it('are read from split packets and in the separators they declare', () => {
    const read = answerReader();
    expect(read(Buffer.from('\x0bMSH|^~\\&|\rMSA|A'))).toEqual([]);
    const [text = ''] = read(Buffer.from('A|42\r\x1c\r\x0bMSH'));
    expect(readAcknowledgement(text)).toEqual({ code: 'AA', controlId: '42', reason: '', errorCode: '' });
    expect(readAcknowledgement('MSH#*~\\&#\rMSA#AE#7#no\rERR###101*x#E\r')).toEqual({
      code: 'AE',
      controlId: '7',
      reason: 'no',
      errorCode: '101',
    });
  });
});
