import { checkSwap, findReplacements, findSwaps } from '@releve/optimization';
import { type DeskAnswer, type DeskQuestion, deskOf } from './desk-job.js';

/** Answers a question about a cell: a tenth of a second or more, so in a thread. */
export function answerDesk(question: DeskQuestion): DeskAnswer {
  const desk = deskOf(question.desk);
  switch (question.kind) {
    case 'replacements':
      return { kind: question.kind, found: findReplacements({ ...desk, ...question.ask }) };
    case 'swaps':
      return { kind: question.kind, swaps: findSwaps(desk, question.cell) };
    case 'swap-check':
      return { kind: question.kind, check: checkSwap(desk, question.one, question.other) };
  }
}
