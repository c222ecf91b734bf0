import type { GraphContext } from "./context.js";
import { failure, GraphError } from "./error.js";
import { requestNothing, send, type RequestOptions, type RequestSpec } from "./request.js";
import { piecesOf, type UploadContent } from "./upload-content.js";

/** Where an upload goes, as the service gives it when a session is created. The URL is itself the key to it. */
export interface UploadTarget {
  readonly uploadUrl?: string | null;
  /** What is still missing: `12345-` or `12345-55232`. */
  readonly nextExpectedRanges?: readonly string[] | null;
}

export interface UploadOptions extends Pick<RequestOptions, "signal" | "timeout"> {
  /** Bytes in one request, a multiple of 327,680: 5,242,880 unless told otherwise. */
  readonly chunkSize?: number;
  /** Whether to ask first what is missing, for a session that was begun earlier. */
  readonly resume?: boolean;
  /** Called when the service has taken a chunk. */
  readonly onProgress?: (progress: { readonly sent: number; readonly size: number }) => void;
}

/** What came of an upload. */
export interface Uploaded<T> {
  /** What was made of it, where the service says so: a drive does, a mailbox does not. */
  readonly item: T | undefined;
  /** Where it is, where the service says so. */
  readonly location: string | undefined;
}

/** {@link https://learn.microsoft.com/graph/api/driveitem-createuploadsession | Chunks are multiples of 320 KiB} */
const unit = 327_680;

/**
 * Uploads content of any size to a session, chunk by chunk. The URL of the session gets no token.
 *
 * A chunk that fails in passing is sent again as any PUT is. Where the service has more or less of the content than it
 * was sent, the upload goes on where it says.
 *
 * @param session a session, or what creates one: `() => createUploadSession(context, id)`.
 * @throws GraphError of the chunk that could not be sent; the session stays open, for `resume` or `cancelUpload`.
 * @throws RangeError for a `chunkSize` that the service would refuse, or a stream whose `size` is not its own.
 */
export async function uploadLarge<T>(
  context: GraphContext,
  session: UploadTarget | (() => Promise<UploadTarget>),
  content: UploadContent,
  options: UploadOptions = {},
): Promise<Uploaded<T>> {
  const { chunkSize = 16 * unit, onProgress, resume = false } = options;
  if (!(chunkSize > 0 && chunkSize % unit === 0)) throw new RangeError(`chunkSize must be a multiple of ${unit}`);
  const pieces = piecesOf(content);
  const { size } = pieces;
  const target = typeof session === "function" ? await session() : session;
  const spec = specOf(target);
  const status = (): Promise<Answered> => ask(context, spec, options);
  let answered: Answered = resume ? await status() : { missing: startOf(target) ?? 0 };
  while (answered.missing !== undefined && answered.missing < size) {
    const at: number = answered.missing;
    const end = Math.min(at + chunkSize, size);
    const chunk: RequestSpec = {
      ...spec,
      method: "PUT",
      content: await pieces.take(at, end),
      contentType: "application/octet-stream",
      headers: { "content-range": `bytes ${at}-${end - 1}/${size}` },
    };
    try {
      answered = await ask(context, chunk, options);
      if (answered.missing === undefined && end < size) answered = { missing: end };
    } catch (error) {
      if (!(error instanceof GraphError) || !resumable(error)) throw error;
      answered = await status();
      // Asking for the same bytes in the same way would go on for ever.
      if (answered.missing === at) throw error;
    }
    onProgress?.({ sent: answered.missing ?? size, size });
  }
  return { item: answered.item as T | undefined, location: answered.location };
}

/** Ends a session before it is complete; what was sent is thrown away. */
export function cancelUpload(
  context: GraphContext,
  session: UploadTarget,
  options?: Pick<RequestOptions, "signal" | "timeout">,
): Promise<void> {
  return requestNothing(context, { ...specOf(session), method: "DELETE" }, options);
}

/** How a session answers: with the first byte that it misses, or with what was made of the content. */
interface Answered {
  readonly missing?: number | undefined;
  readonly item?: unknown;
  readonly location?: string | undefined;
}

async function ask(context: GraphContext, spec: RequestSpec, { signal, timeout }: UploadOptions): Promise<Answered> {
  const options = { ...(signal && { signal }), ...(timeout !== undefined && { timeout }) };
  const { call, response, body } = await send(context, spec, options, (answer) => answer.text());
  let item: unknown;
  try {
    item = body ? JSON.parse(body) : undefined;
  } catch (cause) {
    throw failure("invalidResponse", call, `was answered with ${response.status}, and the body is not JSON`, {
      response,
      body,
      cause,
    });
  }
  const missing = startOf(item as UploadTarget | undefined);
  if (missing !== undefined) return { missing };
  // Without a range to go on with, a session's account of itself is no item.
  const status = typeof item === "object" && item !== null && "nextExpectedRanges" in item;
  return { item: status ? undefined : item, location: response.headers.get("location") ?? undefined };
}

/** Whether the service may have bytes of a chunk that failed: it was cut, or overlaps with what is there. */
function resumable({ code, status }: GraphError): boolean {
  return code === "networkError" || code === "timeout" || status === 416 || status >= 500;
}

function startOf(target: UploadTarget | null | undefined): number | undefined {
  const start = Number.parseInt(target?.nextExpectedRanges?.[0] ?? "", 10);
  return Number.isNaN(start) ? undefined : start;
}

function specOf({ uploadUrl }: UploadTarget): RequestSpec {
  if (!uploadUrl) throw new TypeError("The session has no uploadUrl");
  return { method: "GET", path: uploadUrl, accept: "application/json", anonymous: true };
}
