import type { ApiModel } from "../../model/model.js";
import { UsageError } from "../../usage-error.js";
import { formatCount } from "../format-count.js";

/**
 * Checks that the docs describe an API. Otherwise `generate` would replace an SDK with an empty one, and `diff` would report
 * everything as removed.
 *
 * @throws UsageError if there are no operations and no types.
 */
export function assertNotEmpty({ pages, operations, types }: ApiModel): void {
  if (operations.length > 0 || types.length > 0) return;
  throw new UsageError(
    `No API page or resource page among ${formatCount(pages.length, "Markdown file")}; check --docs and the front matter.`,
  );
}
