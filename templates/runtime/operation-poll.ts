import { anonymousContext } from "./anonymous.js";
import type { GraphContext } from "./context.js";
import { failure, GraphError, type Call } from "./error.js";
import { failureOf, isDone, stateOf, type OperationState } from "./operation-state.js";
import { readJson, requestJson, send, type ReadResponse, type RequestOptions, type RequestSpec } from "./request.js";
import { requestedDelay } from "./retry.js";

/** Options of `OperationHandle.done` and `result`. */
export interface PollOptions extends Pick<RequestOptions, "signal" | "timeout"> {
  /** Called after each poll. */
  readonly onProgress?: (state: OperationState) => void;
  /**
   * Milliseconds to wait before poll number `attempt` (from 1) if the response has no `Retry-After`.
   * Default: 1000 × 1.5^attempt, at most 30,000.
   */
  readonly delay?: (attempt: number) => number;
}

/** A long-running operation of the service. Requests are sent only when its methods are called. */
export interface OperationHandle<T = unknown> {
  /**
   * The URL that returns the status of the operation; pass it to `resumeOperation` to continue later. `undefined` if the
   * operation was completed immediately, or if the response does not contain the URL.
   */
  readonly monitor: string | undefined;
  /**
   * Gets the status of the operation once.
   *
   * @throws GraphError `operationFailed`, or the service's code, if the operation has failed.
   */
  poll(options?: Pick<RequestOptions, "signal" | "timeout">): Promise<OperationState>;
  /**
   * Polls until the operation has succeeded. An unknown status counts as running, since services add new ones; pass a
   * signal to limit the time.
   *
   * @throws GraphError like `poll`; the signal's reason. Aborting does not cancel the operation in the service.
   */
  done(options?: PollOptions): Promise<OperationState>;
  /**
   * Polls until the operation has succeeded, and gets its result.
   *
   * @throws GraphError like `done`; `invalidResponse` if the service does not return the URL of the result.
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
  const sent = await send(context, { accept: "application/json", ...spec }, options, (response) => response.text());
  const { headers, status } = sent.response;
  const monitor = monitors.map((name) => headers.get(name)).find((value) => value !== null) ?? undefined;
  return operation(context, status === 202 ? monitor : undefined, {
    ...sent,
    body: bodyOf(sent, status === 202 ? {} : spec),
    wait: requestedDelay(headers),
    ...pickRevive(spec),
  });
}

/** Continues with an operation that was started earlier. @param monitor the `monitor` of its handle */
export function resumeOperation<T = unknown>(context: GraphContext, monitor: string): OperationHandle<T> {
  return operation(context, monitor, { call: { method: "GET", url: monitor }, body: undefined, wait: Number.NaN });
}

/** Headers with the status URL, in order of preference. */
const monitors = ["operation-location", "azure-asyncoperation", "location"];

/** The request that started an operation, and its response. */
interface Start extends Pick<RequestSpec, "revive"> {
  readonly call: Call;
  readonly response?: Response;
  /** The result, if the operation was completed immediately. */
  readonly body: unknown;
  /** Milliseconds before the first poll; `NaN` if the response has no `Retry-After`. */
  readonly wait: number;
}

function operation<T>(startContext: GraphContext, monitor: string | undefined, start: Start): OperationHandle<T> {
  // Polls of an operation that was started in a batch are not part of that batch.
  const context = startContext.batchContext ?? startContext;
  let { wait } = start;

  async function poll(options: PollOptions = {}): Promise<OperationState> {
    if (monitor !== undefined) {
      const status = await readStatus(context, monitor, options);
      ({ wait } = status);
      return status.state;
    }
    const { call, response, body } = start;
    if (response?.status !== 202) return stateOf(body, "succeeded");
    throw failure("invalidResponse", call, "was accepted, but the response has no header with the status URL", {
      response,
      body,
    });
  }

  async function done(options: PollOptions = {}): Promise<OperationState> {
    const { signal, onProgress, delay = (attempt) => Math.min(30_000, 1000 * 1.5 ** attempt) } = options;
    for (let attempt = 1; ; attempt++) {
      if (monitor !== undefined) await pause(Number.isNaN(wait) ? delay(attempt) : wait, signal);
      const state = await poll(options);
      onProgress?.(state);
      if (state.status === "succeeded") return state;
    }
  }

  async function result(options: PollOptions = {}): Promise<T> {
    const { resourceLocation, body } = await done(options);
    if (monitor === undefined) return body as T;
    if (resourceLocation === undefined) {
      throw failure(
        "invalidResponse",
        start.call,
        "has succeeded, but the status does not contain the URL of the result",
        {
          body,
        },
      );
    }
    const [target, spec] = requestOf(context, resourceLocation);
    return requestJson<T>(target, { ...spec, ...pickRevive(start) }, sendOptions(options));
  }

  return { monitor, poll, done, result };
}

interface Status {
  readonly state: OperationState;
  readonly wait: number;
}

async function readStatus(context: GraphContext, monitor: string, options: PollOptions): Promise<Status> {
  const [target, spec] = requestOf(context, monitor);
  try {
    const sent = await send(target, { ...spec, redirect: "manual" }, sendOptions(options), (response) =>
      response.text(),
    );
    const status = { ...sent, body: bodyOf(sent, {}) };
    const error = failureOf(status);
    if (error) throw error;
    const state = stateOf(status.body, isDone(status) ? "succeeded" : "running");
    return { state, wait: requestedDelay(sent.response.headers) };
  } catch (error) {
    // Some status URLs redirect to the result when the operation is done. It may have another origin, without a token.
    const location = isRedirect(error) ? error.headers.get("location") : null;
    if (location === null) throw error;
    return { state: { ...stateOf(undefined, "succeeded"), resourceLocation: location }, wait: Number.NaN };
  }
}

function isRedirect(error: unknown): error is GraphError {
  return error instanceof GraphError && error.status >= 300 && error.status < 400;
}

/** The request for a URL: with the token on the service's own origin, else without one. */
function requestOf(context: GraphContext, location: string): [GraphContext, RequestSpec] {
  const { baseUrl, origin } = context;
  const spec = { method: "GET", accept: "application/json" };
  const version = new URL(baseUrl).pathname;
  if (location.startsWith("/") && !location.startsWith("//")) {
    // Some services return a path without the version.
    return [context, { ...spec, path: location.startsWith(`${version}/`) ? origin + location : location }];
  }
  const url = new URL(location, `${baseUrl}/`);
  return [url.origin === origin ? context : anonymousContext(context, url.href), { ...spec, path: url.href }];
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

function pause(milliseconds: number, signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve, reject) => {
    signal?.throwIfAborted();
    const abort = (): void => {
      clearTimeout(timer);
      reject(signal?.reason as Error);
    };
    const timer = setTimeout(
      () => {
        signal?.removeEventListener("abort", abort);
        resolve();
        // setTimeout treats a longer delay as 1 ms.
      },
      Math.min(milliseconds, 2 ** 31 - 1),
    );
    signal?.addEventListener("abort", abort, { once: true });
  });
}
