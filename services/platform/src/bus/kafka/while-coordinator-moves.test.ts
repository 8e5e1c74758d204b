import { KafkaJSNonRetriableError, KafkaJSProtocolError } from 'kafkajs';
import { expect, it, vi } from 'vitest';
import { whileCoordinatorMoves } from './while-coordinator-moves.js';

const moved = new KafkaJSProtocolError(
  Object.assign(new Error('This is not the correct coordinator for this group'), {
    type: 'NOT_COORDINATOR_FOR_GROUP',
    code: 16,
    retriable: true,
  }),
);

it('asks again while the coordinator moves', async () => {
  const ask = vi.fn().mockRejectedValueOnce(moved).mockResolvedValue('offsets');
  await expect(whileCoordinatorMoves(ask)).resolves.toBe('offsets');
  expect(ask).toHaveBeenCalledTimes(2);
});

it('gives any other refusal back at once', async () => {
  const ask = vi.fn().mockRejectedValue(new KafkaJSNonRetriableError('not allowed'));
  await expect(whileCoordinatorMoves(ask)).rejects.toThrow('not allowed');
  expect(ask).toHaveBeenCalledTimes(1);
});
