import { toRequestPart, toResponse, type RequestPart, type ResponsePart } from "./batch-part.js";
import type { GraphContext } from "./context.js";
import { GraphError } from "./error.js";
import type { Paged, PageOf } from "./paging.js";
import { requestJson, type RequestOptions } from "./request.js";

/** Calls an operation with the context of its part: `(part) => getUser(part, "1")`. */
export type BatchCall<R = unknown> = (part: GraphContext) => R;

/** One part of a batch: a call, alone or with the parts that must have succeeded before it is carried out. */
export type BatchPart<R = unknown> =
  BatchCall<R> | { readonly call: BatchCall<R>; readonly dependsOn: readonly string[] };

type ValueOf<R> = R extends Paged<infer T> ? PageOf<T> : Awaited<R>;

/** What comes of a part: what its operation promises (of a collection, the first page), or why it failed. */
export type BatchResult<P extends BatchPart> =
  P extends BatchCall<infer R>
    ? ValueOf<R> | GraphError
    : P extends { readonly call: BatchCall<infer R> }
      ? ValueOf<R> | GraphError
      : never;

/** How many requests the service takes at once. */
const limit = 20;

/** A request that stands ready, and who waits for its answer. */
interface Waiting {
  readonly key: string;
  readonly request: Request;
  readonly part: RequestPart;
  readonly resolve: (response: Response) => void;
  readonly reject: (error: unknown) => void;
  /** The answer that it got because what it depends on had failed. That may yet be tried again. */
  readonly refused?: Response;
}

/**
 * Carries out several operations in one request; what they return keeps its type.
 *
 * Each part is a call of an operation, whose requests are held back until all parts have one. A part that was throttled
 * or failed in passing is sent again as it would be alone, after what its `Retry-After` asks for, with only those
 * parts that are still open. What is beyond 20 requests follows in another batch.
 * {@link https://learn.microsoft.com/graph/json-batching | Combine multiple requests in one HTTP call}
 *
 * @param options of the requests that carry the parts; its signal ends all of them.
 * @returns the results by the names of the parts; a part that failed is a GraphError in its place.
 * @throws TypeError when parts depend on each other, or on one that there is none of; the signal's reason; what the
 * credential or a part throws that is no GraphError.
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
  let waiting: Waiting[] = [];
  const over = new AbortController();

  /** Sends what may go, once every part that has no result yet has a request. */
  function advance(fail: (reason: unknown) => void): void {
    if (![...dependencies.keys()].every((key) => results.has(key) || waiting.some((one) => one.key === key))) return;
    const { round, doomed, later } = nextRound(waiting, dependencies, results);
    waiting = later;
    for (const { resolve, refused = failedDependency() } of doomed) resolve(refused);
    if (round.length > 0) carry(round).catch(fail);
  }

  async function carry(round: readonly Waiting[]): Promise<void> {
    const dependsOn = (key: string): string[] =>
      round.flatMap((one, index) => (dependencies.get(key)?.includes(one.key) ? [String(index)] : []));
    const requests = round.map(({ key, part }, index) => {
      const ids = dependsOn(key);
      return { id: String(index), ...part, ...(ids.length > 0 && { dependsOn: ids }) };
    });
    let answers: ReadonlyMap<string, ResponsePart>;
    try {
      const spec = { method: "POST", path: "/$batch", body: { requests } };
      const body = await requestJson<{ readonly responses?: readonly ResponsePart[] } | null>(context, spec, options);
      answers = new Map(body?.responses?.map((part) => [part.id, part]));
    } catch (error) {
      if (!(error instanceof GraphError)) throw error;
      for (const { reject } of round) reject(error);
      return;
    }
    for (const [index, one] of round.entries()) {
      try {
        const response = toResponse(one.request, answers.get(String(index)));
        if (response.status === 424 && dependsOn(one.key).length > 0) waiting.push({ ...one, refused: response });
        else one.resolve(response);
      } catch (error) {
        one.reject(error);
      }
    }
  }

  function contextOf(key: string, fail: (reason: unknown) => void): GraphContext {
    return {
      ...context,
      outside: context,
      timeout: false,
      token: () => Promise.resolve("is that of the batch"),
      fetch: async (input, init) => {
        const request = new Request(input, init);
        // Where a part is redirected to, as downloads are.
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
        { signal: over.signal },
      );
      const runs = [...dependencies.keys()].map(async (key) => {
        results.set(key, await resultOf(parts[key], contextOf(key, reject)));
        advance(reject);
      });
      Promise.all(runs).then(resolve, reject);
    });
  } finally {
    over.abort();
  }
  return Object.fromEntries(Object.keys(parts).map((key) => [key, results.get(key)])) as {
    [Key in keyof P]: BatchResult<P[Key]>;
  };
}

/** What comes of a part once its requests are answered. */
async function resultOf(part: BatchPart | undefined, context: GraphContext): Promise<unknown> {
  try {
    const value = typeof part === "function" ? part(context) : part?.call(context);
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

/** Divides what waits into what goes now, what never will since what it depends on failed, and what must wait. */
function nextRound(
  waiting: readonly Waiting[],
  dependencies: ReadonlyMap<string, readonly string[]>,
  results: ReadonlyMap<string, unknown>,
): { round: Waiting[]; doomed: Waiting[]; later: Waiting[] } {
  const round: Waiting[] = [];
  const doomed: Waiting[] = [];
  const later: Waiting[] = [];
  const order = [...dependencies.keys()];
  const sorted = [...waiting].sort((one, other) => order.indexOf(one.key) - order.indexOf(other.key));
  for (const one of sorted) {
    const keys = dependencies.get(one.key) ?? [];
    const failed = keys.some((key) => results.get(key) instanceof GraphError);
    if (failed || (one.refused && keys.every((key) => results.has(key)))) doomed.push(one);
    else if (round.length < limit && keys.every((key) => results.has(key) || round.some((to) => to.key === key)))
      round.push(one);
    else later.push(one);
  }
  return { round, doomed, later };
}

/** What the service says of a part whose dependency failed, where it was not asked since the dependency never left. */
function failedDependency(): Response {
  const error = { code: "FailedDependency", message: "A part that this one depends on failed" };
  return Response.json({ error }, { status: 424 });
}

/** The dependencies of each part, in an order in which each part comes after those that it depends on. */
function dependenciesOf(parts: Readonly<Record<string, BatchPart>>): Map<string, readonly string[]> {
  const open = new Map(
    Object.entries(parts).map(([key, part]) => [key, typeof part === "function" ? [] : part.dependsOn]),
  );
  for (const [key, names] of open) {
    const unknown = names.find((name) => !open.has(name));
    if (unknown !== undefined) throw new TypeError(`"${key}" depends on "${unknown}", which is no part of the batch`);
  }
  const ordered = new Map<string, readonly string[]>();
  while (open.size > 0) {
    const ready = [...open].filter(([, names]) => names.every((name) => ordered.has(name)));
    if (ready.length === 0) throw new TypeError(`Parts depend on each other: ${[...open.keys()].join(", ")}`);
    for (const [key, names] of ready) {
      ordered.set(key, names);
      open.delete(key);
    }
  }
  return ordered;
}
