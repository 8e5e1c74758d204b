import { serveJob } from '@releve/platform/job-worker';
import { answerDesk } from './answer-desk.js';
import type { DeskQuestion } from './desk-job.js';

/** Thread that finds replacements and swaps. */
await serveJob((input) => answerDesk(input as DeskQuestion));
