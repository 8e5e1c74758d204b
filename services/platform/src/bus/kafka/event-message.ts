import type { IHeaders, KafkaMessage, Message } from 'kafkajs';
import type { OutgoingEvent, ReceivedEvent } from '../event-bus.js';
import { toJson } from '../json-text.js';

const ID_HEADER = 'releve-id';

const idOf = (headers: IHeaders | undefined): string | undefined => {
  const id = headers?.[ID_HEADER];
  return Array.isArray(id) ? id[0]?.toString() : id?.toString();
};

export const toMessage = ({ key, id, payload }: OutgoingEvent): Message => ({
  key,
  value: toJson(payload),
  headers: { [ID_HEADER]: id },
});

/** A message that others wrote may lack our header, or hold no JSON: its text is then its payload. */
export function toEvent(topic: string, partition: number, message: KafkaMessage): ReceivedEvent {
  const text = message.value?.toString() ?? 'null';
  return {
    topic,
    partition,
    offset: message.offset,
    key: message.key?.toString() ?? '',
    id: idOf(message.headers) ?? `${topic}/${partition}/${message.offset}`,
    payload: parsed(text),
  };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
