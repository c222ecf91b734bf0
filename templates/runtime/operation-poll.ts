import { abortable } from "./abort.js";
import { anonymousContext } from "./anonymous.js";
import type { GraphContext } from "./context.js";
import { failure, isObject, type Call } from "./error.js";
import { keepDigits } from "./json-format.js";
import { resolveLink } from "./link.js";
import { failureOf, isDone, stateOf, type OperationState } from "./operation-state.js";
import {
  readJson,
  requestJson,
  requestJsonText,
  type ReadResponse,
  type RequestOptions,
  type RequestSpec,
} from "./request.js";
import { requestedDelay } from "./retry.js";

/** Options of `OperationHandle.done` and `result`. */
export interface PollOptions extends Pick<RequestOptions, "signal" | "timeout"> {
  /** Called after each poll. */
  readonly onProgress?: (state: OperationState) => void;
  /**
   * Milliseconds to wait before poll number `attempt` (from 1) if the response omits `Retry-After`.
   * Default: 1000 × 1.5^attempt, at most 30,000.
   */
  readonly delay?: (attempt: number) => number;
  /** The shortest wait after a response with `Retry-After`, in milliseconds. Default: 1,000. */
  readonly minDelay?: number;
  /**
   * The longest wait after a response with `Retry-After`, in milliseconds. A longer `Retry-After` is shortened.
   * Default: 300,000.
   */
  readonly maxDelay?: number;
  /** Timeout of all polls together, in milliseconds. `false`: no timeout. Default: 86,400,000 (24 hours). */
  readonly totalTimeout?: number | false;
}

/** A long-running operation of the service. Requests are sent only when its methods are called. */
export interface OperationHandle<T = unknown> {
  /**
   * The URL that returns the status of the operation; pass it to `resumeOperation` to continue later. `undefined` if the
   * operation was completed immediately. `undefined` also if the response does not contain the URL.
   */
  readonly monitor: string | undefined;
  /**
   * Gets the status of the operation once.
   *
   * @throws GraphError if the operation has failed. `code` is the error code in the response, or
   * `operationFailed` if the response has none.
   */
  poll(options?: Pick<RequestOptions, "signal" | "timeout">): Promise<OperationState>;
  /**
   * Polls until the operation has succeeded. An unknown status counts as running, since services add new ones.
   *
   * @throws GraphError like `poll`. The code is `timeout` after `totalTimeout`. If the signal is aborted, throws its
   *   reason. In both cases, the service continues the operation: call `resumeOperation` to wait for it again.
   */
  done(options?: PollOptions): Promise<OperationState>;
  /**
   * Polls until the operation has succeeded, and gets its result.
   *
   * @throws GraphError like `done`. The code is `invalidResponse` if the service does not return the URL of the result.
   */
  result(options?: PollOptions): Promise<T>;
}

/**
 * Sends a request that starts a long-running operation. The response is 202 with a status URL, or the result.
 * {@link https://www.rfc-editor.org/rfc/rfc9110#section-15.3.3 | RFC 9110, 202 Accepted}
 * {@link https://github.com/microsoft/api-guidelines/blob/vNext/graph/patterns/long-running-operations.md | Microsoft Graph, long running operations}
 */
export async function startOperation<T>(
  context: GraphContext,
  spec: RequestSpec,
  options: RequestOptions = {},
): Promise<OperationHandle<T>> {
  const sent = await requestJsonText(context, spec, options);
  const { headers, status } = sent.response;
  const location = status === 202 ? monitors.map((name) => headers.get(name)).find(Boolean) : undefined;
  return operation(context, location ?? undefined, {
    ...sent,
    text: sent.body,
    body: bodyOf(sent, status === 202 ? {} : spec),
    wait: requestedDelay(headers),
    ...pickRevive(spec),
  });
}

/**
 * Continues with an operation that was started earlier.
 *
 * @param monitor the `monitor` of its handle
 */
export function resumeOperation<T = unknown>(context: GraphContext, monitor: string): OperationHandle<T> {
  const call = { method: "GET", url: context.baseUrl };
  return operation(context, monitor, { call, text: "", body: undefined, wait: Number.NaN, revive: keepDigits });
}

/** Headers with the status URL, in order of preference. */
const monitors = ["operation-location", "azure-asyncoperation", "location"];

/** The request that started an operation, and its response. */
interface Start extends Pick<RequestSpec, "revive"> {
  readonly call: Call;
  readonly response?: Response;
  /** The body of the response as text. */
  readonly text: string;
  /** The result, if the operation was completed immediately. */
  readonly body: unknown;
  /** Milliseconds before the first poll; `NaN` if the response omits `Retry-After`. */
  readonly wait: number;
}

function operation<T>(startContext: GraphContext, monitor: string | undefined, start: Start): OperationHandle<T> {
  // A batch can start an operation, but polls are separate requests. They use the context in which the batch was sent.
  const context = startContext.batchContext ?? startContext;
  let { wait } = start;

  async function poll(options: PollOptions = {}): Promise<OperationState> {
    if (monitor !== undefined) {
      const status = await readStatus(context, start.call, monitor, options);
      ({ wait } = status);
      return status.state;
    }
    const { call, response, text, body } = start;
    if (response?.status !== 202) return stateOf(body, "succeeded");
    const what = "was accepted, but the response has no header with the status URL";
    throw failure("invalidResponse", call, what, { response, body: text });
  }

  async function done(options: PollOptions = {}): Promise<OperationState> {
    const { signal, totalTimeout = 86_400_000 } = options;
    const {
      minDelay = 1000,
      maxDelay = 300_000,
      delay = (attempt) => Math.min(30_000, 1000 * 1.5 ** attempt),
    } = options;
    const total = new AbortController();
    const timer =
      totalTimeout === false
        ? undefined
        : startTimer(totalTimeout, () => {
            total.abort();
          });
    const either = signal ? AbortSignal.any([signal, total.signal]) : total.signal;
    try {
      for (let attempt = 1; ; attempt++) {
        if (monitor !== undefined) {
          const requested = Math.max(minDelay, Math.min(wait, maxDelay));
          await pause(Number.isNaN(wait) ? delay(attempt) : requested, either);
        }
        const state = await poll({ ...options, signal: either });
        options.onProgress?.(state);
        if (state.status === "succeeded") return state;
      }
    } catch (error) {
      if (!total.signal.aborted || signal?.aborted) throw error;
      throw failure("timeout", start.call, `started an operation that took longer than ${totalTimeout} ms`);
    } finally {
      clearTimeout(timer);
    }
  }

  async function result(options: PollOptions = {}): Promise<T> {
    const { resourceLocation, body } = await done(options);
    if (monitor === undefined) return body as T;
    if (resourceLocation === undefined) {
      const what = "has succeeded, but the status does not contain the URL of the result";
      throw failure("invalidResponse", start.call, what);
    }
    const [target, spec] = requestOf(context, start.call, resourceLocation);
    return requestJson<T>(target, { ...spec, ...pickRevive(start) }, sendOptions(options));
  }

  return { monitor, poll, done, result };
}

interface Status {
  readonly state: OperationState;
  readonly wait: number;
}

async function readStatus(context: GraphContext, call: Call, monitor: string, options: PollOptions): Promise<Status> {
  const [target, spec] = requestOf(context, call, monitor);
  const sent = await requestJsonText(withRedirectAsStatus(target), spec, sendOptions(options));
  const status = { ...sent, text: sent.body, body: bodyOf(sent, {}) };
  if (status.body !== undefined && !isObject(status.body)) {
    throw failure("invalidResponse", sent.call, "returned a status that is not a JSON object", {
      response: sent.response,
      body: sent.body,
    });
  }
  const error = failureOf(status);
  if (error) throw error;
  const state = stateOf(status.body, isDone(status) ? "succeeded" : "running");
  return { state, wait: requestedDelay(sent.response.headers) };
}

/**
 * Returns a context that does not follow redirects of a status URL. Some status URLs redirect to the result when the
 * operation is done. The result may have another origin, which must not get the token. In browsers, `fetch` follows the
 * redirect itself.
 */
function withRedirectAsStatus(context: GraphContext): GraphContext {
  const fetch = context.fetch ?? globalThis.fetch;
  return {
    ...context,
    fetch: async (input, init) => {
      const response = await fetch(input, init);
      const isRedirect = response.status >= 300 && response.status < 400;
      const resourceLocation = isRedirect ? response.headers.get("location") : null;
      return resourceLocation ? Response.json({ status: "succeeded", resourceLocation }) : response;
    },
  };
}

/** The request for a URL. It contains the token only if the URL has the origin of the service. */
function requestOf(context: GraphContext, call: Call, location: string): [GraphContext, RequestSpec] {
  const url = resolveLink(context, call, "status or result", location);
  const target = url.origin === context.origin ? context : anonymousContext(context, url.href);
  return [target, { method: "GET", path: url.href, accept: "application/json" }];
}

function sendOptions({ signal, timeout }: PollOptions): RequestOptions {
  return { ...(signal && { signal }), ...(timeout !== undefined && { timeout }) };
}

function pickRevive({ revive }: Pick<RequestSpec, "revive">): Pick<RequestSpec, "revive"> {
  return revive ? { revive } : {};
}

function bodyOf(sent: ReadResponse<string>, spec: Pick<RequestSpec, "revive">): unknown {
  return sent.body ? readJson(spec, sent) : undefined;
}

async function pause(milliseconds: number, signal: AbortSignal): Promise<void> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const waited = new Promise<void>((resolve) => {
    timer = startTimer(milliseconds, resolve);
  });
  await abortable(waited, signal).finally(() => {
    clearTimeout(timer);
  });
}

/** Starts a timer. `setTimeout` treats a delay above its limit as 1 ms. */
function startTimer(milliseconds: number, call: () => void): ReturnType<typeof setTimeout> {
  return setTimeout(call, Math.min(milliseconds, 2 ** 31 - 1));
}
