import { randomUUID } from "node:crypto";
import type { JsonObject } from "../model/payload.js";
import { ApiError, badRequest, notFound } from "./api-error.js";
import type { Roots } from "./service-root.js";

/** Completes an upload. @returns the response of the last request of the session */
export type FinishUpload = (bytes: ArrayBuffer) => Response;

interface Session {
  readonly finish: FinishUpload;
  readonly expires: string;
  readonly parts: ArrayBuffer[];
  received: number;
}

/** The path of upload sessions below the service root. The docs cannot have this path, because names do not have `$`. */
const SESSIONS = "/$uploads/";

/** Milliseconds until a session expires. The server does not enforce this time. */
const LIFETIME = 24 * 60 * 60 * 1000;

/** The highest number of bytes in one upload. */
export const MAX_UPLOAD = 256 * 1024 * 1024;

/** The highest number of open sessions. The oldest one is closed when a client opens more. */
const MAX_SESSIONS = 100;

/**
 * The sessions for uploads in several requests. Each request has a range of bytes; the last one creates the file.
 * {@link https://learn.microsoft.com/graph/api/driveitem-createuploadsession | Upload large files with an upload session}
 */
export class UploadSessions {
  readonly #sessions = new Map<string, Session>();

  /** Opens a session. @returns the properties of the session that a client needs */
  open({ own, path }: Roots, finish: FinishUpload): JsonObject {
    const id = randomUUID();
    const expires = new Date(Date.now() + LIFETIME).toISOString();
    const [oldest] = this.#sessions.keys();
    if (oldest !== undefined && this.#sessions.size >= MAX_SESSIONS) this.#sessions.delete(oldest);
    this.#sessions.set(id, { finish, expires, parts: [], received: 0 });
    return { uploadUrl: own + path + SESSIONS + id, expirationDateTime: expires, nextExpectedRanges: ["0-"] };
  }

  /** Whether a path below the service root is that of a session. */
  static hasPath(path: string): boolean {
    return path.startsWith(SESSIONS);
  }

  /** Answers a request to a session. @throws ApiError for a range that is not the next one */
  async answer(request: Request, path: string): Promise<Response> {
    const id = path.slice(SESSIONS.length);
    const session = this.#sessions.get(id);
    if (session === undefined) throw notFound("The upload session does not exist or has ended. Create a new session.");
    if (request.method === "GET" || request.method === "HEAD") return statusOf(session, 200);
    if (request.method === "DELETE") {
      this.#sessions.delete(id);
      return new Response(null, { status: 204 });
    }
    if (request.method !== "PUT") {
      const message = `${request.method} is not a method of upload sessions. Methods: DELETE, GET, PUT.`;
      throw new ApiError(405, "methodNotAllowed", message, { allow: "DELETE, GET, PUT" });
    }
    const bytes = await request.arrayBuffer();
    const isLast = receive(session, bytes, request.headers.get("content-range"));
    if (!isLast) return statusOf(session, 202);
    this.#sessions.delete(id);
    return session.finish(await new Blob(session.parts).arrayBuffer());
  }
}

function statusOf({ expires, received }: Session, status: number): Response {
  return Response.json({ expirationDateTime: expires, nextExpectedRanges: [`${String(received)}-`] }, { status });
}

/**
 * Adds a range to a session.
 *
 * @param contentRange the header `Content-Range`, such as `bytes 0-25/128`; without it, the bytes are the whole file
 * @returns whether all bytes were received
 */
function receive(session: Session, bytes: ArrayBuffer, contentRange: string | null): boolean {
  const size = bytes.byteLength;
  const text = contentRange ?? `bytes 0-${String(size - 1)}/${String(size)}`;
  const found = /^bytes (\d{1,15})-(\d{1,15})\/(\d{1,15})$/i.exec(text.trim());
  if (found === null)
    throw badRequest(`Content-Range is ${JSON.stringify(text)}. Send a range such as \`bytes 0-25/128\`.`);
  const [first = 0, last = 0, total = 0] = found.slice(1).map(Number);
  if (last - first + 1 !== size)
    throw badRequest(`Content-Range is ${text}, but the body has ${String(size)} bytes. Correct the range.`);
  if (last >= total) throw badRequest(`Content-Range is ${text}, which ends after the file. Correct the range.`);
  if (total > MAX_UPLOAD) {
    const message = `The file has ${String(total)} bytes; upload at most ${String(MAX_UPLOAD)}.`;
    throw new ApiError(413, "requestEntityTooLarge", message);
  }
  if (first !== session.received) {
    const message = `The range starts at ${String(first)}, but the next byte is ${String(session.received)}. Send the range from there.`;
    throw new ApiError(416, "invalidRange", message);
  }
  session.parts.push(bytes);
  session.received += size;
  return session.received === total;
}
