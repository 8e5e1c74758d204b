import { type Delimiters, usualDelimiters } from './delimiters.js';
import { escapeText } from './escapes.js';
import type { Hl7Message } from './message.js';
import { formatTimestamp } from './timestamp.js';

/** AA: stored. AE: read, but cannot be applied. AR: cannot be read, or not meant for this application. */
export type AckCode = 'AA' | 'AE' | 'AR';

/** What goes back to the sender. */
export interface Acknowledgement {
  readonly code: AckCode;
  /** Said in MSA-3 and ERR-8 when the code is not AA. */
  readonly reason: string;
  /** HL7 table 0357. */
  readonly errorCode?: ErrorCode;
}

const errorTexts = {
  '100': 'Segment sequence error',
  '101': 'Required field missing',
  '102': 'Data type error',
  '103': 'Table value not found',
  '200': 'Unsupported message type',
  '204': 'Unknown key identifier',
  '207': 'Application internal error',
} as const;

export type ErrorCode = keyof typeof errorTexts;

/** What an answer needs to know of the message it answers; all empty when that could not be read. */
export interface AnswerTo {
  readonly delimiters: Delimiters;
  readonly controlId: string;
  readonly trigger: string;
  readonly sendingApplication: string;
  readonly sendingFacility: string;
  readonly receivingApplication: string;
  readonly receivingFacility: string;
  readonly processingId: string;
  readonly version: string;
  readonly charset: string;
}

export const answerTo = (message: Hl7Message): AnswerTo => ({
  delimiters: message.delimiters,
  controlId: message.text('MSH', 10),
  trigger: message.text('MSH', 9, 2),
  sendingApplication: message.text('MSH', 3),
  sendingFacility: message.text('MSH', 4),
  receivingApplication: message.text('MSH', 5),
  receivingFacility: message.text('MSH', 6),
  processingId: message.text('MSH', 11),
  version: message.text('MSH', 12),
  charset: message.text('MSH', 18),
});

export const answerToUnreadable: AnswerTo = {
  delimiters: usualDelimiters,
  controlId: '',
  trigger: '',
  sendingApplication: '',
  sendingFacility: '',
  receivingApplication: '',
  receivingFacility: '',
  processingId: '',
  version: '',
  charset: '',
};

/** The acknowledgement's text: MSH, MSA and, unless it is AA, ERR. In the sender's own separators. */
export function formatAcknowledgement(
  to: AnswerTo,
  ack: Acknowledgement,
  now: number,
  ownControlId: string,
): string {
  const { delimiters: d } = to;
  const safe = (text: string): string => escapeText(text, d);
  const segment = (...fields: readonly string[]): string => fields.join(d.field).replace(/\s+$/, '');
  const coded = (code: string, text: string, table: string): string =>
    [code, safe(text), table].join(d.component);
  const header = segment(
    'MSH',
    d.component + d.repetition + d.escape + d.subcomponent,
    safe(to.receivingApplication || 'RELEVE'),
    safe(to.receivingFacility),
    safe(to.sendingApplication),
    safe(to.sendingFacility),
    formatTimestamp(now),
    '',
    to.trigger ? ['ACK', safe(to.trigger), 'ACK'].join(d.component) : 'ACK',
    ownControlId,
    safe(to.processingId || 'P'),
    safe(to.version || '2.5'),
    ...(to.charset ? ['', '', '', '', '', safe(to.charset)] : []),
  );
  const reason = safe(ack.reason.slice(0, 200));
  const lines = [
    header,
    segment('MSA', ack.code, safe(to.controlId), ...(ack.code === 'AA' ? [] : [reason])),
  ];
  if (ack.code !== 'AA') {
    const code = ack.errorCode ?? '207';
    lines.push(segment('ERR', '', '', coded(code, errorTexts[code], 'HL70357'), 'E', '', '', '', reason));
  }
  return `${lines.join('\r')}\r`;
}
