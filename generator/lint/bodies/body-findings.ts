import type { Place } from "../../findings/finding.js";
import type { Contradiction } from "../../model/check-value.js";
import type { Operation, RequestBody, TypeModel } from "../../model/model.js";
import { pagingOf } from "../../model/api-info.js";
import { valueAt } from "../../model/payload.js";
import { isUntyped } from "../../model/route-responses.js";
import { findTranslatedNames } from "../../model/translated-rows.js";
import { withParts, type MessageFacts } from "../../page/page.js";
import type { CheckFinding, LintedApi } from "../check.js";
import { type PlaceInJson, placesInJson } from "../json-places.js";
import { checkRequest, checkResponse } from "../payload-checks.js";
import { payloadTypes, sentTypes } from "../payload-types.js";
import { isAllowed, isMissingKey } from "./allowed-contradictions.js";
import { type BodyFinding, type BodyRule, describeContradiction, subjectOf } from "./describe-contradiction.js";
import { responseTypes, shownOperation, showsSuccess } from "./shown-operation.js";
import { findListingProperties, type ListingProperty, missingMember } from "./listed-members.js";
import {
  isRespelled,
  membersWithTranslation,
  propertyTranslations,
  translatedEnum,
  translatedProperties,
  translatedType,
  type TranslationContext,
  translationsOf,
} from "./translations.js";
import { operationsWithUnreadRows, placeKey, typesWithUnreadRows, valuesOfUnreadRows } from "./unread-rows.js";

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
  const isIncomplete = typesWithUnreadRows(api);
  const context = {
    types,
    isIncomplete,
    isOfUnreadRow: valuesOfUnreadRows(api.model.types, isIncomplete),
    listingProperty: findListingProperties(api.model.types),
    hasUnreadRows: operationsWithUnreadRows(api, pages),
    translatedFiles,
    translatedMembers: membersWithTranslation(api.model, translatedFiles),
    ...propertyTranslations({ types, translatedFiles }, findTranslatedNames(api.pages)),
    reported: new Set<string>(),
    texts: api.texts,
  };
  const ofRequests = sentTypes(api.model.types);
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
      const sent = checkRequest(request.body, shown, ofRequests, paging).filter(
        (one) =>
          !one.suppliedByReference &&
          !(isOfTable(one) && context.hasUnreadRows(shown)) &&
          !isInPrimitiveRow(one, shown) &&
          !(request.method === "PUT" && isMissingKey(one, ofRequests)),
      );
      yield* findingsInBody(sent, request, context, shown);
      if (response === null || !showsSuccess(facts)) continue;
      const isComplete = api.model.api.odata === false && !response.truncated;
      const received = checkResponse(response.body, responseTypes(shown, example), types, paging, isComplete);
      yield* findingsInBody(received, response, context, null);
    }
  }
}

/** Whether a body has a property that is missing in the table of the operation. */
function isOfTable({ rule, type }: Contradiction): boolean {
  return rule === "unknown-property" && type === null;
}

/** Whether a fault is in an object, although the table of the operation documents a primitive value there. */
function isInPrimitiveRow({ rule, path }: Contradiction, { requestBody }: Operation): boolean {
  if (requestBody === null) return false;
  const names = primitiveRows.get(requestBody) ?? namesOfPrimitives(requestBody);
  primitiveRows.set(requestBody, names);
  const [, outer = "", inner] = (rule === "missing-required" ? `${path}/` : path).split("/");
  return inner !== undefined && names.has(outer);
}

const primitiveRows = new WeakMap<RequestBody, ReadonlySet<string>>();

function namesOfPrimitives({ properties }: RequestBody): ReadonlySet<string> {
  return new Set(properties.filter(({ type }) => isPrimitive(type)).map(({ name }) => name));
}

function isPrimitive(type: string): boolean {
  return type.startsWith("Edm.") && !isUntyped(type);
}

interface BodyContext extends TranslationContext, Pick<LintedApi, "texts"> {
  readonly isIncomplete: (type: TypeModel) => boolean;
  readonly isOfUnreadRow: (contradiction: Contradiction) => boolean;
  readonly hasUnreadRows: (operation: Operation) => boolean;
  readonly listingProperty: ListingProperty;
  /** Types with translated names that are reported, and enumerations with the members that they lack. */
  readonly reported: Set<string>;
}

/**
 * Reports each fault only once per body, because similar objects in a body have the same faults. The finding is at the
 * place of the fault in the JSON.
 */
function* findingsInBody(
  contradictions: readonly Contradiction[],
  { body, bodySource, source, malformed }: MessageFacts,
  context: BodyContext,
  sender: Operation | null,
): Generator<BodyFinding> {
  const { types, isIncomplete, listingProperty, reported, texts } = context;
  if (contradictions.length === 0 || bodySource === null) return;
  const places = placesInJson({ start: bodySource, block: source }, texts);
  const found = new Map<string, BodyFinding & { readonly repeated: Place[] }>();
  let missing = 0;
  const left = new Set<string>();
  for (const one of contradictions) {
    if (isAllowed(one, body, types)) continue;
    if (one.rule === "unknown-property" && isRespelled(one, context)) continue;
    // In malformed JSON, the property can be in the part that was not read.
    if (one.rule === "missing-required" && malformed) continue;
    const fault = one.rule + one.fault;
    const earlier = found.get(fault);
    if (earlier !== undefined) {
      earlier.repeated.push(placeOf(one, places));
      continue;
    }
    if (one.rule === "missing-required" && missing >= MOST_MISSING) {
      left.add(fault);
      continue;
    }
    if (one.rule === "missing-required") missing += 1;
    const described = describeContradiction(one, body, types, sender);
    if (described.rule === "wrong-type" && context.isOfUnreadRow(one)) continue;
    const isUnknown = described.rule === "unknown-member" || described.rule === "unknown-property";
    if (isUnknown && one.type !== null && types.lineage(one.type).some(isIncomplete)) continue;
    const renamed = translatedProperties(one, context);
    if (one.type !== null && one.property !== null && renamed[0] !== undefined) {
      if (!reported.has(one.type)) yield translatedType(one.type, renamed, one.property, renamed[0].source);
      reported.add(one.type);
      continue;
    }
    const declared = one.rule === "unknown-member" && one.type !== null ? types.get(one.type) : undefined;
    const translated = declared === undefined ? [] : translationsOf(declared, described, context);
    if (declared !== undefined && translated.length > 0) {
      if (!reported.has(declared.name)) yield translatedEnum(declared, translated, valueAt(body, one.path));
      reported.add(declared.name);
      continue;
    }
    const value = valueAt(body, one.path);
    const listing = declared !== undefined && typeof value === "string" ? listingProperty(declared, value) : undefined;
    if (declared !== undefined && typeof value === "string" && listing !== undefined) {
      const key = `${declared.name} ${value}`;
      if (!reported.has(key)) yield missingMember(declared, value, listing);
      reported.add(key);
      continue;
    }
    found.set(fault, {
      ...described,
      source: placeOf(one, places),
      subject: subjectOf(one, body),
      repeated: [],
    });
  }
  yield* found.values();
  if (left.size === 0) return;
  const message = `docwright reports at most ${MOST_MISSING} missing properties of an example. Missing properties of this example that are not reported: ${left.size}. Add them, or document them as optional.`;
  yield { rule: "missing-required", message, source: bodySource, subject: "more" };
}

/**
 * The highest number of missing properties that are reported for a body. The findings of a page with thousands of required
 * properties and of examples without them would need gigabytes of memory.
 */
const MOST_MISSING = 100;

function placeOf({ rule, path }: Contradiction, places: PlaceInJson): Place {
  return places(path, rule === "unknown-property" || rule === "read-only-property" ? "name" : "value");
}
