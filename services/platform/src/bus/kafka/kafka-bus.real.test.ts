import { connect, type Socket } from 'node:net';
import { expect, it } from 'vitest';
import { eventBusContract } from '../event-bus.contract.js';
import type { EventBus } from '../event-bus.js';
import { createKafkaBus } from './create-kafka-bus.js';

const brokers = (process.env.RELEVE_TEST_KAFKA ?? '').replace('kafka://', '').split(',');

/** The client's own sockets, so that a crash can cut them all without a goodbye. */
function cuttableSockets() {
  const sockets = new Set<Socket>();
  let dead = false;
  return {
    socketFactory: ({ host, port, onConnect }: { host: string; port: number; onConnect: () => void }) => {
      const socket = connect({ host, port }, onConnect);
      sockets.add(socket);
      if (dead) socket.destroy(new Error('crashed'));
      return socket;
    },
    cut: () => {
      dead = true;
      for (const socket of sockets) socket.destroy();
    },
  };
}

const cuts = new Map<EventBus, () => void>();

eventBusContract(
  'Kafka',
  async () => {
    const { socketFactory, cut } = cuttableSockets();
    const bus = await createKafkaBus({
      brokers,
      clientId: 'contract',
      sessionTimeoutMs: 6_000,
      connection: { socketFactory },
    });
    cuts.set(bus, cut);
    return bus;
  },
  async (bus) => cuts.get(bus)?.(),
);

/** Lowest version of one request that the broker still speaks, from ApiVersions v0 (request 18). */
function lowestVersion(of: number): Promise<number | undefined> {
  const [host = '', port] = (brokers[0] ?? '').split(':');
  return new Promise((resolve, reject) => {
    const socket = connect({ host, port: Number(port) }, () =>
      socket.write(Buffer.from([0, 0, 0, 10, 0, 18, 0, 0, 0, 0, 0, 1, 0xff, 0xff])),
    );
    let answer = Buffer.alloc(0);
    socket.on('error', reject);
    socket.on('data', (part) => {
      answer = Buffer.concat([answer, part]);
      if (answer.length < 4 || answer.length < 4 + answer.readInt32BE(0)) return;
      socket.destroy();
      for (let at = 14; at + 6 <= answer.length; at += 6)
        if (answer.readInt16BE(at) === of) resolve(answer.readInt16BE(at + 2));
      resolve(undefined);
    });
  });
}

it('has been run on Kafka 4, where KIP-896 removed Fetch 0 to 3', async () => {
  expect(await lowestVersion(1)).toBe(4);
});

it('says which brokers did not answer', async () => {
  const attempt = createKafkaBus({
    brokers: ['127.0.0.1:1'],
    clientId: 'nobody',
    connection: { connectionTimeout: 200 },
  });
  await expect(attempt).rejects.toThrow('No Kafka broker answers at 127.0.0.1:1');
});
