import type { GraphContext } from "./context.js";
import { discard, failure, type Call } from "./error.js";
import { send, type RequestOptions, type RequestSpec } from "./request.js";
import { interruption } from "./transport.js";

/** Bytes from `start` to `end` (exclusive, as in `slice`), or the `last` bytes. */
export type ByteRange = { readonly start: number; readonly end?: number } | { readonly last: number };

/** Options of `requestStream`. */
export interface StreamOptions extends RequestOptions {
  /** The bytes to download. Default: all. */
  readonly range?: ByteRange;
  /** Timeout of the whole download, in milliseconds. Default: no timeout. */
  readonly timeout?: number | false;
}

/** Content that is downloaded while it is read. */
export interface Download {
  readonly stream: ReadableStream<Uint8Array>;
  readonly contentType: string | undefined;
  /** Position of the first byte in the whole content. */
  readonly start: number;
  /** Size of the whole content in bytes; `undefined` if the service does not return it. */
  readonly size: number | undefined;
}

/**
 * Sends a request and returns the body of the response as a stream, which downloads only as fast as it is read.
 *
 * Reading throws GraphError if the connection breaks, or the signal's reason. To stop early, cancel the stream; this
 * closes the connection.
 * {@link https://www.rfc-editor.org/rfc/rfc9110#section-14 | RFC 9110, range requests}
 *
 * @throws GraphError; `invalidResponse` if the response contains other bytes than `range`, status 416 if there are no such
 * bytes. RangeError for an invalid `range`.
 */
export async function requestStream(
  context: GraphContext,
  spec: RequestSpec,
  options: StreamOptions = {},
): Promise<Download> {
  const { range, ...rest } = options;
  const headers = { ...rest.headers, ...(range && { range: toHeader(range) }) };
  const { call, response, body } = await send(context, spec, { timeout: false, ...rest, headers }, (response) =>
    Promise.resolve(response.body),
  );
  const part = /^bytes (\d+)-\d+\/(\d+|\*)$/.exec(response.headers.get("content-range") ?? "");
  if (range && (response.status !== 206 || !part || ("start" in range && Number(part[1]) !== range.start))) {
    discard(body);
    const what = `returned status ${response.status} with other bytes than the requested ${toHeader(range)}`;
    throw failure("invalidResponse", call, what, { response });
  }
  const size = Number((part ? part[2] : response.headers.get("content-length")) ?? Number.NaN);
  return {
    stream: body ? withRequestErrors(body, call, rest.signal) : new Blob([]).stream(),
    contentType: response.headers.get("content-type") ?? undefined,
    start: Number(part?.[1] ?? 0),
    size: Number.isNaN(size) ? undefined : size,
  };
}

function toHeader(range: ByteRange): string {
  const numbers = Object.values<number>(range);
  const empty = "last" in range ? range.last < 1 : range.end !== undefined && range.end <= range.start;
  if (empty || !numbers.every((number) => Number.isSafeInteger(number) && number >= 0)) {
    throw new RangeError(
      `Invalid byte range ${JSON.stringify(range)}. Expected integers: { start, end } with 0 <= start < end, or { last } with last >= 1`,
    );
  }
  if ("last" in range) return `bytes=-${range.last}`;
  return `bytes=${range.start}-${range.end === undefined ? "" : range.end - 1}`;
}

/** The same bytes; errors name the request. */
function withRequestErrors(
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
