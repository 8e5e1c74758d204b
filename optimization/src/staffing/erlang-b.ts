/**
 * Erlang-B: share of arrivals blocked in M/M/s/s.
 *
 * Computed on 1/B, which only grows, so it neither overflows nor cancels for any size.
 *
 * @param offeredLoad arrivals × mean service time, in Erlangs (≥ 0)
 * @param servers whole number ≥ 0
 */
export function erlangB(offeredLoad: number, servers: number): number {
  assertLoadAndServers(offeredLoad, servers);
  if (offeredLoad === 0) return servers === 0 ? 1 : 0;
  let inverse = 1;
  for (let s = 1; s <= servers; s += 1) inverse = 1 + (s / offeredLoad) * inverse;
  return 1 / inverse;
}

export function assertLoadAndServers(offeredLoad: number, servers: number): void {
  if (!(offeredLoad >= 0 && Number.isFinite(offeredLoad))) {
    throw new RangeError(`offered load must be a finite number ≥ 0, got ${offeredLoad}`);
  }
  if (!(Number.isInteger(servers) && servers >= 0)) {
    throw new RangeError(`servers must be a whole number ≥ 0, got ${servers}`);
  }
}
