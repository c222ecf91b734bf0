import type { Place } from "../findings/finding.js";
import type { Contradiction } from "../model/check-value.js";
import type { Example, JsonValue, Operation } from "../model/model.js";
import { isList, isObject } from "../model/payload.js";
import type { TypeIndex } from "../model/type-index.js";
import type { ExampleFacts, MessageFacts } from "../page/page.js";
import { type PlaceInJson, placesInJson } from "./json-places.js";
import { nearestName } from "../nearest-name.js";
import { checkRequest, checkResponse } from "./payload-checks.js";
import { payloadTypes } from "./payload-types.js";
import type { CheckFinding, LintedApi } from "./check.js";

/** The rule that a contradiction falls under. */
type Kind = Contradiction["rule"] | "sample-value" | "inconsistent-case" | "undocumented-subtype";

/** A contradiction between an example's body and the tables, at its place inside the JSON. */
interface PlacedContradiction extends CheckFinding {
  readonly kind: Kind;
}

const known = new WeakMap<LintedApi["model"], readonly PlacedContradiction[]>();

/** The contradictions of one kind between the bodies of examples and what the docs say of their types. */
export function contradictionsOf(kind: Kind, api: LintedApi): readonly CheckFinding[] {
  const all = known.get(api.model) ?? [...contradictions(api)];
  known.set(api.model, all);
  return all.filter((found) => found.kind === kind);
}

function* contradictions(api: LintedApi): Generator<PlacedContradiction> {
  const types = payloadTypes(api.model.types);
  const pages = new Map(api.pages.map((page) => [page.file, page]));
  for (const operation of api.model.operations) {
    const examples = pages.get(operation.source.file)?.operation?.examples ?? [];
    for (const [index, facts] of examples.entries()) {
      const example = operation.examples[index];
      if (example === undefined) continue;
      const { request, response } = facts;
      const sent = checkRequest(request.body, operation, types).filter(
        ({ suppliedByReference }) => !suppliedByReference,
      );
      yield* placed(sent, request, types, api);
      if (response === null || !showsSuccess(facts)) continue;
      const found = checkResponse(response.body, responseTypes(operation, example), types);
      yield* placed(found, response, types, api);
    }
  }
}

function showsSuccess({ response }: ExampleFacts): boolean {
  return response !== null && response.status < 300 && !response.expectError;
}

function responseTypes(operation: Operation, { response }: Example): string[] {
  const promised = operation.responses.find(({ status }) => status === response?.status)?.type ?? null;
  const types = [promised, response?.type ?? null].filter((type) => type !== null);
  return [...new Set(types)].filter((type) => type !== "Edm.Stream");
}

/** Reports a fault that several objects of a body share only once. */
function* placed(
  found: readonly Contradiction[],
  { body, bodySource, source, malformed }: MessageFacts,
  types: TypeIndex,
  { texts }: LintedApi,
): Generator<PlacedContradiction> {
  if (found.length === 0 || bodySource === null) return;
  const places = placesInJson({ start: bodySource, block: source }, texts);
  const reported = new Set<string>();
  for (const one of found) {
    if (isAllowed(one, valueAt(body, one.path), types)) continue;
    // What a body leaves out cannot be missed in it.
    if (one.rule === "missing-required" && malformed) continue;
    if (reported.has(one.rule + one.fault)) continue;
    reported.add(one.rule + one.fault);
    yield { ...classified(one, body, types), source: placeOf(one, places) };
  }
}

/** Text that stands for a value and is none: `datetime-value`, `String (timestamp)`, `@odata.type: …`, nothing at all. */
const SAMPLE =
  /^(?:$|<.*>$|@odata\.type:|.*[-_]value$|(?:string|boolean|int(?:eger|16|32|64)?|double|number|date|datetime(?:offset)?|timestamp|guid|binary)\b(?: ?\([\w .]{0,40}\))?$)/is;

function classified(one: Contradiction, body: JsonValue, types: TypeIndex): Omit<PlacedContradiction, "source"> {
  const { rule, message, path, property } = one;
  const value = valueAt(body, path);
  const suggestion = suggestionFor(one, value, types);
  if (path.endsWith("/@odata.type")) return { kind: "undocumented-subtype", message };
  if ((rule === "wrong-type" || rule === "unknown-member") && typeof value === "string" && SAMPLE.test(value)) {
    const shown = value === "" ? "Nothing stands" : `${JSON.stringify(value)} stands`;
    return {
      kind: "sample-value",
      message: `${shown} where the example should show a value of ${one.type ?? "its type"}.`,
    };
  }
  const written = rule === "unknown-property" ? property : value;
  if (suggestion !== null && typeof written === "string" && suggestion.toLowerCase() === written.toLowerCase()) {
    return {
      kind: "inconsistent-case",
      message: `${written} is written ${suggestion} where it is documented.`,
      suggestion,
    };
  }
  return { kind: rule, message, suggestion };
}

/** What JSON may hold although no table says so: several members where one was thought of, bytes as text, nothing. */
function isAllowed(
  { rule, type, property, path }: Contradiction,
  value: JsonValue | undefined,
  types: TypeIndex,
): boolean {
  const documented = type === null || property === null ? undefined : types.property(type, property);
  if (rule === "unknown-property") return isKey(type, property, types);
  if (rule === "wrong-type" && value === null) return documented?.nullable !== false;
  if (type === null || typeof value !== "string") return false;
  // Of a type without a page, nobody knows what it derives from.
  if (path.endsWith("/@odata.type")) return types.get(value.replace(/^#/, ""))?.origin !== "page";
  if (rule === "wrong-type") return type === "Edm.Stream";
  if (rule !== "unknown-member" || !value.includes(",")) return false;
  const members = new Set(types.get(type)?.members.map(({ name }) => name.toLowerCase()));
  return value.split(",").every((part) => members.has(part.trim().toLowerCase()));
}

/** The annotation of a type names its key, which tables then leave out. */
function isKey(type: string | null, property: string | null, types: TypeIndex): boolean {
  if (type === null || property === null) return false;
  return types.lineage(type).some(({ key }) => key.includes(property));
}

function valueAt(body: JsonValue, pointer: string): JsonValue | undefined {
  const keys = pointer.split("/").slice(1);
  return keys.reduce<JsonValue | undefined>((value, key) => {
    const name = key.replaceAll("~1", "/").replaceAll("~0", "~");
    if (value === undefined) return undefined;
    if (isList(value)) return value[Number(name)];
    return isObject(value) && Object.hasOwn(value, name) ? value[name] : undefined;
  }, body);
}

function placeOf({ rule, path }: Contradiction, places: PlaceInJson): Place {
  return places(path, rule === "unknown-property" || rule === "read-only-property" ? "name" : "value");
}

function suggestionFor(
  { rule, type, property }: Contradiction,
  value: JsonValue | undefined,
  types: TypeIndex,
): string | null {
  if (type === null) return null;
  if (rule === "unknown-property" && property !== null) return nearestName(property, propertyNames(type, types));
  if (rule !== "unknown-member" || typeof value !== "string") return null;
  return nearestName(value, types.get(type)?.members.map(({ name }) => name) ?? []);
}

function propertyNames(type: string, types: TypeIndex): string[] {
  return types.lineage(type).flatMap(({ properties }) => properties.map(({ name }) => name));
}
