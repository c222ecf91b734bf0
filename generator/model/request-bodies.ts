import { finding, type Report } from "../findings/create-finding.js";
import type { Place } from "../findings/finding.js";
import { nearestName } from "../nearest-name.js";
import type { MessageFacts, RequestBodyFacts, RequiredName, TypeExpression } from "../page/page.js";
import { formFields } from "./forms.js";
import { resolveMessageType } from "./examples.js";
import type { JsonValue, Property, RequestBody } from "./model.js";
import type { OperationContext } from "./operation-context.js";
import { isObject, odataType, payloadProperties, wrappedItems } from "./payload.js";
import { buildProperty, buildPropertyForUpdate, createProperty, distinctProperties } from "./properties.js";
import { collectionOf, shortName } from "./qualified-name.js";
import type { IndexedType, TypeIndex } from "./type-index.js";
import { parseTypeAnnotation } from "./type-mentions.js";
import { UNTYPED } from "./type-lookup.js";
import type { Resolve } from "./type-names.js";
import type { Paging } from "../vocabulary.js";

/**
 * Builds the request body: its type, and the properties in the page's table. The first of these that exists is the
 * type:
 *
 * 1. the type that the section names
 * 2. without a table, the type that the examples name
 * 3. the first candidate that has every property of the table; without a table, of the example
 * 4. the first candidate without a page
 *
 * If the examples show a list of objects with the properties of the table, or a reference to an object, the body has one
 * property with this list or reference.
 *
 * With a table, the type that the examples name comes before all other candidates. If neither a table nor an example
 * shows a property, a candidate is used only if it is the only one. Without a type,
 * the body is an object that only this operation uses.
 *
 * @param candidates - types that the body can have according to the rest of the page, most likely first
 * @param listed - types that the objects of a list can have
 * @returns `null` if the request does not have a body
 */
export function buildRequestBody(
  { facts, resolve, types, paging, report }: OperationContext,
  candidates: readonly string[],
  listed: readonly string[],
): RequestBody | null {
  const section = facts.requestBody;
  const bodies = facts.examples
    .map(({ request }) => request)
    .filter(({ body, malformed }) => body !== null || malformed);
  const [shown] = bodies;
  const source = section?.source ?? shown?.source;
  if (source === undefined) return null;
  if (hasNoBody(section, shown))
    return section?.textType === undefined ? null : optionalText(section.textType, section);

  const readRow = facts.requests.every(({ method }) => method === "PATCH") ? buildPropertyForUpdate : buildProperty;
  const documented = (section?.fields ?? []).map((row) => readRow(row, false, resolve));
  const rows = documented.length === 0 && section?.type == null ? shownFields(bodies) : documented;
  const ofSection = typeOfSection(section, resolve);
  const wrapper =
    ofSection === null
      ? (findList(bodies, rows, listed, types, paging, source) ?? findReference(bodies, rows, source))
      : findWrapper(ofSection, bodies, rows, types, source);
  const shownAs = shown ? typeOfRequests(shown, bodies, resolve) : null;
  const names = rows.length > 0 ? rows.map(({ name }) => name) : shownProperties(shown);
  const type =
    wrapper === null
      ? (ofSection ??
        (rows.length === 0 ? shownAs : null) ??
        fittingType(names, shownAs === null ? candidates : [shownAs, ...candidates], types))
      : null;
  const properties = wrapper === null ? rows.map((row) => typeFromBody(row, type, types)) : [wrapper];
  return {
    contentType: section?.contentType ?? shownContentType(shown) ?? defaultContentType(type),
    ...(section?.textType === undefined ? {} : { textType: section.textType }),
    ...(section?.optional === true ? { optional: true as const } : {}),
    type,
    properties: withRequired(distinctProperties(properties), section?.required ?? [], type, types, report),
    description: section?.description ?? "",
    source,
  };
}

/**
 * Finds the property that wraps an object of the type. Every example body must have exactly one property, with the name
 * of the type. The table of the page then describes the inner object: "Provide a `passwordCredential` object with the
 * following properties".
 *
 * @returns the property, or `null` if the examples show the type itself
 */
function findWrapper(
  type: string,
  bodies: readonly MessageFacts[],
  rows: readonly Property[],
  types: TypeIndex<IndexedType>,
  source: Place,
): Property | null {
  const name = shortName(type);
  const known = (property: string): boolean =>
    types.property(type, property) !== undefined || rows.some((row) => row.name === property);
  const isWrapper = ({ body }: MessageFacts): boolean => {
    const [entry, ...others] = isObject(body) ? payloadProperties(body) : [];
    if (entry?.[0] !== name || others.length > 0 || !isObject(entry[1])) return false;
    const inner = payloadProperties(entry[1]);
    return inner.length > 0 && inner.every(([property]) => known(property));
  };
  return rows.length > 0 && bodies.length > 0 && !known(name) && bodies.every(isWrapper)
    ? createProperty(name, type, source)
    : null;
}

/**
 * Finds the property that has a list of objects. Every example body must have only this property, and the table must
 * describe the objects: "supply an array of JSON objects with the id parameter".
 *
 * @param listed - types that the objects can have
 */
function findList(
  bodies: readonly MessageFacts[],
  rows: readonly Property[],
  listed: readonly string[],
  types: TypeIndex<IndexedType>,
  paging: Paging,
  source: Place,
): Property | null {
  const names = new Set(rows.map(({ name }) => name));
  const isRow = (item: JsonValue): boolean =>
    isObject(item) && payloadProperties(item).every(([property]) => names.has(property));
  const isList = ({ body }: MessageFacts): boolean => {
    const items = wrappedItems(body, paging);
    return items !== null && items.length > 0 && isObject(body) && Object.keys(body).length === 1 && items.every(isRow);
  };
  if (rows.length === 0 || names.has(paging.items) || bodies.length === 0 || !bodies.every(isList)) return null;
  const type = listed.find((one) => rows.every(({ name }) => types.property(one, name) !== undefined));
  return type === undefined ? null : createProperty(paging.items, collectionOf(type), source);
}

/** Finds the reference to an object that the examples send. If an example does not send it, the reference is optional. */
function findReference(bodies: readonly MessageFacts[], rows: readonly Property[], source: Place): Property | null {
  const sent = bodies.map(({ body }) => (isObject(body) ? Object.keys(body) : null));
  const isReference = sent.every((names) => names?.every((name) => name === "@odata.id") === true);
  if (rows.length > 0 || !isReference || !sent.some((names) => names?.length === 1)) return null;
  const required = sent.every((names) => names?.length === 1);
  return { ...createProperty("@odata.id", "Edm.String", source), required };
}

function hasNoBody(section: RequestBodyFacts | null, shown: (MessageFacts & { method: string }) | undefined): boolean {
  if (!section) return shown?.method === "GET" || shown?.method === "DELETE";
  return section.none || (!section.type && !section.stream && section.fields.length === 0 && !shown);
}

/** The body of a request that does not need one: "However, to create a reply in MIME, provide the MIME content". */
function optionalText(contentType: string, { description, source }: RequestBodyFacts): RequestBody {
  return { contentType, optional: true, type: "Edm.Stream", properties: [], description, source };
}

function typeOfSection(section: RequestBodyFacts | null, resolve: Resolve): string | null {
  if (section?.stream) return "Edm.Stream";
  const type = section?.type ? resolve(section.type) : UNTYPED;
  return type === UNTYPED ? null : type;
}

/**
 * Returns the type in the annotation of the first example, else the type that the bodies of the examples name. If
 * bodies name several types, the result is their common base. A body that is not JSON is bytes.
 */
function typeOfRequests(shown: MessageFacts, requests: readonly MessageFacts[], resolve: Resolve): string | null {
  const annotated = resolveMessageType(shown, resolve);
  if (annotated !== null) return annotated;
  if (typeof shown.body === "string" && !shown.malformed) return formFields(shown).length > 0 ? null : "Edm.Stream";
  if (payloadTypeExpression(shown) === null) return null;
  const [first, ...others] = requests.map(payloadTypeExpression).filter((type) => type !== null);
  return first === undefined ? null : resolve({ ...first, alternatives: others });
}

/** The fields of the forms that examples show. A value that starts with `@` is the name of a file. */
function shownFields(bodies: readonly MessageFacts[]): readonly Property[] {
  const fields = bodies.flatMap((body) => formFields(body).map(([name, value]) => ({ name, value, body })));
  return distinctProperties(
    fields.map(({ name, value, body }) => {
      const [own = name] = name.split("[", 1);
      const type = value.startsWith("@") ? "Edm.Stream" : "Edm.String";
      const isObject = own !== name && !name.endsWith("[]");
      const shown = isObject ? UNTYPED : own === name ? type : collectionOf(type);
      return createProperty(own, shown, body.source);
    }),
  );
}

function payloadTypeExpression({ body, source }: MessageFacts): TypeExpression | null {
  const own = isObject(body) ? odataType(body) : null;
  return own === null ? null : parseTypeAnnotation(own, source);
}

function shownProperties(shown: MessageFacts | undefined): string[] {
  return shown && isObject(shown.body) ? payloadProperties(shown.body).map(([name]) => name) : [];
}

function fittingType(
  properties: readonly string[],
  candidates: readonly string[],
  types: TypeIndex<IndexedType>,
): string | null {
  if (properties.length === 0 && new Set(candidates).size > 1) return null;
  const fits = (type: string): boolean => properties.every((name) => types.property(type, name) !== undefined);
  // If no known type has all properties, the type may be on a page that is not among the docs.
  return (
    candidates.find(fits) ??
    candidates.find((type) => !type.startsWith("Edm.") && types.get(type) === undefined) ??
    null
  );
}

/**
 * Makes properties required that the text of the section calls required, and adds those that the table omits.
 *
 * Reports `unknown-required-property` if the documented type of the body does not have the property.
 */
function withRequired(
  properties: readonly Property[],
  required: readonly RequiredName[],
  type: string | null,
  types: TypeIndex<IndexedType>,
  report: Report,
): readonly Property[] {
  const names = new Set(required.map(({ name }) => name));
  const rows = properties.map((property) => (names.has(property.name) ? { ...property, required: true } : property));
  const added = required.flatMap(({ name, source }): Property[] => {
    if (rows.some((row) => row.name === name)) return [];
    const known = type === null ? undefined : types.property(type, name);
    if (known === undefined && type !== null && types.get(type) !== undefined) {
      const suggestion = nearestName(
        name,
        types.lineage(type).flatMap((one) => one.properties.map((own) => own.name)),
      );
      const message = `The text requires \`${name}\`, but ${type} does not have this property.${suggestion === null ? " Correct the name, or document the property." : ` Write ${suggestion}.`}`;
      report(finding("unknown-required-property", source, message, { subject: name }));
      return [];
    }
    const property = createProperty(name, known?.type ?? UNTYPED, source);
    return [{ ...property, navigation: known?.navigation ?? false, required: true, origin: "table" }];
  });
  return [...rows, ...added];
}

/** If the row of a property does not name a type, takes the type from the same property of the body's type. */
function typeFromBody(property: Property, type: string | null, types: TypeIndex<IndexedType>): Property {
  const known = property.type === UNTYPED && type !== null ? types.property(type, property.name) : undefined;
  return known ? { ...property, type: known.type, navigation: known.navigation } : property;
}

function shownContentType(shown: MessageFacts | undefined): string | null {
  const header = Object.entries(shown?.headers ?? {}).find(([name]) => name.toLowerCase() === "content-type");
  const mediaType = header?.[1].split(";", 1)[0]?.trim().toLowerCase() ?? "";
  return mediaType === "" ? null : mediaType;
}

function defaultContentType(type: string | null): string {
  return type === "Edm.Stream" ? "application/octet-stream" : "application/json";
}
