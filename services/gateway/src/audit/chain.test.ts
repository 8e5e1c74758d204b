import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type ChainedRecord, chainHash, chainStart, followChain } from './chain.js';

const chain = (details: readonly string[]): ChainedRecord[] => {
  const records: ChainedRecord[] = [];
  let previousHash = chainStart.hash;
  details.forEach((detail, index) => {
    const record = {
      sequence: index + 1,
      at: new Date(1_700_000_000_000 + index),
      userId: 'u',
      role: 'administrator',
      action: 'putSite',
      target: '/api/v1/sites/a',
      site: 'a',
      unit: null,
      status: 200,
      detail,
      correlationId: 'c',
    };
    const hash = chainHash(record, previousHash);
    records.push({ ...record, previousHash, hash });
    previousHash = hash;
  });
  return records;
};

const fields = ['userId', 'role', 'action', 'target', 'site', 'detail', 'correlationId', 'hash'] as const;

describe('audit chain', () => {
  it('follows what was written to its last hash', () => {
    const records = chain(['a', 'b', 'c']);
    expect(followChain(chainStart, records)).toEqual({ end: { sequence: 3, hash: records[2]?.hash } });
  });

  it('hashes the same entry to the same published value', () => {
    expect(chain(['a'])[0]?.hash).toBe('d1ac74d2a3aace1a9a6e6292a56393af022b701b264bbb378287e6c33ff27c47');
  });

  it('finds any field of any entry changed, at that entry', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 4 }), fc.constantFrom(...fields), (index, field) => {
        const records = chain(['a', 'b', 'c', 'd', 'e']);
        const changed = records.map((record, k) => (k === index ? { ...record, [field]: 'forged' } : record));
        expect(followChain(chainStart, changed)).toEqual({ brokenAt: index + 1 });
      }),
    );
  });

  it('finds an entry changed together with its own hash, at the next one', () => {
    const records = chain(['a', 'b', 'c']);
    const forged = records.map((record) => {
      if (record.sequence !== 2) return record;
      const changed = { ...record, status: 403 };
      return { ...changed, hash: chainHash(changed, record.previousHash) };
    });
    expect(followChain(chainStart, forged)).toEqual({ brokenAt: 3 });
  });

  it('finds an entry removed from the middle', () => {
    expect(
      followChain(
        chainStart,
        chain(['a', 'b', 'c']).filter((record) => record.sequence !== 2),
      ),
    ).toEqual({
      brokenAt: 3,
    });
  });
});
