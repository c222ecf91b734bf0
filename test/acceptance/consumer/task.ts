import type { GraphClient } from "graph-sdk";
import type { Expected, Task } from "./expected.js";

/** Makes a task. `requests` is a list, or a function where the requests contain the server's origin. */
export function task(
  name: string,
  {
    requests,
    ...facts
  }: Omit<Task<GraphClient>, "name" | "requests"> & {
    readonly requests: Task<GraphClient>["requests"] | readonly Expected[];
  },
): Task<GraphClient> {
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
