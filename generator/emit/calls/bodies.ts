import { numbering } from "../../collections/numbering.js";
import { finding, type Report } from "../../findings/create-finding.js";
import { bodyShape } from "../../model/body-shape.js";
import {
  checkObject,
  checkTypeAnnotation,
  checkValue,
  MissingProperties,
  namedType,
  shapeOfType,
  type Contradiction,
  type ObjectShape,
  type ValueUse,
} from "../../model/check-value.js";
import type {
  ApiInfo,
  Example,
  HttpMethod,
  JsonValue,
  Operation,
  Property,
  RequestBody,
  TypeModel,
} from "../../model/model.js";
import { isObject } from "../../model/payload.js";
import { itemType } from "../../model/qualified-name.js";
import { formEncoding, type FormEncoding } from "../../model/forms.js";
import type { SdkPlan } from "../plan-sdk.js";
import type { ConvertedProperties, PropertyConversion } from "../types/find-conversions.js";
import type { Call } from "./calls.js";
import { referencedCollection } from "../types/references.js";
import type { TypeGraph } from "../types/type-graph.js";

/** The purpose of a value that is sent: to `create` or to `update` an object. */
export type InputUse = Exclude<ValueUse, "read">;

/** The request body of a call: content that is sent unchanged, a reference to an object, or JSON in one of several forms. */
export type CallBody =
  /** `optional`: whether callers can leave the content out. */
  | { readonly kind: "content"; readonly contentType: string | null; readonly optional: boolean }
  /** `collection`: the path of a collection. An id in the body is the id of an object in this collection. */
  | { readonly kind: "reference"; readonly collection: string }
  /**
   * `replaces`: whether the request replaces the whole resource. `optional`: whether callers can leave the body out.
   * `textType`: the content type of the text that callers can send instead of JSON; `null` if there is none.
   * `encoding`: how the object is sent.
   */
  | {
      readonly kind: "json";
      readonly use: InputUse;
      readonly replaces: boolean;
      readonly optional: boolean;
      readonly textType: string | null;
      readonly encoding: BodyEncoding;
      readonly forms: readonly BodyForm[];
    };

/** How an object is sent: as JSON, or as a form. */
export type BodyEncoding = "json" | FormEncoding;

/**
 * One form of a JSON body. It has the properties of a type and the properties that the operation's table adds. Without
 * a type, it has only the properties of the table.
 */
export interface BodyForm {
  /** The OData type; `null` for an object without a documented type. */
  readonly type: string | null;
  /** The properties of the type that this operation requires. */
  readonly required: readonly Property[];
  /** The properties in the operation's table that the type does not have or documents as read-only. */
  readonly added: readonly AddedProperty[];
}

/** A property of a body that the type of the body does not have. */
export interface AddedProperty {
  readonly property: Property;
  readonly required: boolean;
}

/**
 * Finds the conversions of the values in one form of a body.
 *
 * @returns `type`: the OData type of the form, whose conversions are listed elsewhere. `properties`: the conversions of
 * the properties that the form has in addition to this type.
 */
export function formConversions(
  { type, added }: BodyForm,
  { conversions }: Pick<SdkPlan, "conversions">,
): { readonly type: string | null; readonly properties: ConvertedProperties } {
  const own = type === null ? null : itemType(type).type;
  const properties = added.flatMap(({ property }): [string, PropertyConversion][] => {
    const conversion = conversions.of(property);
    return conversion === null ? [] : [[property.name, conversion]];
  });
  return { type: own, properties: new Map(properties) };
}

/**
 * Returns a function that determines the body of a call from all pages that document it; `null` if the call does not have
 * a body. The form of an operation is made once, because a page can document many calls.
 *
 * @param optionalOverrides required properties that are optional in the SDK, see {@link findOptionalOverrides}
 */
export function bodyReader(
  graph: TypeGraph,
  optionalOverrides: ReadonlySet<string>,
  api: Pick<ApiInfo, "odata">,
): (call: Call) => CallBody | null {
  const made = new Map<Operation, BodyForm>();
  const numberOf = numbering(formKey);
  const formsOf = ({ pages }: Call): readonly BodyForm[] => {
    const forms = new Map<number, BodyForm>();
    for (const { operation } of pages) {
      const { requestBody } = operation;
      if (requestBody === null) continue;
      const form = made.get(operation) ?? formOf(operation, requestBody, graph, optionalOverrides);
      made.set(operation, form);
      const number = numberOf(form);
      if (!forms.has(number)) forms.set(number, form);
    }
    return [...forms.values()];
  };
  return (call) => bodyOf(call, formsOf, api);
}

/** The facts that distinguish the forms of one call. */
function formKey({ type, required, added }: BodyForm): string {
  return JSON.stringify([type, required.map(({ name }) => name), added.map(({ property }) => property.name)]);
}

function bodyOf(
  call: Call,
  formsOf: (call: Call) => readonly BodyForm[],
  { odata }: Pick<ApiInfo, "odata">,
): CallBody | null {
  const { pages, method } = call;
  const bodies = pages.flatMap(({ operation: { requestBody } }) => (requestBody === null ? [] : [requestBody]));
  const collection = referencedCollection(call);
  if (collection !== null) return { kind: "reference", collection };
  const [first] = bodies;
  if (first === undefined || method === "GET" || method === "HEAD") return null;
  const content = bodies.find(({ type }) => type === "Edm.Stream");
  if (content !== undefined) {
    const { contentType, optional } = content;
    return { kind: "content", contentType: concreteType(contentType), optional: optional === true };
  }
  const use = pages.some(({ operation }) => useOf(operation) === "update") ? "update" : "create";
  const forms = formsOf(call);
  const replaces = method === "PUT" && !pages.some(({ operation }) => operation.intent === "create");
  const optional =
    (bodies.some((body) => body.optional === true) || isNeverSent(call)) &&
    forms.every(({ required, added }) => required.length === 0 && !added.some((property) => property.required));
  const textType = bodies.find((body) => body.textType !== undefined)?.textType ?? null;
  const encoding = (odata === false ? formEncoding(bodies.map(({ contentType }) => contentType)) : null) ?? "json";
  return { kind: "json", use, replaces, optional, textType, encoding, forms };
}

/** Whether callers can leave the body out. */
export function isOptionalBody(body: CallBody): boolean {
  return body.kind !== "reference" && body.optional;
}

/** Whether the examples of a call show requests, and none of them has a body. */
function isNeverSent({ pages, method }: Call): boolean {
  const shown = new Set(pages.map(({ operation }) => bodiesInExamples(operation).get(method)));
  return shown.has("absent") && !shown.has("present");
}

/** Whether an example request with a method has a body, by the method. */
type ShownBodies = ReadonlyMap<HttpMethod, "present" | "absent">;

/** The result of {@link bodiesInExamples}, because a page can document many calls. */
const known = new WeakMap<Operation, ShownBodies>();

function bodiesInExamples(operation: Operation): ShownBodies {
  const before = known.get(operation);
  if (before !== undefined) return before;
  const shown = new Map<HttpMethod, "present" | "absent">();
  for (const { request } of operation.examples) {
    const { method, body, malformed } = request;
    if (body !== null || malformed) shown.set(method, "present");
    else if (!shown.has(method)) shown.set(method, "absent");
  }
  known.set(operation, shown);
  return shown;
}

/**
 * Returns a content type that can be sent; `null` for a range of types, such as `image/*`, and for invalid content
 * types.
 */
function concreteType(contentType: string): string | null {
  return contentType.includes("*") || !/^[\w.+-]+\/[\w.+-]+$/.test(contentType) ? null : contentType;
}

/** The purpose of an operation's body: `update` if the operation updates something, else `create`. */
export function useOf({ intent }: Operation): InputUse {
  return intent === "update" ? "update" : "create";
}

function formOf(
  operation: Operation,
  body: RequestBody,
  graph: TypeGraph,
  optionalOverrides: ReadonlySet<string>,
): BodyForm {
  const known = (name: string): Property | undefined =>
    body.type === null ? undefined : graph.property(body.type, name);
  const model = body.type === null ? undefined : graph.get(body.type);
  if (body.type !== null && (model === undefined || model.kind === "enum")) {
    return { type: body.type, required: [], added: [] };
  }
  const shape = bodyShape(operation, null, graph);
  const isRequired = ({ name }: Property): boolean =>
    shape.required.has(name) && !optionalOverrides.has(overrideKey(operation.id, name));
  const properties = [...new Map(body.properties.map((property) => [property.name, property])).values()];
  const required = properties.flatMap((property) => {
    const own = known(property.name);
    return own !== undefined && own.readOnly !== true && isRequired(property) ? [own] : [];
  });
  const added = properties
    .map((property) => ({
      property: { ...(known(property.name) ?? property), readOnly: false },
      required: isRequired(property),
    }))
    .filter(({ property }) => known(property.name) === undefined || known(property.name)?.readOnly === true);
  return { type: body.type, required, added };
}

/**
 * The key of a required property in the set that {@link findOptionalOverrides} returns.
 *
 * @param owner id of an operation, or name of a type
 */
export function overrideKey(owner: string, property: string): string {
  return `${owner} ${property}`;
}

/**
 * Checks the body of an example against the documented body of its operation.
 *
 * @param missing the missing properties that are reported already
 */
export function checkBody(
  body: JsonValue,
  operation: Operation,
  graph: TypeGraph,
  missing = new MissingProperties(),
): Contradiction[] {
  const { requestBody: documented, title } = operation;
  if (documented === null || documented.type === "Edm.Stream") return [];
  const use = useOf(operation);
  const model = documented.type === null ? undefined : graph.get(documented.type);
  if (documented.type !== null && (model === undefined || model.kind === "enum" || !isObject(body))) {
    return checkValue(body, documented.type, graph, use, "", missing);
  }
  if (!isObject(body)) {
    const message = `The body is not an object, but the docs of "${title}" describe an object.`;
    return [
      { rule: "wrong-type", path: "", message, fault: message, type: null, property: null, suppliedByReference: false },
    ];
  }
  const named = model === undefined ? null : namedType(body, model, graph);
  if (typeof named === "string") return checkValue(body, model?.name ?? "", graph, use, "", missing);
  const shape = sentShape(operation, named, graph);
  return [
    ...(model === undefined || use === "update" ? [] : checkTypeAnnotation(body, model, graph)),
    ...checkObject(body, shape, graph, use, "", missing),
  ];
}

/** The shape of a body that requires the properties that its table requires, and those that its type requires. */
function sentShape(operation: Operation, type: TypeModel | null, graph: TypeGraph): ObjectShape {
  const shape = bodyShape(operation, type, graph);
  if (type === null) return shape;
  const typeRequired = shapeOfType(type, graph, useOf(operation)).required;
  const sent = sentShapes.get(shape) ?? { ...shape, required: new Set([...typeRequired, ...shape.required]) };
  sentShapes.set(shape, sent);
  return sent;
}

/** The results of {@link sentShape}, because an operation can have many examples. */
const sentShapes = new WeakMap<ObjectShape, ObjectShape>();

/**
 * Finds properties that the docs call required but that an example request omits. They are optional in the SDK, because
 * docwright assumes that the service accepts example requests.
 *
 * Reports `example-missing-required` for the first example of an operation that omits a property.
 *
 * @returns keys made by {@link overrideKey}
 */
export function findOptionalOverrides(operations: readonly Operation[], graph: TypeGraph, report: Report): Set<string> {
  const optionalOverrides = new Set<string>();
  for (const operation of operations) {
    const missing = new MissingProperties();
    for (const example of operation.examples.filter(hasBody)) {
      const found = checkBody(example.request.body, operation, graph, missing);
      for (const { rule, type, property, path, suppliedByReference } of found) {
        if (rule !== "missing-required" || property === null) continue;
        if (type !== null) optionalOverrides.add(overrideKey(type, property));
        if (path === "") optionalOverrides.add(overrideKey(operation.id, property));
        if (suppliedByReference) continue;
        const omitted = `the required property ${property}${type === null ? "" : ` of ${type}`}`;
        const where = path === "" ? "" : ` at ${path}`;
        const message = `The example omits ${omitted}${where}. Add this property, or document it as optional.`;
        report(finding("example-missing-required", example.source, message));
      }
    }
  }
  return optionalOverrides;
}

/**
 * Finds the read-only properties that example requests send. The SDK lets callers send them, because docwright assumes
 * that the service accepts example requests.
 *
 * Reports `read-only-property`.
 *
 * @returns the names of the properties, by the type that declares them
 */
export function findSentReadOnly(
  operations: readonly Operation[],
  graph: TypeGraph,
  report: Report,
): Map<string, Set<string>> {
  const sent = new Map<string, Set<string>>();
  for (const operation of operations) {
    const missing = new MissingProperties();
    for (const example of operation.examples.filter(hasBody)) {
      for (const { rule, message, type, property } of checkBody(example.request.body, operation, graph, missing)) {
        if (rule !== "read-only-property" || type === null || property === null) continue;
        const owner = graph.lineage(type).find(({ properties }) => properties.some(({ name }) => name === property));
        if (owner === undefined) continue;
        report(finding(rule, example.source, message));
        sent.set(owner.name, (sent.get(owner.name) ?? new Set()).add(property));
      }
    }
  }
  return sent;
}

function hasBody({ request }: Example): boolean {
  return request.body !== null && !request.malformed;
}
