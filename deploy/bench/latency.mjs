// @ts-check
// `npm run bench:latency`: time from the first byte of an HL7 message on the wire to the event a browser receives.
import { connect } from 'node:net';
import { startSystem } from '../proof/start-system.mjs';
import { signIn } from '../testing/session.mjs';

const SITE = 'latency';
const PER_SECOND = 20;
const SECONDS = 30;
const MESSAGES = PER_SECOND * SECONDS;

/** @param {number} n */
function arrival(n) {
  const now = new Date().toISOString().slice(0, 19).replace(/[-:T]/g, '');
  const segments = [
    `MSH|^~\\&|BENCH|${SITE}|RELEVE|RELEVE|${now}+0000||ADT^A04^ADT_A01|M${n}|P|2.5|||||FRA|UNICODE UTF-8`,
    `EVN||${now}+0000||||${now}+0000`,
    `PID|1||P${n}^^^BENCH||X^X`,
    `PV1|1|E|URG||||||||||||||||V${n}^^^BENCH`,
  ];
  return `\x0b${segments.join('\r')}\r\x1c\r`;
}

/** @param {readonly number[]} sorted @param {number} level */
const quantile = (sorted, level) =>
  sorted[Math.min(sorted.length - 1, Math.ceil(level * sorted.length) - 1)] ?? Number.NaN;

const { url, mllpPort, stop } = await startSystem(SITE);
try {
  const call = await signIn(url, 'direction@demo.releve', 'releve-demo');
  await call('PUT', `/sites/${SITE}`, {
    name: 'Latency',
    timeZone: 'Europe/Paris',
    calendar: 'FR',
    schoolZone: null,
    population: 'adult',
    capacityPatients: null,
    hospitalBeds: null,
    simulated: true,
  });
  /** @type {number[]} */
  const sentAt = [];
  /** @type {number[]} */
  const seenAt = [];
  /** @type {Map<string, number>} an event replaces what was known of its hours */
  const byHour = new Map();
  const live = await call.stream('/live');
  const listening = (async () => {
    let text = '';
    for await (const chunk of live) {
      text += chunk;
      const events = text.split('\n\n');
      text = events.pop() ?? '';
      for (const event of events) {
        const data = /^data: ?(.*)$/m.exec(event)?.[1];
        if (!data) continue;
        const { type, hours } = JSON.parse(data);
        if (type !== 'counts') continue;
        for (const { hour, arrivals } of hours) byHour.set(hour, arrivals.all ?? 0);
        const total = [...byHour.values()].reduce((sum, count) => sum + count, 0);
        while (seenAt.length < total) seenAt.push(performance.now());
      }
      if (seenAt.length >= MESSAGES) return;
    }
  })();
  const socket = connect(mllpPort, '127.0.0.1');
  socket.resume();
  const started = performance.now();
  for (let n = 0; n < MESSAGES; n++) {
    const due = started + (n * 1_000) / PER_SECOND;
    await new Promise((resolve) => setTimeout(resolve, Math.max(0, due - performance.now())));
    sentAt.push(performance.now());
    socket.write(arrival(n));
  }
  await Promise.race([listening, new Promise((resolve) => setTimeout(resolve, 10_000))]);
  socket.end();
  const took = seenAt.map((at, n) => at - (sentAt[n] ?? Number.NaN)).sort((a, b) => a - b);
  console.log(`messages ${MESSAGES} at ${PER_SECOND} a second; seen ${took.length}`);
  console.log(
    `from MLLP byte to browser event, ms: p50 ${quantile(took, 0.5).toFixed(0)}  p95 ${quantile(took, 0.95).toFixed(0)} (target 1000)  p99 ${quantile(took, 0.99).toFixed(0)}  max ${(took.at(-1) ?? 0).toFixed(0)}`,
  );
  if (took.length < MESSAGES || quantile(took, 0.95) > 1_000) process.exitCode = 1;
} finally {
  await stop();
}
