// @ts-check

/**
 * Looks again and again until there is something; throws when that takes too long.
 * @template T
 * @param {string} what
 * @param {() => Promise<T | null | undefined>} look
 * @param {number} seconds
 * @returns {Promise<T>}
 */
export async function until(what, look, seconds) {
  const limit = Date.now() + seconds * 1_000;
  for (;;) {
    const found = await look();
    if (found) return found;
    if (Date.now() > limit) throw new Error(`${what}: not within ${seconds} s`);
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
}
