import { ApiError } from './problem.js';

const TIMES = 4;
const UNAVAILABLE = 503;

/** For answers that take the server long: after a time-out, asking again joins what is under way. */
export const askAgain = (failures: number, error: Error): boolean =>
  failures < TIMES && error instanceof ApiError && error.problem.status === UNAVAILABLE;
