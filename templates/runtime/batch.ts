import { responseParts, toRequestPart, toResponse, type RequestPart } from "./batch-part.js";
import type { GraphContext } from "./context.js";
import { GraphError } from "./error.js";
import { jsonBody } from "./json.js";
import type { Paged, PageOf } from "./paging.js";
import { readJson, requestJsonText, type RequestOptions } from "./request.js";

/** A function that calls one operation with the context of its part: `(part) => getUser(part, "1")`. */
export type BatchCall<R = unknown> = (part: GraphContext) => R;

/** One part of a batch: a call, or a call with the names of the parts that must succeed before it. */
export type BatchPart<R = unknown> =
  BatchCall<R> | { readonly run: BatchCall<R>; readonly dependsOn: readonly string[] };

type ValueOf<R> = R extends Paged<infer T> ? PageOf<T> : Awaited<R>;

/** The result of a part: the result of its operation (for a collection, its first page), or the error. */
export type BatchResult<P extends BatchPart> =
  P extends BatchCall<infer R>
    ? ValueOf<R> | GraphError
    : P extends { readonly run: BatchCall<infer R> }
      ? ValueOf<R> | GraphError
      : never;

/**
 * The highest number of requests in one batch.
 * {@link https://learn.microsoft.com/graph/json-batching#batch-size-limitations | Batch size limitations}
 */
const limit = 20;

/** A request that waits to be sent, and the promise of its response. */
interface PendingRequest {
  readonly key: string;
  readonly request: Request;
  readonly part: RequestPart;
  readonly resolve: (response: Response) => void;
  readonly reject: (error: unknown) => void;
  /**
   * The response with status 424 that the service returned because a dependency failed. The request keeps waiting,
   * because the dependency may be retried.
   */
  readonly failedDependency?: Response;
}

/**
 * Calls several operations in one HTTP request. Each result has the type of its operation.
 *
 * The batch is sent when each part has made its request. A part that was throttled, or failed with a temporary error,
 * is retried after its `Retry-After`, like a request outside of a batch. More than 20 requests are divided into several
 * batches.
 * {@link https://learn.microsoft.com/graph/json-batching | Combine multiple requests in one HTTP call}
 *
 * @param parts calls by name; the results have the same names
 * @param options options of the batch requests. Aborting `signal` aborts all parts.
 * @returns the results by name; the result of a part that failed is a GraphError.
 * @throws TypeError if a part depends on an unknown part. TypeError also if parts depend on each other in a cycle. If
 * the signal is aborted, throws its reason. An error of the credential or of a part that is not a GraphError is thrown
 * unchanged.
 */
export async function batch<P extends Readonly<Record<string, BatchPart>>>(
  context: GraphContext,
  parts: P,
  options: RequestOptions = {},
): Promise<{ [Key in keyof P]: BatchResult<P[Key]> }> {
  const { signal } = options;
  signal?.throwIfAborted();
  const dependencies = dependenciesOf(parts);
  const results = new Map<string, unknown>();
  let waiting: PendingRequest[] = [];
  const finished = new AbortController();

  /** Sends the next batch, once every part without a result has a pending request. */
  function advance(fail: (reason: unknown) => void): void {
    if (![...dependencies.keys()].every((key) => results.has(key) || waiting.some((one) => one.key === key))) return;
    const { round, failed, later } = nextRound(waiting, dependencies, results);
    waiting = later;
    for (const { resolve, failedDependency = failedDependencyResponse() } of failed) resolve(failedDependency);
    if (round.length > 0) sendRound(round).catch(fail);
  }

  async function sendRound(round: readonly PendingRequest[]): Promise<void> {
    const dependsOn = (key: string): string[] =>
      round.flatMap((one, index) => (dependencies.get(key)?.includes(one.key) ? [String(index)] : []));
    const requests = round.map(({ key, part }, index) => {
      const ids = dependsOn(key);
      return { id: String(index), ...part, ...(ids.length > 0 && { dependsOn: ids }) };
    });
    let responses: ReadonlyMap<string, unknown>;
    let tokens: readonly string[] | undefined;
    try {
      const sent = await requestJsonText(
        context,
        { method: "POST", path: "/$batch", ...jsonBody({ requests }) },
        options,
      );
      responses = readJson({ revive: responseParts }, sent) as ReadonlyMap<string, unknown>;
      ({ tokens } = sent.call);
    } catch (error) {
      if (!(error instanceof GraphError)) throw error;
      for (const { reject } of round) reject(error);
      return;
    }
    for (const [index, one] of round.entries()) {
      try {
        const response = toResponse(one.request, responses.get(String(index)), tokens);
        if (response.status === 424 && dependsOn(one.key).length > 0)
          waiting.push({ ...one, failedDependency: response });
        else one.resolve(response);
      } catch (error) {
        one.reject(error);
      }
    }
  }

  function contextOf(key: string, fail: (reason: unknown) => void): GraphContext {
    return {
      ...context,
      batchContext: context,
      timeout: false,
      token: () => Promise.resolve("unused: the batch request sends the token"),
      fetch: async (input, init) => {
        const request = new Request(input, init);
        // A download redirects to another origin. A batch cannot contain this request, so it is sent on its own.
        const fetch = context.fetch ?? globalThis.fetch;
        if (new URL(request.url).origin !== context.origin) return fetch(input, init);
        const part = await toRequestPart(context, request);
        return new Promise((resolve, reject) => {
          waiting.push({ key, request, part, resolve, reject });
          advance(fail);
        });
      },
    };
  }

  try {
    await new Promise<unknown>((resolve, reject) => {
      signal?.addEventListener(
        "abort",
        () => {
          reject(signal.reason as Error);
        },
        { signal: finished.signal },
      );
      const runs = [...dependencies.keys()].map(async (key) => {
        results.set(key, await resultOf(parts[key], contextOf(key, reject)));
        advance(reject);
      });
      Promise.all(runs).then(resolve, reject);
    });
  } finally {
    finished.abort();
  }
  return Object.fromEntries(Object.keys(parts).map((key) => [key, results.get(key)])) as {
    [Key in keyof P]: BatchResult<P[Key]>;
  };
}

/**
 * Runs a part.
 *
 * @returns its result, or the GraphError that it threw
 */
async function resultOf(part: BatchPart | undefined, context: GraphContext): Promise<unknown> {
  try {
    const value = typeof part === "function" ? part(context) : part?.run(context);
    if (!isPaged(value)) return await value;
    for await (const page of value.byPage()) return page;
    return undefined;
  } catch (error) {
    if (error instanceof GraphError) return error;
    throw error;
  }
}

function isPaged(value: unknown): value is Paged<unknown> {
  return typeof value === "object" && value !== null && "byPage" in value;
}

/**
 * Divides pending requests into three lists: those to send now, those that fail because a dependency failed, and those
 * to send later.
 */
function nextRound(
  waiting: readonly PendingRequest[],
  dependencies: ReadonlyMap<string, readonly string[]>,
  results: ReadonlyMap<string, unknown>,
): { round: PendingRequest[]; failed: PendingRequest[]; later: PendingRequest[] } {
  const round: PendingRequest[] = [];
  const failed: PendingRequest[] = [];
  const later: PendingRequest[] = [];
  const order = [...dependencies.keys()];
  const sorted = [...waiting].sort((one, other) => order.indexOf(one.key) - order.indexOf(other.key));
  for (const one of sorted) {
    const keys = dependencies.get(one.key) ?? [];
    const dependencyFailed = keys.some((key) => results.get(key) instanceof GraphError);
    if (dependencyFailed || (one.failedDependency && keys.every((key) => results.has(key)))) failed.push(one);
    else if (round.length < limit && keys.every((key) => results.has(key) || round.some((to) => to.key === key)))
      round.push(one);
    else later.push(one);
  }
  return { round, failed, later };
}

/**
 * The response for a part that was not sent because its dependency failed. The service would respond in the same way.
 */
function failedDependencyResponse(): Response {
  const error = { code: "FailedDependency", message: "The part was not sent, because a part in its dependsOn failed" };
  return Response.json({ error }, { status: 424 });
}

/** The dependencies of each part. Each part comes after its dependencies. */
function dependenciesOf(parts: Readonly<Record<string, BatchPart>>): Map<string, readonly string[]> {
  const open = new Map(
    Object.entries(parts).map(([key, part]) => [key, typeof part === "function" ? [] : part.dependsOn]),
  );
  for (const [key, names] of open) {
    const unknown = names.find((name) => !open.has(name));
    if (unknown !== undefined)
      throw new TypeError(
        `Part "${key}" depends on "${unknown}", which is not a part of this batch. Parts: ${Object.keys(parts).join(", ")}`,
      );
  }
  const ordered = new Map<string, readonly string[]>();
  while (open.size > 0) {
    const ready = [...open].filter(([, names]) => names.every((name) => ordered.has(name)));
    if (ready.length === 0)
      throw new TypeError(`These parts depend on each other in a cycle: ${[...open.keys()].join(", ")}`);
    for (const [key, names] of ready) {
      ordered.set(key, names);
      open.delete(key);
    }
  }
  return ordered;
}
