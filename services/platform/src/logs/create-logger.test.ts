import { expect, it } from 'vitest';
import { createLogger } from './create-logger.js';

it('writes one JSON object a line, and no secret wherever it hides', () => {
  const lines: string[] = [];
  const log = createLogger({ service: 'intake', destination: { write: (line) => lines.push(line) } });
  log.info(
    {
      password: 'hunter2',
      request: { headers: { authorization: 'hunter2', cookie: 'hunter2', 'set-cookie': 'hunter2' } },
      account: { token: 'hunter2', name: 'Awa' },
    },
    'signed in',
  );
  expect(lines.join()).not.toContain('hunter2');
  expect(JSON.parse(lines[0] ?? '')).toMatchObject({
    service: 'intake',
    msg: 'signed in',
    password: '[redacted]',
    account: { token: '[redacted]', name: 'Awa' },
    time: expect.stringMatching(/^\d{4}-\d\d-\d\dT.*Z$/),
  });
});
