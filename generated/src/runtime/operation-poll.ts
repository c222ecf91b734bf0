import type { GraphContext } from "./context.js";
import { failure, GraphError, type Call } from "./error.js";
import { failureOf, isOver, stateOf, type OperationState } from "./operation-state.js";
import { parseJson, requestJson, send, type Answer, type RequestOptions, type RequestSpec } from "./request.js";
import { requestedDelay } from "./retry.js";

export interface PollOptions extends Pick<RequestOptions, "signal" | "timeout"> {
  /** Called after each look. */
  readonly onProgress?: (state: OperationState) => void;
  /** Milliseconds before look number `attempt` (from 1) where the service asks for no other; growing up to 30 s. */
  readonly delay?: (attempt: number) => number;
}

/** An operation that the service has taken on and goes on with by itself. Nothing is sent before it is asked for. */
export interface OperationHandle<T = unknown> {
  /** Where to look, to go on with `resumeOperation` another time. `undefined` where all was done at once, or the answer does not say it. */
  readonly monitor: string | undefined;
  /**
   * Looks once.
   *
   * @throws GraphError `operationFailed`, or the code that the service gives, where the operation has failed.
   */
  poll(options?: Pick<RequestOptions, "signal" | "timeout">): Promise<OperationState>;
  /**
   * Looks until the operation is done. A word that is not known counts as running, since the service may learn new
   * ones: give a signal to wait no longer than you mean to.
   *
   * @throws GraphError as `poll` does; the signal's reason. The operation itself goes on.
   */
  done(options?: PollOptions): Promise<OperationState>;
  /**
   * Waits until the operation is done, and fetches what it made.
   *
   * @throws GraphError as `done` does; `invalidResponse` where the service does not say where that is.
   */
  result(options?: PollOptions): Promise<T>;
}

/**
 * Sends a request that starts an operation: answered with 202 and where to look, or with the result.
 * {@link https://www.rfc-editor.org/rfc/rfc9110#section-15.3.3 | RFC 9110, 202 Accepted}
 * {@link https://github.com/microsoft/api-guidelines/blob/vNext/graph/patterns/long-running-operations.md | Microsoft Graph, long running operations}
 */
export async function startOperation<T>(
  context: GraphContext,
  spec: RequestSpec,
  options: RequestOptions = {},
): Promise<OperationHandle<T>> {
  const answer = await send(context, { accept: "application/json", ...spec }, options, (response) => response.text());
  const { headers, status } = answer.response;
  const monitor = monitors.map((name) => headers.get(name)).find((value) => value !== null) ?? undefined;
  return operation(context, status === 202 ? monitor : undefined, {
    ...answer,
    body: bodyOf(answer),
    wait: requestedDelay(headers),
    ...pickRevive(spec),
  });
}

/** Goes on with an operation that was started earlier, from its `monitor`. */
export function resumeOperation<T = unknown>(context: GraphContext, monitor: string): OperationHandle<T> {
  return operation(context, monitor, { call: { method: "GET", url: monitor }, body: undefined, wait: Number.NaN });
}

/** Headers that say where to look; the first that is there counts. */
const monitors = ["operation-location", "azure-asyncoperation", "location"];

/** How an operation began. */
interface Start extends Pick<RequestSpec, "revive"> {
  readonly call: Call;
  readonly response?: Response;
  /** The result, where it came at once. */
  readonly body: unknown;
  readonly wait: number;
}

function operation<T>(given: GraphContext, monitor: string | undefined, start: Start): OperationHandle<T> {
  // A part of a batch is over when the operation goes on.
  const context = given.outside ?? given;
  let { wait } = start;

  async function poll(options: PollOptions = {}): Promise<OperationState> {
    if (monitor !== undefined) {
      const look = await lookAt(context, monitor, options);
      ({ wait } = look);
      return look.state;
    }
    const { call, response, body } = start;
    if (response?.status !== 202) return stateOf(body, "succeeded");
    throw failure("invalidResponse", call, "was accepted, and the answer does not say where to look", {
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
    const { revive } = start;
    if (monitor === undefined) return (revive ? revive(body) : body) as T;
    if (resourceLocation === undefined) {
      throw failure("invalidResponse", start.call, "has succeeded, and its monitor does not say where the result is", {
        body,
      });
    }
    return requestJson<T>(context, { ...specOf(context, resourceLocation), ...pickRevive(start) }, passOn(options));
  }

  return { monitor, poll, done, result };
}

interface Look {
  readonly state: OperationState;
  readonly wait: number;
}

async function lookAt(context: GraphContext, monitor: string, options: PollOptions): Promise<Look> {
  const spec = specOf(context, monitor);
  try {
    const answer = await send(context, { ...spec, redirect: "manual" }, passOn(options), (one) => one.text());
    const looked = { ...answer, body: bodyOf(answer) };
    const error = failureOf(looked);
    if (error) throw error;
    const state = stateOf(looked.body, isOver(looked) ? "succeeded" : "running");
    return { state, wait: requestedDelay(answer.response.headers) };
  } catch (error) {
    // Some monitors end by leading to what was made, which may be on an origin that takes the token, or does not.
    const location = isRedirect(error) ? error.headers.get("location") : null;
    if (location === null) throw error;
    return { state: { ...stateOf(undefined, "succeeded"), resourceLocation: location }, wait: Number.NaN };
  }
}

function isRedirect(error: unknown): error is GraphError {
  return error instanceof GraphError && error.status >= 300 && error.status < 400;
}

/** How to ask: with the token on the service's own origin, without one where the URL is itself the key. */
function specOf({ baseUrl, origin }: GraphContext, location: string): RequestSpec {
  const accept = "application/json";
  const version = new URL(baseUrl).pathname;
  if (location.startsWith("/") && !location.startsWith("//")) {
    // Some services leave the version out of what they call a location.
    return { method: "GET", path: location.startsWith(`${version}/`) ? origin + location : location, accept };
  }
  const url = new URL(location, `${baseUrl}/`);
  return { method: "GET", path: url.href, accept, ...(url.origin !== origin && { anonymous: true }) };
}

function passOn({ signal, timeout }: PollOptions): RequestOptions {
  return { ...(signal && { signal }), ...(timeout !== undefined && { timeout }) };
}

function pickRevive({ revive }: Pick<RequestSpec, "revive">): Pick<RequestSpec, "revive"> {
  return revive ? { revive } : {};
}

function bodyOf(answer: Answer<string>): unknown {
  return answer.body ? parseJson({}, answer) : undefined;
}

function pause(milliseconds: number, signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve, reject) => {
    signal?.throwIfAborted();
    const over = (): void => {
      clearTimeout(timer);
      reject(signal?.reason as Error);
    };
    const timer = setTimeout(
      () => {
        signal?.removeEventListener("abort", over);
        resolve();
        // What is longer than this, timers take for nothing.
      },
      Math.min(milliseconds, 2 ** 31 - 1),
    );
    signal?.addEventListener("abort", over, { once: true });
  });
}
