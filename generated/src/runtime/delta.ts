import { GraphError } from "./error.js";
import type { Paged } from "./paging.js";

export interface DeltaOptions {
  /** The delta link of the last time; without it, everything there is counts as changed. */
  readonly since?: string;
  /**
   * Called when the service no longer knows what `since` stands for. What was kept is out of date then, and what was
   * given so far with it: all that follows is all there is. Without it, the iteration throws the error.
   */
  readonly onRestart?: (error: GraphError) => void;
}

/** What has changed. Each iteration begins anew, from `since`. */
export interface Delta<T> extends AsyncIterable<T> {
  /** Where changes from now on are, once the iteration has come to its end: `since` of the next time. */
  readonly deltaLink: string | undefined;
}

/**
 * Reads a delta query to its end and keeps its token. An item may come more than once; the last one counts.
 * {@link https://learn.microsoft.com/graph/delta-query-overview | Track changes with delta query}
 *
 * The iteration throws what paging throws, and GraphError with status 410 for a token that is too old.
 */
export function delta<T>(source: Paged<T>, { since, onRestart }: DeltaOptions = {}): Delta<T> {
  let deltaLink: string | undefined;
  async function* read(from: string | undefined): AsyncGenerator<T, void> {
    deltaLink = undefined;
    for await (const page of source.byPage(from === undefined ? {} : { continueFrom: from })) {
      yield* page.value;
      deltaLink = page.deltaLink;
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
        // The answer may say where to begin anew; else it is where everything begins.
        yield* read(error.headers.get("location") ?? undefined);
      }
    },
  };
}

/** Why an item is no longer there: it was deleted and can be restored (`changed`), or for good (`deleted`). */
export function removalOf(item: unknown): string | undefined {
  if (typeof item !== "object" || item === null || !("@removed" in item)) return undefined;
  const removed = item["@removed"] as { readonly reason?: string } | null;
  return removed?.reason ?? "deleted";
}
