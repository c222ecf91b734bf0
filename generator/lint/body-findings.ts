import { groupBy } from "../collections/group-by.js";
import type { Place } from "../findings/finding.js";
import type { Contradiction } from "../model/check-value.js";
import { responsesOfRoute } from "../model/route-responses.js";
import { matchingRoutes } from "../model/url-match.js";
import type { Example, JsonValue, Operation, Route, TypeModel } from "../model/model.js";
import { pagingOf } from "../model/api-info.js";
import { isList, isObject } from "../model/payload.js";
import { itemType } from "../model/qualified-name.js";
import type { TypeIndex } from "../model/type-index.js";
import { withParts, type ExampleFacts, type MessageFacts, type Page } from "../page/page.js";
import { type PlaceInJson, placesInJson } from "./json-places.js";
import { nearestName } from "../nearest-name.js";
import { checkRequest, checkResponse } from "./payload-checks.js";
import { payloadTypes } from "./payload-types.js";
import type { CheckFinding, LintedApi } from "./check.js";

/** Rules about the values in the bodies of examples. */
type BodyRule =
  Contradiction["rule"] | "sample-value" | "inconsistent-case" | "undocumented-subtype" | "translated-name";

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
  const pages = new Map(withParts(api.pages).map((page) => [placeKey(page.source), page]));
  const translatedFiles = new Map(
    api.pages.flatMap(({ file, translated }) => (translated ? [[file, translated]] : [])),
  );
  const context = {
    types,
    isIncomplete: typesWithUnreadRows(api),
    hasUnreadRows: operationsWithUnreadRows(api, pages),
    translatedFiles,
    translatedMembers: membersWithTranslation(api.model, translatedFiles),
    reported: new Set<string>(),
    texts: api.texts,
  };
  const paging = pagingOf(api.model.api);
  const routes = api.model.operations.flatMap((operation) =>
    operation.routes.map(({ method, path }) => ({ method, path, operation })),
  );
  for (const operation of api.model.operations) {
    const examples = pages.get(placeKey(operation.source))?.operation?.examples ?? [];
    for (const [index, facts] of examples.entries()) {
      const example = operation.examples[index];
      const shown = example === undefined ? null : shownOperation(example, operation, routes);
      if (example === undefined || shown === null) continue;
      const { request, response } = facts;
      const sent = checkRequest(request.body, shown, types, paging).filter(
        (one) => !one.suppliedByReference && !(isOfTable(one) && context.hasUnreadRows(shown)),
      );
      yield* findingsInBody(sent, request, context);
      if (response === null || !showsSuccess(facts)) continue;
      const received = checkResponse(response.body, responseTypes(shown, example), types, paging);
      yield* findingsInBody(received, response, context);
    }
  }
}

/**
 * Finds the operation whose request an example shows. It is the operation of the page if the URL matches its routes, or
 * if no other operation matches. Otherwise, it is the other operation that matches. Returns `null` if several other
 * operations match.
 */
function shownOperation(
  { request }: Example,
  operation: Operation,
  routes: readonly (Pick<Route, "method" | "path"> & { readonly operation: Operation })[],
): Operation | null {
  const isCalled = ({ method }: Pick<Route, "method">): boolean => method === request.method;
  if (matchingRoutes(request.url, operation.routes).some(isCalled)) return operation;
  const others = new Set(
    matchingRoutes(request.url, routes)
      .filter(isCalled)
      .map((route) => route.operation),
  );
  const [first = operation] = others;
  return others.size > 1 ? null : first;
}

/** Whether a body has a property that is missing in the table of the operation. */
function isOfTable({ rule, type }: Contradiction): boolean {
  return rule === "unknown-property" && type === null;
}

interface BodyContext extends Pick<LintedApi, "texts"> {
  readonly types: TypeIndex;
  readonly isIncomplete: (type: TypeModel) => boolean;
  readonly hasUnreadRows: (operation: Operation) => boolean;
  /** The script of the page's language, for each translated page by its file. */
  readonly translatedFiles: ReadonlyMap<string, "latin" | "other">;
  readonly translatedMembers: (type: TypeModel) => readonly string[];
  /** Enumerations whose translated members are reported. */
  readonly reported: Set<string>;
}

/**
 * Returns a function that tells whether docwright skipped rows of a type because translation changed the names in them.
 * The properties in these rows are unknown, so only `translated-name` is reported for the type.
 */
function typesWithUnreadRows({ model }: LintedApi): BodyContext["isIncomplete"] {
  const declared = groupBy(
    model.types.filter(({ origin }) => origin === "page"),
    ({ source }) => source.file,
  );
  const incomplete = new Set<string>();
  for (const { rule, file, line } of model.diagnostics) {
    if (rule !== "translated-name") continue;
    // A page can declare several types. A table belongs to the nearest type above it.
    const above = (declared.get(file) ?? []).filter(({ source }) => source.line <= line);
    const owner = above.sort((a, b) => a.source.line - b.source.line).at(-1);
    incomplete.add(owner?.name ?? file);
  }
  return ({ name, source }) => incomplete.has(name) || incomplete.has(source.file);
}

/**
 * Returns a function that tells whether docwright skipped rows in the request body table of an operation, because
 * translation changed the names in them. Every skipped row below the start of the request body section counts.
 */
function operationsWithUnreadRows(
  { model }: LintedApi,
  facts: ReadonlyMap<string, Page>,
): BodyContext["hasUnreadRows"] {
  const translated = model.diagnostics.filter(({ rule }) => rule === "translated-name");
  const byFile = groupBy(translated, ({ file }) => file);
  return ({ source }) => {
    const body = facts.get(placeKey(source))?.operation?.requestBody?.source;
    return body !== undefined && (byFile.get(body.file) ?? []).some(({ line }) => line >= body.line);
  };
}

function placeKey({ file, line }: Place): string {
  return `${file}:${line.toString()}`;
}

function showsSuccess({ response }: ExampleFacts): boolean {
  return response !== null && response.status < 300 && !response.expectError;
}

/**
 * The types that the body of an example's response may have: the documented type of the route, and the type in the
 * annotation of the response.
 */
function responseTypes(operation: Operation, { request, response }: Example): string[] {
  const route = matchingRoutes(request.url, operation.routes).find(({ method }) => method === request.method);
  const documented = route === undefined ? operation.responses : responsesOfRoute(route, operation);
  const promised = documented.find(({ status }) => status === response?.status)?.type ?? null;
  const types = [promised, response?.type ?? null].filter((type) => type !== null);
  return [...new Set(types)].filter((type) => type !== "Edm.Stream");
}

/**
 * Reports each fault only once per body, because similar objects in a body have the same faults. The finding is at the
 * place of the fault in the JSON.
 */
function* findingsInBody(
  contradictions: readonly Contradiction[],
  { body, bodySource, source, malformed }: MessageFacts,
  context: BodyContext,
): Generator<BodyFinding> {
  const { types, isIncomplete, reported, texts } = context;
  if (contradictions.length === 0 || bodySource === null) return;
  const places = placesInJson({ start: bodySource, block: source }, texts);
  const found = new Map<string, BodyFinding & { readonly repeated: Place[] }>();
  for (const one of contradictions) {
    if (isAllowed(one, valueAt(body, one.path), types)) continue;
    if (one.rule === "unknown-property" && isRespelled(one, context)) continue;
    // In malformed JSON, the property can be in the part that was not read.
    if (one.rule === "missing-required" && malformed) continue;
    const earlier = found.get(one.rule + one.fault);
    if (earlier !== undefined) {
      earlier.repeated.push(placeOf(one, places));
      continue;
    }
    const described = describe(one, body, types);
    const isUnknown = described.rule === "unknown-member" || described.rule === "unknown-property";
    if (isUnknown && one.type !== null && types.lineage(one.type).some(isIncomplete)) continue;
    const declared = one.rule === "unknown-member" && one.type !== null ? types.get(one.type) : undefined;
    const translated = declared === undefined ? [] : translationsOf(declared, described, context);
    if (declared !== undefined && translated.length > 0) {
      if (!reported.has(declared.name)) yield translatedEnum(declared, translated, valueAt(body, one.path));
      reported.add(declared.name);
      continue;
    }
    found.set(one.rule + one.fault, {
      ...described,
      source: placeOf(one, places),
      subject: subjectOf(one, body),
      repeated: [],
    });
  }
  yield* found.values();
}

/**
 * Finds the enumeration members whose translation explains a contradiction between a body and the docs. If the body's
 * value differs from a member only in letter case, the translation capitalized this member.
 */
function translationsOf(
  declared: TypeModel,
  { rule, suggestion }: Pick<BodyFinding, "rule" | "suggestion">,
  { translatedMembers, translatedFiles }: BodyContext,
): readonly string[] {
  if (rule === "unknown-member") return translatedMembers(declared);
  const { members } = declared;
  const respelled = members.find(({ name }) => rule === "inconsistent-case" && name === suggestion);
  const isCapitalized = respelled !== undefined && /^[A-Z]/.test(respelled.name) && !CAMEL_CASE.test(respelled.name);
  return isCapitalized && translatedFiles.get(respelled.source.file) === "latin"
    ? [...new Set([respelled.name, ...translatedMembers(declared)])]
    : [];
}

/** A lower-case letter before a capital, or a digit. Translation does not change names that contain one of these. */
const CAMEL_CASE = /[a-z][A-Z]|\d/;

/**
 * Finds the members whose names a translation changed: the members on translated pages that are plain words and are not
 * in any example, because translation does not change examples.
 */
function membersWithTranslation(
  model: LintedApi["model"],
  translatedFiles: BodyContext["translatedFiles"],
): BodyContext["translatedMembers"] {
  let words: ReadonlySet<string> | null = null;
  return ({ members }) => {
    const plain = members.filter(({ name, source }) => translatedFiles.has(source.file) && !CAMEL_CASE.test(name));
    if (plain.length === 0) return [];
    const known = (words ??= wordsInExamples(model));
    return plain.map(({ name }) => name).filter((name) => !known.has(name.toLowerCase()));
  };
}

/** The texts in the bodies of all examples, in lower case. */
function wordsInExamples({ operations }: LintedApi["model"]): ReadonlySet<string> {
  const words = new Set<string>();
  const collect = (value: JsonValue): void => {
    // A text can have several members of an enumeration: `apps,tabs`.
    if (typeof value === "string") for (const word of value.split(",")) words.add(word.trim().toLowerCase());
    else if (isList(value)) value.forEach(collect);
    else if (isObject(value)) Object.values(value).forEach(collect);
  };
  for (const { request, response } of operations.flatMap(({ examples }) => examples)) {
    collect(request.body);
    collect(response?.body ?? null);
  }
  return words;
}

function translatedEnum(declared: TypeModel, translated: readonly string[], value: JsonValue | undefined) {
  const { name, members } = declared;
  const list = translated.slice(0, 5).map((member) => `\`${member}\``);
  const shown = [...list, ...(translated.length > 5 ? ["…"] : [])].join(", ");
  const message = `Members of ${name} are translated: ${shown}. Examples use ${JSON.stringify(value)}. Write the names as in the English page.`;
  const { source } = members.find((member) => translated.includes(member.name)) ?? declared;
  return { rule: "translated-name" as const, message, source, subject: name };
}

/** Whether a table on a translated page contains the property in another letter case. Translation capitalizes names. */
function isRespelled({ type, property }: Contradiction, { types, translatedFiles }: BodyContext): boolean {
  if (type === null || property === null) return false;
  const name = property.toLowerCase();
  return types
    .lineage(type)
    .some(({ properties }) =>
      properties.some((own) => own.name.toLowerCase() === name && translatedFiles.has(own.source.file)),
    );
}

/** Values such as `datetime-value`, `String (timestamp)`, `@odata.type: …` or an empty string. */
const SAMPLE_VALUE =
  /^(?:$|<.*>$|@odata\.type:|.*[-_]value$|(?:string|boolean|int(?:eger|16|32|64)?|double|number|date|datetime(?:offset)?|timestamp|guid|binary)\b(?: ?\([\w .]{0,40}\))?$)/is;

const FIXES: Readonly<Record<Contradiction["rule"], string>> = {
  "missing-required": "Add this property, or document it as optional.",
  "read-only-property": "Remove this property, or document it as writable.",
  "unknown-member": "Correct the value, or document the member.",
  "unknown-property": "Correct the name, or document the property.",
  "wrong-type": "Correct the value or the documented type.",
};

/**
 * Chooses the rule and the message for a contradiction. For some contradictions, another rule describes the fault
 * better than the rule that found it.
 */
function describe(
  one: Contradiction,
  body: JsonValue,
  types: TypeIndex,
): Pick<BodyFinding, "rule" | "message" | "suggestion"> {
  const { rule, message, path, property } = one;
  const value = valueAt(body, path);
  const suggestion = suggestionFor(one, body, types);
  if (path.endsWith("/@odata.type")) {
    return { rule: "undocumented-subtype", message: `${message} Correct the name, or document the base type.` };
  }
  const written = rule === "unknown-property" ? property : value;
  if (suggestion !== null && typeof written === "string" && suggestion.toLowerCase() === written.toLowerCase()) {
    const text = `${written} is capitalized differently from the documented ${suggestion}. Write ${suggestion}.`;
    return { rule: "inconsistent-case", message: text, suggestion };
  }
  if ((rule === "wrong-type" || rule === "unknown-member") && typeof value === "string" && SAMPLE_VALUE.test(value)) {
    const fault = value === "" ? "The value is empty" : `${JSON.stringify(value)} is sample text, not a value`;
    return { rule: "sample-value", message: `${fault}. Show a value of ${one.type ?? "the documented type"}.` };
  }
  return { rule, message: suggestion === null ? `${message} ${FIXES[rule]}` : message, suggestion };
}

/** The subject of a finding: the type and the property. For an unknown member, the subject also has the value. */
function subjectOf({ rule, type, property, path }: Contradiction, body: JsonValue): string {
  const names = path.split("/").filter((name) => !/^\d*$/.test(name));
  const name = property ?? names.at(-1) ?? "";
  const value = rule === "unknown-member" ? valueAt(body, path) : undefined;
  return [type ?? "", name, ...(typeof value === "string" ? [value] : [])].join(".");
}

/**
 * Tells whether lint ignores a contradiction. These contradictions are ignored:
 *
 * - a key that the table omits
 * - `null` for a property that may be nullable and is not a collection
 * - text in place of bytes
 * - a combination of enumeration members
 */
function isAllowed(
  { rule, type, property, path }: Contradiction,
  value: JsonValue | undefined,
  types: TypeIndex,
): boolean {
  const documented = type === null || property === null ? undefined : types.property(type, property);
  if (rule === "unknown-property") return isKey(type, property, types);
  if (rule === "wrong-type" && value === null) {
    return documented?.nullable !== false && !itemType(documented?.type ?? "").collection;
  }
  if (type === null || typeof value !== "string") return false;
  // If the type in `@odata.type` has no page, its base type is unknown, and it may derive from the documented type.
  if (path.endsWith("/@odata.type")) return types.get(value.replace(/^#/, ""))?.origin !== "page";
  if (rule === "wrong-type") return type === "Edm.Stream";
  if (rule !== "unknown-member") return false;
  const declared = types.get(type);
  // The examples of a type may not show all of its members.
  if (declared?.origin === "example") return true;
  if (!value.includes(",")) return false;
  const members = new Set(declared?.members.map(({ name }) => name.toLowerCase()));
  return value.split(",").every((part) => members.has(part.trim().toLowerCase()));
}

/** Tells whether a property is a key of its type. Some pages name the key in the annotation but not in the table. */
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
  { rule, type, property, path }: Contradiction,
  body: JsonValue,
  types: TypeIndex,
): string | null {
  if (type === null) return null;
  if (rule === "unknown-property" && property !== null) {
    const owner = valueAt(body, path.slice(0, path.lastIndexOf("/")));
    // A property that the object already has cannot be the intended name.
    const isPresent = (name: string): boolean => owner !== undefined && isObject(owner) && Object.hasOwn(owner, name);
    return nearestName(
      property,
      propertyNames(type, types).filter((name) => !isPresent(name)),
    );
  }
  const value = valueAt(body, path);
  if (rule !== "unknown-member" || typeof value !== "string") return null;
  return nearestName(value, types.get(type)?.members.map(({ name }) => name) ?? []);
}

function propertyNames(type: string, types: TypeIndex): string[] {
  return types.lineage(type).flatMap(({ properties }) => properties.map(({ name }) => name));
}
