import { GraphError } from "./error.js";
import type { Paged } from "./paging.js";

/** Options of `delta`. */
export interface DeltaOptions {
  /** The delta link of the previous call. Without it, all items are returned. */
  readonly since?: string | undefined;
  /**
   * Called if the token in `since` has expired (410). Discard all stored items, including those of this iteration: the
   * iteration restarts and returns all items. Without this function, the iteration throws the error.
   */
  readonly onRestart?: (error: GraphError) => void;
}

/** Changed items. Each iteration starts again from `since`. */
export interface Delta<T> extends AsyncIterable<T> {
  /** The value of `since` for the next call. `undefined` until the iteration is complete. */
  readonly deltaLink: string | undefined;
}

/**
 * Reads all pages of a delta query and provides its delta link. An item may be returned more than once; use the last
 * one.
 * {@link https://learn.microsoft.com/graph/delta-query-overview | Track changes with delta query}
 *
 * The iteration throws the errors of paging. It also throws GraphError with status 410 if the token has expired, and
 * with the code `invalidResponse` if the last page does not have a delta link.
 *
 * @param source the result of a `delta` operation
 */
export function delta<T>(source: Paged<T>, { since, onRestart }: DeltaOptions = {}): Delta<T> {
  let deltaLink: string | undefined;
  async function* read(from: string | undefined): AsyncGenerator<T, void> {
    deltaLink = undefined;
    for await (const page of source.byPage(from === undefined ? {} : { continueFrom: from })) {
      yield* page.value;
      deltaLink = page.deltaLink;
    }
    // Without a delta link, the next call would return all items again, and the caller would not notice this.
    if (deltaLink === undefined) {
      throw new GraphError("invalidResponse", "The last page of the delta query does not have a delta link", {
        method: "GET",
        url: "",
      });
    }
  }
  return {
    get deltaLink() {
      return deltaLink;
    },
    async *[Symbol.asyncIterator]() {
      try {
        yield* read(since);
      } catch (error) {
        if (!(error instanceof GraphError) || error.status !== 410 || !onRestart) throw error;
        onRestart(error);
        // The 410 response may contain the link to restart from.
        yield* read(error.headers.get("location") ?? undefined);
      }
    },
  };
}

/**
 * The reason for which an item of a delta query was removed: `changed` if it can be restored, `deleted` if it cannot.
 * {@link https://learn.microsoft.com/graph/delta-query-overview#resource-representation-in-the-delta-query-response | Delta query responses}
 *
 * @returns `undefined` if the item was not removed
 */
export function removalOf(item: unknown): string | undefined {
  if (typeof item !== "object" || item === null || !("@removed" in item)) return undefined;
  const removed = item["@removed"] as { readonly reason?: string } | null;
  return removed?.reason ?? "deleted";
}
