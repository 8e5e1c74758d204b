import { serveThreadJobs } from '@releve/platform/job-worker';
import { answerDesk } from './answer-desk.js';
import type { DeskQuestion } from './desk-job.js';

/** Thread that finds replacements and swaps. */
serveThreadJobs((input) => answerDesk(input as DeskQuestion));
