import type { Place } from "../findings/finding.js";
import type { Contradiction } from "../model/check-value.js";
import { responsesOfRoute } from "../model/route-responses.js";
import { matchesUrl } from "../model/url-match.js";
import type { Example, JsonValue, Operation } from "../model/model.js";
import { pagingOf } from "../model/api-info.js";
import { isList, isObject } from "../model/payload.js";
import type { TypeIndex } from "../model/type-index.js";
import { withParts, type ExampleFacts, type MessageFacts } from "../page/page.js";
import { type PlaceInJson, placesInJson } from "./json-places.js";
import { nearestName } from "../nearest-name.js";
import { checkRequest, checkResponse } from "./payload-checks.js";
import { payloadTypes } from "./payload-types.js";
import type { CheckFinding, LintedApi } from "./check.js";

/** Rules about the values in the bodies of examples. */
type BodyRule = Contradiction["rule"] | "sample-value" | "inconsistent-case" | "undocumented-subtype";

interface BodyFinding extends CheckFinding {
  readonly rule: BodyRule;
}

const cache = new WeakMap<LintedApi["model"], readonly BodyFinding[]>();

/** The findings of one rule about the bodies of examples. The bodies are checked once for all of these rules. */
export function bodyFindings(rule: BodyRule, api: LintedApi): readonly CheckFinding[] {
  const all = cache.get(api.model) ?? [...checkBodies(api)];
  cache.set(api.model, all);
  return all.filter((found) => found.rule === rule).map(({ rule: _, ...found }) => found);
}

function* checkBodies(api: LintedApi): Generator<BodyFinding> {
  const types = payloadTypes(api.model.types);
  const paging = pagingOf(api.model.api);
  const pages = new Map(withParts(api.pages).map((page) => [placeKey(page.source), page]));
  for (const operation of api.model.operations) {
    const examples = pages.get(placeKey(operation.source))?.operation?.examples ?? [];
    for (const [index, facts] of examples.entries()) {
      const example = operation.examples[index];
      if (example === undefined) continue;
      const { request, response } = facts;
      const sent = checkRequest(request.body, operation, types, paging).filter(
        ({ suppliedByReference }) => !suppliedByReference,
      );
      yield* findingsInBody(sent, request, types, api);
      if (response === null || !showsSuccess(facts)) continue;
      const received = checkResponse(response.body, responseTypes(operation, example), types, paging);
      yield* findingsInBody(received, response, types, api);
    }
  }
}

function placeKey({ file, line }: Place): string {
  return `${file}:${line.toString()}`;
}

function showsSuccess({ response }: ExampleFacts): boolean {
  return response !== null && response.status < 300 && !response.expectError;
}

/** The types that the body of an example's response may have: that of its route, or the one in its annotation. */
function responseTypes(operation: Operation, { request, response }: Example): string[] {
  const route = operation.routes.find(({ method, path }) => method === request.method && matchesUrl(request.url, path));
  const documented = route === undefined ? operation.responses : responsesOfRoute(route, operation);
  const promised = documented.find(({ status }) => status === response?.status)?.type ?? null;
  const types = [promised, response?.type ?? null].filter((type) => type !== null);
  return [...new Set(types)].filter((type) => type !== "Edm.Stream");
}

/** Reports each contradiction once for a body, at its place in the JSON: similar objects have the same faults. */
function* findingsInBody(
  contradictions: readonly Contradiction[],
  { body, bodySource, source, malformed }: MessageFacts,
  types: TypeIndex,
  { texts }: LintedApi,
): Generator<BodyFinding> {
  if (contradictions.length === 0 || bodySource === null) return;
  const places = placesInJson({ start: bodySource, block: source }, texts);
  const seen = new Set<string>();
  for (const one of contradictions) {
    if (isAllowed(one, valueAt(body, one.path), types)) continue;
    // In malformed JSON, the property can be in the part that was not read.
    if (one.rule === "missing-required" && malformed) continue;
    if (seen.has(one.rule + one.fault)) continue;
    seen.add(one.rule + one.fault);
    yield { ...describe(one, body, types), source: placeOf(one, places), subject: subjectOf(one, body) };
  }
}

/** Values such as `datetime-value`, `String (timestamp)`, `@odata.type: …` or an empty string. */
const SAMPLE_VALUE =
  /^(?:$|<.*>$|@odata\.type:|.*[-_]value$|(?:string|boolean|int(?:eger|16|32|64)?|double|number|date|datetime(?:offset)?|timestamp|guid|binary)\b(?: ?\([\w .]{0,40}\))?$)/is;

/** Chooses the rule of a contradiction: some have a more precise one than the one that was broken. */
function describe(
  one: Contradiction,
  body: JsonValue,
  types: TypeIndex,
): Pick<BodyFinding, "rule" | "message" | "suggestion"> {
  const { rule, message, path, property } = one;
  const value = valueAt(body, path);
  const suggestion = suggestionFor(one, value, types);
  if (path.endsWith("/@odata.type")) return { rule: "undocumented-subtype", message };
  if ((rule === "wrong-type" || rule === "unknown-member") && typeof value === "string" && SAMPLE_VALUE.test(value)) {
    const fault = value === "" ? "The value is empty" : `${JSON.stringify(value)} is not an actual value`;
    return { rule: "sample-value", message: `${fault}. Show a value of ${one.type ?? "the documented type"}.` };
  }
  const written = rule === "unknown-property" ? property : value;
  if (suggestion !== null && typeof written === "string" && suggestion.toLowerCase() === written.toLowerCase()) {
    const text = `${written} differs in case from the documented ${suggestion}. Write ${suggestion}.`;
    return { rule: "inconsistent-case", message: text, suggestion };
  }
  return { rule, message, suggestion };
}

/** The property with its type, and the value if the value is wrong. */
function subjectOf({ rule, type, property, path }: Contradiction, body: JsonValue): string {
  const names = path.split("/").filter((name) => !/^\d*$/.test(name));
  const name = property ?? names.at(-1) ?? "";
  const value = rule === "unknown-member" ? valueAt(body, path) : undefined;
  return [type ?? "", name, ...(typeof value === "string" ? [value] : [])].join(".");
}

/** Tells whether a contradiction is valid JSON of the type after all: combined enumeration members, bytes as text, null. */
function isAllowed(
  { rule, type, property, path }: Contradiction,
  value: JsonValue | undefined,
  types: TypeIndex,
): boolean {
  const documented = type === null || property === null ? undefined : types.property(type, property);
  if (rule === "unknown-property") return isKey(type, property, types);
  if (rule === "wrong-type" && value === null) return documented?.nullable !== false;
  if (type === null || typeof value !== "string") return false;
  // The base of a type without a page is not known.
  if (path.endsWith("/@odata.type")) return types.get(value.replace(/^#/, ""))?.origin !== "page";
  if (rule === "wrong-type") return type === "Edm.Stream";
  if (rule !== "unknown-member" || !value.includes(",")) return false;
  const members = new Set(types.get(type)?.members.map(({ name }) => name.toLowerCase()));
  return value.split(",").every((part) => members.has(part.trim().toLowerCase()));
}

/** The key of a type can be in the annotation only, not in the table. */
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
