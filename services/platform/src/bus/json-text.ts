/** A payload that is JSON text already: passed on as it is, without being read and written again. */
export class JsonText {
  constructor(readonly text: string) {}
}

export const toJson = (payload: unknown): string =>
  payload instanceof JsonText ? payload.text : JSON.stringify(payload);
