import { anonymousContext } from "./anonymous.js";
import type { GraphContext } from "./context.js";
import { GraphError } from "./error.js";
import { readJson, requestNothing, send, type RequestOptions, type RequestSpec } from "./request.js";
import { chunksOf, type UploadContent } from "./upload-content.js";

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
  /** The item that was created, such as a drive item; `undefined` if the service does not return it, as for mail. */
  readonly item: T | undefined;
  /** The URL of the item; `undefined` if the service does not return it. */
  readonly location: string | undefined;
}

/** {@link https://learn.microsoft.com/graph/api/driveitem-createuploadsession | Chunks are multiples of 320 KiB} */
const unit = 327_680;

/**
 * Uploads content of any size to a session, chunk by chunk. Requests to the session do not contain the token.
 * {@link https://learn.microsoft.com/graph/api/driveitem-createuploadsession | Upload large files with an upload session}
 *
 * A chunk that fails with a temporary error is retried. If the service has received more or fewer bytes than were sent,
 * the upload continues at the position that the service returns.
 *
 * @param session a session, or a function that creates one: `() => createUploadSession(context, id)`
 * @throws GraphError of the chunk that failed; the session stays open, for `resume` or `cancelUpload`.
 * @throws RangeError for an invalid `chunkSize`, or a stream that ends before its `size`.
 */
export async function uploadLarge<T>(
  context: GraphContext,
  session: UploadTarget | (() => Promise<UploadTarget>),
  content: UploadContent,
  options: UploadOptions = {},
): Promise<UploadResult<T>> {
  const { chunkSize = 16 * unit, onProgress, resume = false } = options;
  if (!(chunkSize > 0 && chunkSize % unit === 0))
    throw new RangeError(`chunkSize must be a multiple of ${unit} bytes, but is ${chunkSize}`);
  const chunks = chunksOf(content);
  const { size } = chunks;
  const target = typeof session === "function" ? await session() : session;
  const spec = specOf(target);
  const anonymous = anonymousContext(context, spec.path);
  const getStatus = (): Promise<UploadStatus> => sendToSession(anonymous, spec, options);
  let status: UploadStatus = resume ? await getStatus() : { missing: startOf(target) ?? 0 };
  while (status.missing !== undefined && status.missing < size) {
    const at: number = status.missing;
    const end = Math.min(at + chunkSize, size);
    const chunk: RequestSpec = {
      ...spec,
      method: "PUT",
      content: await chunks.read(at, end),
      contentType: "application/octet-stream",
      headers: { "content-range": `bytes ${at}-${end - 1}/${size}` },
    };
    try {
      status = await sendToSession(anonymous, chunk, options);
      if (status.missing === undefined && end < size) status = { missing: end };
    } catch (error) {
      if (!(error instanceof GraphError) || !isResumable(error)) throw error;
      status = await getStatus();
      // No progress: sending the same chunk again could repeat forever.
      if (status.missing === at) throw error;
    }
    onProgress?.({ sent: status.missing ?? size, size });
  }
  return { item: status.item as T | undefined, location: status.location };
}

/** Cancels an upload session. The service discards the uploaded bytes. */
export async function cancelUpload(
  context: GraphContext,
  session: UploadTarget,
  options?: Pick<RequestOptions, "signal" | "timeout">,
): Promise<void> {
  const spec = specOf(session);
  return requestNothing(anonymousContext(context, spec.path), { ...spec, method: "DELETE" }, options);
}

/** The response of a session. */
interface UploadStatus {
  /** The position of the first missing byte; `undefined` if the upload is complete. */
  readonly missing?: number | undefined;
  readonly item?: unknown;
  readonly location?: string | undefined;
}

async function sendToSession(
  context: GraphContext,
  spec: RequestSpec,
  { signal, timeout }: UploadOptions,
): Promise<UploadStatus> {
  const options = { ...(signal && { signal }), ...(timeout !== undefined && { timeout }) };
  const { call, response, body } = await send(context, spec, options, (one) => one.text());
  const item = body ? readJson({}, { call, response, body }) : undefined;
  const missing = startOf(item as UploadTarget | undefined);
  if (missing !== undefined) return { missing };
  // An empty list of missing ranges is the status of the session, not the uploaded item.
  const isStatus = typeof item === "object" && item !== null && "nextExpectedRanges" in item;
  return { item: isStatus ? undefined : item, location: response.headers.get("location") ?? undefined };
}

/** Whether the service may have received part of a chunk that failed, or may have received it before. */
function isResumable({ code, status }: GraphError): boolean {
  return code === "networkError" || code === "timeout" || status === 416 || status >= 500;
}

function startOf(target: UploadTarget | null | undefined): number | undefined {
  const start = Number.parseInt(target?.nextExpectedRanges?.[0] ?? "", 10);
  return Number.isNaN(start) ? undefined : start;
}

function specOf({ uploadUrl }: UploadTarget): RequestSpec {
  if (!uploadUrl) throw new TypeError("The upload session does not have an uploadUrl");
  return { method: "GET", path: uploadUrl, accept: "application/json" };
}
