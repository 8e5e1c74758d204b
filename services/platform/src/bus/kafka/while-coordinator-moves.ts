const WAIT_MS = 250;
const ATTEMPTS = 40;

/**
 * Repeats what a broker refuses because a group's coordinator is loading or has just moved, as it does while
 * Kafka forms its offsets topic; kafkajs' admin does not repeat it by itself. Gives up after about 10 s.
 */
export async function whileCoordinatorMoves<T>(ask: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await ask();
    } catch (error) {
      const passing = error instanceof Error && 'retriable' in error && error.retriable === true;
      if (!passing || attempt === ATTEMPTS) throw error;
      await new Promise((resolve) => setTimeout(resolve, WAIT_MS));
    }
  }
}
