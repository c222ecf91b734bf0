import type { GraphClient } from "graph-sdk";
import type { Expected, Task } from "./expected.js";

/** Makes a task. `requests` is a list, or a function that gets the server's origin and returns the list. */
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
  // Empty, because only the compiler checks the argument.
}

/** All items of a collection. */
export async function all<T>(items: AsyncIterable<T>): Promise<T[]> {
  const list: T[] = [];
  for await (const item of items) list.push(item);
  return list;
}
