import type { ApiModel } from "../../model/model.js";
import { UsageError } from "../../usage-error.js";
import { formatCount } from "../format-count.js";

/**
 * Refuses docs that say nothing of an API: an SDK of nothing would take the place of one that someone uses, and a
 * comparison with nothing would find everything gone.
 *
 * @throws UsageError
 */
export function refuseEmpty({ pages, operations, types }: ApiModel): void {
  if (operations.length > 0 || types.length > 0) return;
  throw new UsageError(`Of ${formatCount(pages.length, "Markdown file")}, none is an API page or a resource page.`);
}
