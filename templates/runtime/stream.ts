import type { GraphContext } from "./context.js";
import { discard, failure, type Call } from "./error.js";
import { send, type RequestOptions, type RequestSpec } from "./request.js";
import { throwInterruption } from "./transport.js";

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
 * If the connection breaks, reading throws a GraphError. If the signal is aborted, reading throws its reason. To stop
 * early, cancel the stream; this closes the connection.
 * {@link https://www.rfc-editor.org/rfc/rfc9110#section-14 | RFC 9110, range requests}
 *
 * @throws GraphError. The code is `invalidResponse` if the response contains bytes other than those of `range`. The status
 * is 416 if the content does not have these bytes. If the number of bytes is wrong, reading the stream throws a GraphError
 * with the code `invalidResponse`.
 * @throws RangeError if `range` is invalid.
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
  const part = partOf(response.headers);
  if (range && (response.status !== 206 || !part || !isRequested(range, part))) {
    discard(body);
    const what = `returned status ${response.status} with bytes other than the requested ${toHeader(range)}`;
    throw failure("invalidResponse", call, what, { response });
  }
  // If the content is compressed, its length is not known: the service counts the bytes before `fetch` decompresses
  // them.
  const length = part && range && !response.headers.has("content-encoding") ? part.end - part.start : undefined;
  const size = part ? part.size : Number(response.headers.get("content-length") ?? Number.NaN);
  return {
    stream: withRequestErrors(body ?? new Blob([]).stream(), call, rest.signal, length),
    contentType: response.headers.get("content-type") ?? undefined,
    start: part?.start ?? 0,
    size: Number.isNaN(size) ? undefined : size,
  };
}

/**
 * The range of bytes in a partial response. `size` is the size of the whole content, or `NaN` if the service does not
 * return it.
 */
interface Part {
  readonly start: number;
  /** The position after the last byte. */
  readonly end: number;
  readonly size: number;
}

/**
 * Reads the header `Content-Range`.
 * {@link https://www.rfc-editor.org/rfc/rfc9110#section-14.4 | RFC 9110, Content-Range}
 */
function partOf(headers: Headers): Part | undefined {
  const part = /^bytes (\d{1,15})-(\d{1,15})\/(?:(\d{1,15})|\*)$/.exec(headers.get("content-range") ?? "");
  return part ? { start: Number(part[1]), end: Number(part[2]) + 1, size: Number(part[3] ?? Number.NaN) } : undefined;
}

/** Whether a part has all requested bytes that exist, and no other bytes. */
function isRequested(range: ByteRange, { start, end, size }: Part): boolean {
  if (end <= start || end > size) return false;
  const isSizeKnown = !Number.isNaN(size);
  if ("last" in range) {
    return isSizeKnown ? end === size && start === Math.max(0, size - range.last) : end - start <= range.last;
  }
  const { end: limit = Infinity } = range;
  return start === range.start && (isSizeKnown ? end === Math.min(limit, size) : end <= limit);
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

/**
 * Returns the same bytes as a stream whose errors name the request.
 *
 * @param length - the number of bytes that the response states; another number is an error
 */
function withRequestErrors(
  body: ReadableStream<Uint8Array>,
  call: Call,
  signal: AbortSignal | undefined,
  length: number | undefined,
): ReadableStream<Uint8Array> {
  const reader = body.getReader();
  let received = 0;
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        try {
          const { done, value } = await reader.read();
          received += value?.length ?? 0;
          if (length !== undefined && (done ? received < length : received > length)) {
            throw failure("invalidResponse", call, `returned ${received} bytes instead of ${length}`);
          }
          if (done) controller.close();
          else controller.enqueue(value);
        } catch (error) {
          signal?.throwIfAborted();
          throwInterruption(call)(error);
        }
      },
      cancel: (reason) => reader.cancel(reason),
    },
    { highWaterMark: 0 },
  );
}
