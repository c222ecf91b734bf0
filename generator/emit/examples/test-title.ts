import type { Example, Operation } from "../../model/model.js";

/**
 * The title of the test that the SDK gets from an example.
 *
 * @param index of the example on its page, from 0
 */
export function testTitle(
  { id }: Pick<Operation, "id">,
  { title, name }: Pick<Example, "title" | "name">,
  index: number,
): string {
  return `${id}: ${title ?? name ?? `example ${(index + 1).toString()}`}`;
}
