import type { Admin } from 'kafkajs';
import { whileCoordinatorMoves } from './while-coordinator-moves.js';

const UNSET = '-1';

/**
 * Fixes where a new group that starts at the latest begins: at the topics' ends as they are now, so that
 * nothing published after the subscription was asked for is missed while the group forms.
 */
export async function pinLatest(admin: Admin, group: string, topics: readonly string[]): Promise<void> {
  const asked = { groupId: group, topics: [...topics] };
  const stored = await whileCoordinatorMoves(() => admin.fetchOffsets(asked));
  for (const { topic, partitions } of stored) {
    if (partitions.some(({ offset }) => offset !== UNSET)) continue;
    const ends = await admin.fetchTopicOffsets(topic);
    const partitionEnds = ends.map(({ partition, high }) => ({ partition, offset: high }));
    await whileCoordinatorMoves(() => admin.setOffsets({ groupId: group, topic, partitions: partitionEnds }));
  }
}
