import { tooLarge } from '@releve/platform';

export const jsonLimitBytes = 1_048_576;
export const uploadLimitBytes = 200 * 1_048_576;

const refuse = (bytes: number | string, limit: number) =>
  tooLarge({ place: 'body', value: `${bytes} bytes`, expected: `at most ${limit} bytes` });

/** @throws too-large when the length announced is over the limit. */
export function refuseAnnouncedLength(headers: Headers, limit: number): void {
  const announced = headers.get('content-length');
  if (announced !== null && Number(announced) > limit) throw refuse(announced, limit);
}

/** The stream, which fails with too-large as soon as more than `limit` bytes have passed. */
export function limitedStream(body: ReadableStream<Uint8Array>, limit: number): ReadableStream<Uint8Array> {
  let bytes = 0;
  return body.pipeThrough(
    new TransformStream<Uint8Array, Uint8Array>({
      transform(chunk, controller) {
        bytes += chunk.byteLength;
        if (bytes > limit) controller.error(refuse(`over ${limit}`, limit));
        else controller.enqueue(chunk);
      },
    }),
  );
}

/** The body as text, UTF-8. @throws too-large as soon as it is known to be. */
export async function limitedText(request: Request, limit: number): Promise<string> {
  refuseAnnouncedLength(request.headers, limit);
  if (!request.body) return '';
  return new Response(limitedStream(request.body, limit)).text();
}
