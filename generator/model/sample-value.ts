import type { JsonValue } from "./model.js";
import { sampleText } from "./primitive-text.js";
import { itemType } from "./qualified-name.js";
import type { TypeIndex } from "./type-index.js";

/** Objects inside objects are left out below this depth, because types can contain themselves. */
const MAX_DEPTH = 3;

const PRIMITIVES: ReadonlyMap<string, JsonValue> = new Map<string, JsonValue>([
  ["Edm.Binary", "ZG9jd3JpZ2h0"],
  ["Edm.Boolean", true],
  ["Edm.String", "string"],
]);

/** Makes a value of a documented type, for an operation whose docs do not have an example. */
export function sampleValue(type: string, types: TypeIndex, depth = 0): JsonValue {
  const { type: item, collection } = itemType(type);
  if (collection) return depth < MAX_DEPTH ? [sampleValue(item, types, depth + 1)] : [];
  if (item.startsWith("Edm.")) return sampleText(item) ?? PRIMITIVES.get(item) ?? (item === "Edm.Untyped" ? {} : 1);
  const declared = types.get(item);
  if (declared === undefined) return {};
  if (declared.kind === "enum") return declared.members[0]?.name ?? "string";
  if (depth >= MAX_DEPTH) return {};
  const properties = types.lineage(item).flatMap((one) => one.properties.filter(({ navigation }) => !navigation));
  return Object.fromEntries(properties.map(({ name, type: of }) => [name, sampleValue(of, types, depth + 1)]));
}
