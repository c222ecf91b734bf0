import { createHash } from "node:crypto";
import type { Change } from "./change.js";

/** The number of hexadecimal digits in a fingerprint. They are enough to distinguish the changes of one comparison. */
const LENGTH = 16;

/** Identifies a change by what changed, not by its place or message. */
export function fingerprint({
  id,
  target,
  name,
  detail,
  from,
  to,
}: Pick<Change, "id" | "target" | "name" | "detail" | "from" | "to">): string {
  const facts = JSON.stringify([id, target, name, detail, from, to]);
  return createHash("sha256").update(facts).digest("hex").slice(0, LENGTH);
}
