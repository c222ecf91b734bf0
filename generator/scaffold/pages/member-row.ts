import type { PhrasingContent } from "mdast";
import type { EnumMember } from "../../model/model.js";
import { text } from "../markdown.js";
import { descriptionOf } from "../page-context.js";

/** The member that OData services return for values that are added later. */
const SENTINEL = "unknownFutureValue";

/** The cells of a member: name, value, description. */
export function memberCells({ name, value, description }: EnumMember): PhrasingContent[][] {
  const known = name === SENTINEL && description === "" ? "Evolvable enumeration sentinel value. Don't use." : null;
  return [[text(name)], [text(value ?? "")], [known === null ? descriptionOf(description) : text(known)]];
}
