import type { Paging } from "../vocabulary.js";
import { isObject } from "../model/payload.js";
import type { JsonValue } from "../model/model.js";
import type { Runtime, RuntimeContext, RuntimeRequest } from "./runtime.js";
import { ToolError } from "./tool-error.js";

/** The highest number of bytes that are read of a response. */
const LONGEST_BODY = 4 * 1024 * 1024;

/** The highest number of characters of a response that an agent gets: about 5,000 tokens. */
export const LONGEST_RESULT = 20_000;

/** The parts of a response that the agent gets. */
interface Answer {
  readonly status: number;
  readonly type: string;
  /** `null` if the response is not text. */
  readonly text: string | null;
  readonly bytes: number;
  readonly isComplete: boolean;
}

/**
 * Sends a request and describes the response in at most {@link LONGEST_RESULT} characters. From a list that is too long,
 * the first items are kept.
 *
 * @param token - removed from the response, if the service returns it
 * @throws ToolError if the request fails
 */
export async function sendRequest(
  request: RuntimeRequest,
  context: RuntimeContext,
  runtime: Pick<Runtime, "send">,
  { paging, token, signal }: { readonly paging: Paging; readonly token: string; readonly signal: AbortSignal },
): Promise<string> {
  const hide: Hide = (text) =>
    token.length < SHORTEST_SECRET ? text : text.replaceAll(token, "***").replaceAll(encodeURIComponent(token), "***");
  try {
    const { body } = await runtime.send(context, request, { signal }, readAnswer);
    return render(body, paging, hide);
  } catch (error) {
    if (error instanceof Error && error.name === "GraphError") throw new ToolError(hide(describeError(error)));
    throw error;
  }
}

/** Shorter tokens are not removed from responses, because they can be ordinary words. */
const SHORTEST_SECRET = 10;

/** Reads a response up to a limit, and then closes the connection. */
async function readAnswer(response: Response): Promise<Answer> {
  const type = response.headers.get("content-type") ?? "";
  const parts: Uint8Array[] = [];
  let bytes = 0;
  const reader = response.body?.getReader() as ReadableStreamDefaultReader<Uint8Array> | undefined;
  for (let part = await reader?.read(); part?.done === false; part = await reader?.read()) {
    parts.push(part.value);
    bytes += part.value.length;
    if (bytes <= LONGEST_BODY) continue;
    // Nothing waits for the end of the connection, because the wait can be endless if the response has a clone.
    void reader?.cancel().catch(() => undefined);
    break;
  }
  const isText = /json|^text\/|xml/i.test(type);
  const text = isText ? new TextDecoder().decode(Buffer.concat(parts)) : null;
  return { status: response.status, type, text, bytes, isComplete: bytes <= LONGEST_BODY };
}

type Hide = (text: string) => string;

function render({ status, type, text, bytes, isComplete }: Answer, paging: Paging, hide: Hide): string {
  const head = `HTTP ${String(status)}`;
  if (bytes === 0) return `${head}, no content`;
  if (text === null)
    return `${head}, ${isComplete ? "" : "more than "}${String(bytes)} bytes of ${hide(type).slice(0, 100)}, which are not shown`;
  const json = /json/i.test(type) && isComplete ? jsonResult(text, paging, hide) : undefined;
  return `${head}\n${json ?? cut(hide(text), LONGEST_RESULT)}`;
}

/** @returns `undefined` if the text is not JSON, or is nested too deeply */
function jsonResult(text: string, paging: Paging, hide: Hide): string | undefined {
  try {
    // The service can escape characters of the token, as in `a\/b`. Only `JSON.stringify` writes them in one way.
    const hidden = hide(JSON.stringify(JSON.parse(text)));
    return renderJson(JSON.parse(hidden) as JsonValue, paging);
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof RangeError) return undefined;
    throw error;
  }
}

function renderJson(value: JsonValue, { items }: Paging): string {
  const whole = JSON.stringify(value);
  if (whole.length <= LONGEST_RESULT) return whole;
  const list = isObject(value) ? value[items] : value;
  if (!Array.isArray(list) || list.length < 2) return cut(whole, LONGEST_RESULT);
  const others = isObject(value) ? Object.fromEntries(Object.entries(value).filter(([name]) => name !== items)) : {};
  const room = LONGEST_RESULT - Math.min(LONGEST_RESULT / 2, JSON.stringify(others).length) - 200;
  const shown: string[] = [];
  let length = 0;
  for (const item of list as readonly JsonValue[]) {
    const text = JSON.stringify(item);
    length += text.length + 1;
    if (length > room) break;
    shown.push(text);
  }
  if (shown.length === 0) return cut(whole, LONGEST_RESULT);
  const note = `${String(shown.length)} of the ${String(list.length)} items of this page are shown. Request fewer items or properties with the query options of the operation.`;
  return `${note}\n${cut(JSON.stringify(others), LONGEST_RESULT / 2)}\n[${shown.join(",")}]`;
}

/** Cuts a text, and says how much is missing. */
export function cut(text: string, limit: number): string {
  if (text.length <= limit) return text;
  const missing = text.length - limit;
  return `${text.slice(0, limit).replace(/[\ud800-\udbff]$/, "")}… (${String(missing)} more characters are not shown)`;
}

/** Describes an error of the runtime, which has removed the token and other secrets from these properties. */
function describeError(error: Error): string {
  const { status, code, requestId } = error as Error & { status?: number; code?: string; requestId?: string };
  const parts = [
    status === undefined || status === 0 ? "No response" : `HTTP ${String(status)}`,
    code ?? "",
    requestId === undefined ? "" : `(request id ${requestId})`,
  ];
  return `${parts.filter((part) => part !== "").join(" ")}: ${cut(error.message, 2000)}`;
}
