import type { GraphClient } from "graph-sdk";

/** A reply of the server; JSON unless it is bytes. */
export interface Reply {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: unknown;
  readonly bytes?: Uint8Array;
}

/** A request as it must arrive: its target is compared as raw text, except for characters without a meaning there. */
export interface Expected {
  /** Method and request target: `GET /v1.0/users?$top=5`. */
  readonly line: string;
  /** Headers that must be there, in lower case; `null` for one that must be absent. */
  readonly headers?: Readonly<Record<string, string | null>>;
  /** The JSON body. */
  readonly body?: unknown;
  /** The body as bytes. */
  readonly bytes?: Uint8Array;
  readonly reply?: Reply;
}

/** What a task is given besides the client. */
export interface Surroundings {
  /** Origin of the server, for links in replies and upload URLs. */
  readonly origin: string;
}

/**
 * One everyday task. `docs` names the page of the reference that the requests follow from, or the section of OData. The
 * requests are written from there, never from what the SDK does.
 */
export interface Task {
  readonly name: string;
  readonly docs: string;
  readonly requests: (surroundings: Surroundings) => readonly Expected[];
  readonly run: (graph: GraphClient, surroundings: Surroundings) => Promise<unknown>;
  /** What `run` must resolve to. */
  readonly result?: unknown;
}

export function task(
  name: string,
  {
    requests,
    ...facts
  }: Omit<Task, "name" | "requests"> & { readonly requests: Task["requests"] | readonly Expected[] },
): Task {
  return { name, ...facts, requests: typeof requests === "function" ? requests : () => requests };
}

/** Fails to compile unless both types are the same. */
export function sameType<One, Other>(
  _same: (<T>() => T extends One ? 1 : 2) extends <T>() => T extends Other ? 1 : 2 ? true : false,
): void {
  // The compiler does the work.
}

/** All items of a collection. */
export async function all<T>(items: AsyncIterable<T>): Promise<T[]> {
  const list: T[] = [];
  for await (const item of items) list.push(item);
  return list;
}
