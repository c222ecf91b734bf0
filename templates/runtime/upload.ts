import { abortable } from "./abort.js";
import { anonymousContext } from "./anonymous.js";
import type { GraphContext } from "./context.js";
import { failure, GraphError, isObject, record, type Call } from "./error.js";
import { keepDigits } from "./json-format.js";
import { readJson, requestNothing, send, type RequestOptions, type RequestSpec } from "./request.js";
import { chunksOf, ContentError, type UploadContent } from "./upload-content.js";
import { missingRanges, uploadUrlOf, type MissingRange } from "./upload-status.js";

/** An upload session, as the service returns it. */
export interface UploadTarget {
  /** Pre-authenticated: whoever has this URL can upload. */
  readonly uploadUrl?: string | null;
  /** The bytes that the service has not received: `12345-` or `12345-55232`. */
  readonly nextExpectedRanges?: readonly string[] | null;
}

/** Options of `uploadLarge`. */
export interface UploadOptions extends Pick<RequestOptions, "signal" | "timeout"> {
  /** Bytes in one request, a multiple of 327,680. Default: 5,242,880. */
  readonly chunkSize?: number;
  /** `true` continues an upload that was interrupted: the service is asked first which bytes are missing. */
  readonly resume?: boolean;
  /** Called after each chunk, with the bytes that the service has received, and the size of the content in bytes. */
  readonly onProgress?: (progress: { readonly sent: number; readonly size: number }) => void;
}

/** The result of an upload. */
export interface UploadResult<T> {
  /**
   * The item that was created, such as a drive item. `undefined` for a mail attachment, which the service does not
   * return.
   */
  readonly item: T | undefined;
  /** The URL of the item; `undefined` if the service does not return it. */
  readonly location: string | undefined;
}

/** {@link https://learn.microsoft.com/graph/api/driveitem-createuploadsession | Chunks are multiples of 320 KiB} */
const unit = 327_680;

/**
 * The upload fails if more than this number of requests in a row make no progress. A request makes no progress if it
 * ends before the service has received another 320 KiB, for example because the connection broke.
 */
const patience = 3;

/**
 * Uploads content of any size to a session, chunk by chunk. Requests to the session do not contain the token.
 * {@link https://learn.microsoft.com/graph/api/driveitem-createuploadsession | Upload large files with an upload session}
 *
 * A chunk that fails with a temporary error is retried. If the service has received fewer bytes than were sent, the upload
 * continues at the position that the service returns.
 *
 * @param session a session, or a function that creates one: `() => createUploadSession(context, id)`
 * @throws GraphError if a chunk fails. The session then stays open, for a call with `resume: true` or for `cancelUpload`.
 * The code is `invalidResponse` if the service stops receiving bytes, or reports bytes that were not sent. The code
 * is `invalidContent` if the content is empty, or if a stream does not have the bytes that the service asks for.
 * @throws RangeError if `chunkSize` is invalid. If the signal is aborted, throws its reason. Errors of `session` and of a
 * stream are not changed.
 */
export async function uploadLarge<T>(
  context: GraphContext,
  session: UploadTarget | (() => Promise<UploadTarget>),
  content: UploadContent,
  options: UploadOptions = {},
): Promise<UploadResult<T>> {
  const { chunkSize = 16 * unit, onProgress, resume = false, signal } = options;
  if (!(chunkSize > 0 && chunkSize % unit === 0))
    throw new RangeError(`chunkSize must be a multiple of ${unit} bytes, but is ${chunkSize}`);
  const chunks = chunksOf(content);
  const { size } = chunks;
  const invalidContent = (message: string): GraphError =>
    new GraphError("invalidContent", message, { method: "PUT", url: context.baseUrl });
  if (!Number.isSafeInteger(size) || size < 1)
    throw invalidContent(`An upload session needs content of at least 1 byte, but its size is ${size}`);
  const target = typeof session === "function" ? await abortable(session(), signal) : session;
  const [anonymous, spec] = requestOf(context, target);
  const getStatus = async (): Promise<UploadStatus> => {
    const status = await sendToSession(anonymous, spec, size, options);
    if (status.missing) return status;
    throw failure("invalidResponse", status.call, "returned a status without nextExpectedRanges");
  };

  let status = resume ? await getStatus() : undefined;
  // The bytes that this call has to send. If the service reports some of them before they were sent, its
  // response is invalid.
  const unsent = status?.missing ?? [{ start: 0, end: size }];
  let range = unsent[0];
  let sent = 0;
  let furthest = range?.start ?? size;
  let failures = 0;
  while (range) {
    const at = range.start;
    const end = Math.min(at + chunkSize, range.end);
    const chunk: RequestSpec = {
      ...spec,
      method: "PUT",
      content: await chunks.read(at, end, signal).catch((error: unknown) => {
        throw error instanceof ContentError ? invalidContent(error.message) : error;
      }),
      contentType: "application/octet-stream",
      headers: { "content-range": `bytes ${at}-${end - 1}/${size}` },
    };
    sent = Math.max(sent, end);
    try {
      status = await sendToSession(anonymous, chunk, size, options);
    } catch (error) {
      if (!(error instanceof GraphError) || !isResumable(error)) throw error;
      status = await getStatus();
      // No progress: sending the same chunk again could repeat forever.
      if (status.missing?.[0]?.start === at) throw error;
    }
    const next = firstFrom(unsent, sent);
    // Some services do not list a range when a chunk is complete. The upload then continues with the next unsent range.
    range = status.missing?.[0] ?? next;
    const { call } = status;
    if (next && range && range.start > next.start) {
      throw failure(
        "invalidResponse",
        call,
        `reports that it received bytes that were not sent: ${next.start}-${range.start - 1}`,
      );
    }
    const reached = range?.start ?? size;
    failures = reached >= Math.min(furthest + unit, end) ? 0 : failures + 1;
    furthest = Math.max(furthest, reached);
    if (failures > patience)
      throw failure("invalidResponse", call, `stopped after ${furthest} bytes: later chunks were not received`);
    onProgress?.({ sent: reached, size });
  }
  if (status?.isAccepted && !status.missing) {
    throw failure("invalidResponse", status.call, "returned status 202 for the last chunk, without nextExpectedRanges");
  }
  return { item: status?.item as T | undefined, location: status?.location };
}

/** Cancels an upload session. The service discards the uploaded bytes. */
export async function cancelUpload(
  context: GraphContext,
  session: UploadTarget,
  options?: Pick<RequestOptions, "signal" | "timeout">,
): Promise<void> {
  const [anonymous, spec] = requestOf(context, session);
  return requestNothing(anonymous, { ...spec, method: "DELETE" }, options);
}

/** The response of a session. */
interface UploadStatus {
  readonly call: Call;
  /** The ranges that the service has not received; `undefined` if the response does not state them. */
  readonly missing: readonly MissingRange[] | undefined;
  /** Whether the status is 202: the service waits for more bytes. */
  readonly isAccepted: boolean;
  /** The item, if the upload is complete and the service returns it. */
  readonly item: unknown;
  readonly location: string | undefined;
}

async function sendToSession(
  context: GraphContext,
  spec: RequestSpec,
  size: number,
  { signal, timeout }: UploadOptions,
): Promise<UploadStatus> {
  const options = { ...(signal && { signal }), ...(timeout !== undefined && { timeout }) };
  const { call, response, body } = await send(context, spec, options, (one) => one.text());
  const value = body ? readJson({ revive: keepDigits }, { call, response, body }) : undefined;
  if (value !== undefined && !isObject(value)) {
    throw failure("invalidResponse", call, "returned JSON that is not an object", { response, body });
  }
  if (record(value)["error"]) throw failure("unknownError", call, "returned an error", { response, body });
  const missing = missingRanges(call, value, size, { response, body });
  return {
    call,
    missing,
    isAccepted: response.status === 202,
    item: missing ? undefined : value,
    location: response.headers.get("location") ?? undefined,
  };
}

/**
 * Whether the service may have received a part of the failed chunk, in this request or in an earlier one. The service
 * must then be asked which bytes are missing.
 */
function isResumable({ code, status }: GraphError): boolean {
  return code === "networkError" || code === "timeout" || status === 416 || status >= 500;
}

/** Returns the first range that ends after `position`. Cuts off the bytes of this range before `position`. */
function firstFrom(ranges: readonly MissingRange[], position: number): MissingRange | undefined {
  const range = ranges.find(({ end }) => end > position);
  return range && { start: Math.max(range.start, position), end: range.end };
}

/** The request to a session, without its method. */
function requestOf(context: GraphContext, session: unknown): [GraphContext, RequestSpec] {
  const url = uploadUrlOf(session);
  if (url === undefined) {
    const message = "The upload session does not have an uploadUrl";
    throw new GraphError("invalidResponse", message, { method: "PUT", url: context.baseUrl });
  }
  return [anonymousContext(context, url), { method: "GET", path: url, accept: "application/json" }];
}
