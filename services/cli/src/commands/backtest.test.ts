import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { poissonCount, seededUniform } from '@releve/forecasting';
import { afterAll, describe, expect, it } from 'vitest';
import { runCommand } from '../testing/run-command.js';
import { registerBacktest } from './backtest.js';
import { registerForecast } from './forecast.js';

const folder = mkdtempSync(join(tmpdir(), 'releve-backtest-'));
const file = (name: string): string => join(folder, name);

afterAll(() => rmSync(folder, { recursive: true }));

const releve = (...words: readonly string[]) => runCommand([registerForecast, registerBacktest], words);

const FIRST = Date.UTC(2024, 0, 1);

function blocks(count: number): readonly string[] {
  const uniform = seededUniform(2);
  return Array.from({ length: count }, (_, i) => {
    const time = new Date(FIRST + i * 21_600_000).toISOString();
    return `${time},${poissonCount(uniform, 20 + 10 * (i % 4))}`;
  });
}

writeFileSync(file('a.csv'), `time,arrivals\n${blocks(480).join('\n')}\n`);
writeFileSync(file('cut.csv.gz'), gzipSync(`time,arrivals\n${blocks(400).join('\n')}\n`));
const common = ['--freq', '6h', '--tz', 'UTC', '--calendar', 'FR'];
const until = '2024-04-10T00:00Z';

describe('releve backtest', () => {
  it('writes every step of every origin, the same whatever came later and on every run', async () => {
    const range = [
      '--from',
      '2024-03-20',
      '--to',
      until,
      '--every',
      '24h',
      '--horizon',
      '2d',
      '--refit',
      '14d',
    ];
    const run = (data: string, out: string) =>
      releve('backtest', '--data', file(data), ...common, ...range, '--threads', '1', '--out', file(out));
    expect((await run('a.csv', 'f1.csv')).code).toBe(0);
    await run('a.csv', 'f2.csv');
    await run('cut.csv.gz', 'f3.csv');
    const text = readFileSync(file('f1.csv'), 'utf8');
    expect(readFileSync(file('f2.csv'), 'utf8')).toBe(text);
    expect(readFileSync(file('f3.csv'), 'utf8')).toBe(text);
    const lines = text.trim().split('\n');
    expect(lines[0]).toBe(
      'origin,target,mean,q0.025,q0.05,q0.1,q0.15,q0.2,q0.25,q0.3,q0.35,q0.4,q0.45,q0.5,q0.55,q0.6,q0.65,q0.7,q0.75,q0.8,q0.85,q0.9,q0.95,q0.975',
    );
    expect(lines).toHaveLength(1 + 22 * 8);
    expect(lines[1]).toMatch(/^2024-03-20T00:00:00Z,2024-03-20T00:00:00Z,/);
  });

  it('takes pairs and several models, and reports scores against the simple ones', async () => {
    writeFileSync(
      file('pairs.csv'),
      'origin,target\n2024-04-01T00:00Z,2024-04-01T06:00Z\n2024-04-02T00:00Z,2024-04-03T00:00Z\n',
    );
    const { code, out } = await releve(
      ...[
        'backtest',
        '--data',
        file('a.csv'),
        ...common,
        '--pairs',
        file('pairs.csv'),
        '--threads',
        '1',
        '--json',
      ],
      ...['--model', 'profile-8,holt-winters', '--out', file('p.csv'), '--report', file('r.json')],
    );
    expect(code).toBe(0);
    expect(readFileSync(file('p.csv'), 'utf8').split('\n')[1]).toMatch(
      /^profile-8,2024-04-01T00:00:00Z,2024-04-01T06:00:00Z,/,
    );
    expect(Object.keys(JSON.parse(out))).toEqual([
      'profile-8',
      'holt-winters',
      'seasonal-naive',
      'profile-52',
    ]);
    const report = JSON.parse(readFileSync(file('r.json'), 'utf8'));
    expect(report.models['profile-8'].pairs).toBe(2);
    expect(Object.keys(report.byHour['profile-8'])).toEqual(['00', '06']);
  });

  it.each([
    ['fr', '<html lang="fr">', 'Ce qui a été choisi, et pourquoi'],
    ['en', '<html lang="en">', 'What was chosen, and why'],
  ])('writes one page that needs nothing else, in %s', async (language, tag, heading) => {
    const { code } = await releve(
      ...['backtest', '--data', file('a.csv'), ...common, '--threads', '1', '--refit', '28d'],
      ...['--from', '2024-03-20', '--to', until, '--every', '24h', '--horizon', '2d', '--model', 'profile-8'],
      ...['--out', file('h.csv'), '--html', file('h.html'), '--lang', language],
    );
    expect(code).toBe(0);
    const page = readFileSync(file('h.html'), 'utf8');
    expect(page).toContain(tag);
    expect(page).toContain(heading);
    expect(page.match(/<svg[^>]*role="img"/g)).toHaveLength(4 + 2 + 2);
    expect(page).not.toMatch(/<script|https?:|undefined|NaN/);
    const models = ['seasonal-naive', 'profile-52', 'holt-winters', 'regression', 'auto'];
    expect(page.match(/<tr><th scope="row">/g)?.length).toBeGreaterThan(models.length);
  });

  it('forecasts several series of one file apart', async () => {
    const two = blocks(300).flatMap((line) => [`north,${line}`, `"south, old",${line}`]);
    writeFileSync(file('two.csv'), `site,time,arrivals\n${two.join('\n')}\n`);
    const { code } = await releve(
      ...['backtest', '--data', file('two.csv'), '--series-col', 'site', ...common, '--threads', '1'],
      ...[
        '--from',
        '2024-03-01',
        '--to',
        '2024-03-01',
        '--horizon',
        '12h',
        '--model',
        'profile-8',
        '--out',
        file('t.csv'),
      ],
    );
    expect(code).toBe(0);
    const lines = readFileSync(file('t.csv'), 'utf8').trim().split('\n');
    expect(lines[0]).toMatch(/^series,origin,target/);
    expect(lines).toHaveLength(5);
    expect(lines[3]).toMatch(/^"south, old",2024-03-01T00:00:00Z/);
  });

  it.each([
    [
      'a time that is none',
      'time,arrivals\nyesterday,4\n',
      'bad.csv, line 2: "yesterday" is not a time, expected ISO-8601',
    ],
    [
      'a value that is none',
      'time,arrivals\n2024-01-01T00:00Z,4\n2024-01-01T06:00Z,many\n',
      'bad.csv, line 3: "many" is not a number',
    ],
    [
      'a missing column',
      'date,arrivals\n2024-01-01,4\n',
      'bad.csv, line 1: no column "time", found date, arrivals',
    ],
    [
      'times off the grid',
      'time,arrivals\n2024-01-01T00:00Z,4\n2024-01-01T06:00Z,4\n2024-01-01T13:00Z,4\n',
      'bad.csv, line 4: 2024-01-01T13:00:00.000Z',
    ],
    ['nothing but a header', 'time,arrivals\n', 'bad.csv: no rows after the header'],
    ['an empty file', '', 'bad.csv, line 1: empty file'],
    [
      'no value at all',
      'time,arrivals\n2024-01-01T00:00Z,\n2024-01-01T06:00Z,NA\n',
      'bad.csv: 2 intervals: Expected at least one count',
    ],
  ])('names file, line and value for %s', async (_, text, message) => {
    writeFileSync(file('bad.csv'), text);
    const { code, err } = await releve(
      'forecast',
      '--data',
      file('bad.csv'),
      ...common,
      '--out',
      file('x.csv'),
    );
    expect(code).toBe(2);
    expect(err).toContain(message);
  });

  it.each([
    ['--freq', '7h', '--freq 7h'],
    ['--tz', 'Mars/Olympus', '--tz Mars/Olympus'],
    ['--calendar', 'XX', '--calendar XX'],
    ['--model', 'oracle', '--model oracle'],
    ['--horizon', 'soon', '--horizon soon'],
    ['--data', '/nowhere.csv', '/nowhere.csv: cannot be read'],
  ])('refuses %s %s in one line', async (flag, value, message) => {
    const { code, err } = await releve(
      'forecast',
      '--data',
      file('a.csv'),
      ...common,
      '--out',
      file('x.csv'),
      flag,
      value,
    );
    expect(code).toBe(2);
    expect(err).toContain(message);
    expect(err.trim().split('\n')).toHaveLength(1);
  });
});

describe('releve forecast', () => {
  it('takes covariates by day and says which of their values is none', async () => {
    const run = (name: string) =>
      releve(
        'forecast',
        '--data',
        file('a.csv'),
        ...common,
        '--covariates',
        file(name),
        '--out',
        file('c.csv'),
      );
    writeFileSync(file('good.csv'), 'date,event,temp\n2024-01-01,true,4.5\n2024-05-01,false,\n');
    expect((await run('good.csv')).code).toBe(0);
    writeFileSync(file('wrong.csv'), 'date,event\n2024-01-01,maybe\n');
    const { code, err } = await run('wrong.csv');
    expect(code).toBe(2);
    expect(err).toContain('wrong.csv, line 2: "maybe" is not a number, expected one for event');
  });

  it('forecasts from the end of the data, or from an earlier time with what was known then', async () => {
    const run = (...more: readonly string[]) =>
      releve('forecast', '--data', file('a.csv'), ...common, '--horizon', '24h', ...more);
    expect((await run('--out', file('end.csv'))).code).toBe(0);
    expect(readFileSync(file('end.csv'), 'utf8').split('\n')[1]).toMatch(
      /^2024-04-30T00:00:00Z,2024-04-30T00:00:00Z/,
    );
    await run('--at', until, '--out', file('at.csv'));
    const cut = await releve(
      ...[
        'forecast',
        '--data',
        file('cut.csv.gz'),
        ...common,
        '--horizon',
        '24h',
        '--at',
        until,
        '--out',
        file('at2.csv'),
      ],
    );
    expect(cut.code).toBe(0);
    expect(readFileSync(file('at.csv'), 'utf8')).toBe(readFileSync(file('at2.csv'), 'utf8'));
  });
});
