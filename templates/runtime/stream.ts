import type { GraphContext } from "./context.js";
import { failure, type Call } from "./error.js";
import { send, type RequestOptions, type RequestSpec } from "./request.js";
import { interruption } from "./transport.js";

/** Bytes from `start` up to `end`, which is not among them, as `slice` takes them; or the `last` ones. */
export type ByteRange = { readonly start: number; readonly end?: number } | { readonly last: number };

export interface StreamOptions extends RequestOptions {
  /** Which bytes to fetch: all of them unless told otherwise. */
  readonly range?: ByteRange;
  /** Milliseconds that the whole download may take: no limit unless told otherwise. */
  readonly timeout?: number | false;
}

/** Content that is fetched while it is read. */
export interface Download {
  readonly stream: ReadableStream<Uint8Array>;
  readonly contentType: string | undefined;
  /** Where these bytes begin in the whole. */
  readonly start: number;
  /** How many bytes the whole has, where the service says so. */
  readonly size: number | undefined;
}

/**
 * Sends a request and gives the body of the answer as a stream. It reads no faster than it is read.
 *
 * Reading throws GraphError where the connection breaks, and the signal's reason. Whoever reads no further cancels the
 * stream, which ends the connection.
 * {@link https://www.rfc-editor.org/rfc/rfc9110#section-14 | RFC 9110, range requests}
 *
 * @throws GraphError; `invalidResponse` when the answer holds other bytes than `range` asks for, 416 when there are none.
 */
export async function requestStream(
  context: GraphContext,
  spec: RequestSpec,
  options: StreamOptions = {},
): Promise<Download> {
  const { range, ...rest } = options;
  const headers = { ...rest.headers, ...(range && { range: toHeader(range) }) };
  const { call, response, body } = await send(context, spec, { timeout: false, ...rest, headers }, (answer) =>
    Promise.resolve(answer.body),
  );
  const part = /^bytes (\d+)-\d+\/(\d+|\*)$/.exec(response.headers.get("content-range") ?? "");
  if (range && (response.status !== 206 || !part || ("start" in range && Number(part[1]) !== range.start))) {
    await body?.cancel();
    const what = `was answered with ${response.status} and other bytes than ${toHeader(range)}`;
    throw failure("invalidResponse", call, what, { response });
  }
  const size = Number((part ? part[2] : response.headers.get("content-length")) ?? Number.NaN);
  return {
    stream: body ? guarded(body, call, rest.signal) : new Blob([]).stream(),
    contentType: response.headers.get("content-type") ?? undefined,
    start: Number(part?.[1] ?? 0),
    size: Number.isNaN(size) ? undefined : size,
  };
}

function toHeader(range: ByteRange): string {
  const numbers = Object.values<number>(range);
  const empty = "last" in range ? range.last < 1 : range.end !== undefined && range.end <= range.start;
  if (empty || !numbers.every((number) => Number.isSafeInteger(number) && number >= 0)) {
    throw new RangeError(`No range of bytes: ${JSON.stringify(range)}`);
  }
  if ("last" in range) return `bytes=-${range.last}`;
  return `bytes=${range.start}-${range.end === undefined ? "" : range.end - 1}`;
}

/** The same bytes, with errors that say which request broke. */
function guarded(
  body: ReadableStream<Uint8Array>,
  call: Call,
  signal: AbortSignal | undefined,
): ReadableStream<Uint8Array> {
  const reader = body.getReader();
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        try {
          const { done, value } = await reader.read();
          if (done) controller.close();
          else controller.enqueue(value);
        } catch (error) {
          signal?.throwIfAborted();
          throw interruption(call, error);
        }
      },
      cancel: (reason) => reader.cancel(reason),
    },
    { highWaterMark: 0 },
  );
}
