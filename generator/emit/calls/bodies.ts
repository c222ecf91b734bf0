import { finding, type Report } from "../../findings/create-finding.js";
import { bodyShape } from "../../model/body-shape.js";
import {
  checkObject,
  checkValue,
  namedType,
  shapeOfType,
  type Contradiction,
  type ValueUse,
} from "../../model/check-value.js";
import type { Example, JsonValue, Operation, Property, RequestBody } from "../../model/model.js";
import { isObject } from "../../model/payload.js";
import type { Call } from "./calls.js";
import { referencedCollection } from "../types/references.js";
import type { TypeGraph } from "../types/type-graph.js";

export type InputUse = Exclude<ValueUse, "read">;

/** What a call sends: text or bytes as they are, a reference to an object, or JSON of one of several forms. */
export type CallBody =
  | { readonly kind: "content"; readonly contentType: string | null }
  /** `collection`: the path of the collection in which an id is one. */
  | { readonly kind: "reference"; readonly collection: string }
  | { readonly kind: "json"; readonly use: InputUse; readonly forms: readonly BodyForm[] };

/** One form of a JSON body: a type with what the operation's own table adds to it, or an object of its own. */
export interface BodyForm {
  /** The OData type, `null` for an object of its own. */
  readonly type: string | null;
  /** Properties of the type that this operation demands. */
  readonly demanded: readonly Property[];
  /** Properties that the type does not have, or calls read-only. */
  readonly added: readonly AddedProperty[];
}

export interface AddedProperty {
  readonly property: Property;
  readonly demanded: boolean;
}

/** What the call of a page sends; `null` where it sends nothing. */
export function bodyOf(call: Call, graph: TypeGraph, waived: ReadonlySet<string>): CallBody | null {
  const { pages, method } = call;
  const bodies = pages.flatMap(({ operation: { requestBody } }) => (requestBody === null ? [] : [requestBody]));
  const collection = referencedCollection(call);
  if (collection !== null) return { kind: "reference", collection };
  const [first] = bodies;
  if (first === undefined || method === "GET" || method === "HEAD") return null;
  const content = bodies.find(({ type }) => type === "Edm.Stream");
  if (content !== undefined) return { kind: "content", contentType: concreteType(content.contentType) };
  const use = pages.some(({ operation }) => useOf(operation) === "update") ? "update" : "create";
  const forms = new Map<string, BodyForm>();
  for (const { operation } of pages) {
    if (operation.requestBody === null) continue;
    const form = formOf(operation, operation.requestBody, graph, waived);
    const key = JSON.stringify([
      form.type,
      form.demanded.map(({ name }) => name),
      form.added.map(({ property }) => property.name),
    ]);
    if (!forms.has(key)) forms.set(key, form);
  }
  return { kind: "json", use, forms: [...forms.values()] };
}

/** `image/*` says what may be sent, not what is. */
function concreteType(contentType: string): string | null {
  return contentType.includes("*") || !/^[\w.+-]+\/[\w.+-]+$/.test(contentType) ? null : contentType;
}

/** A body changes something where its operation updates; otherwise it makes something. */
export function useOf({ intent }: Operation): InputUse {
  return intent === "update" ? "update" : "create";
}

function formOf(operation: Operation, body: RequestBody, graph: TypeGraph, waived: ReadonlySet<string>): BodyForm {
  const known = (name: string): Property | undefined =>
    body.type === null ? undefined : graph.property(body.type, name);
  const demands = (property: Property): boolean =>
    property.required === true && !waived.has(waiver(operation.id, property.name));
  const model = body.type === null ? undefined : graph.get(body.type);
  if (body.type !== null && (model === undefined || model.kind === "enum")) {
    return { type: body.type, demanded: [], added: [] };
  }
  const properties = [...new Map(body.properties.map((property) => [property.name, property])).values()];
  const demanded = properties.flatMap((property) => {
    const own = known(property.name);
    return own !== undefined && own.readOnly !== true && demands(property) ? [own] : [];
  });
  const added = properties
    .map((property) => ({
      property: { ...(known(property.name) ?? property), readOnly: false },
      demanded: demands(property),
    }))
    .filter(({ property }) => known(property.name) === undefined || known(property.name)?.readOnly === true);
  return { type: body.type, demanded, added };
}

/** Names a demand that an operation's own example does not meet: of an operation, or of a type. */
export function waiver(owner: string, property: string): string {
  return `${owner} ${property}`;
}

/** Checks the body of an example against what its operation documents. */
export function checkBody(body: JsonValue, operation: Operation, graph: TypeGraph): Contradiction[] {
  const { requestBody: documented, title } = operation;
  if (documented === null || documented.type === "Edm.Stream") return [];
  const use = useOf(operation);
  const model = documented.type === null ? undefined : graph.get(documented.type);
  if (documented.type !== null && (model === undefined || model.kind === "enum" || !isObject(body))) {
    return checkValue(body, documented.type, graph, use);
  }
  if (!isObject(body)) {
    const message = `The request body of "${title}" is documented as an object.`;
    return [
      { rule: "wrong-type", path: "", message, fault: message, type: null, property: null, suppliedByReference: false },
    ];
  }
  const named = model === undefined ? null : namedType(body, model, graph);
  if (typeof named === "string") return checkValue(body, model?.name ?? "", graph, use);
  const shape = bodyShape(operation, named, graph);
  const demands = named === null ? [] : shapeOfType(named, graph, use).required;
  return checkObject(body, { ...shape, required: new Set([...demands, ...shape.required]) }, graph, use);
}

/**
 * The demands that an operation's own examples do not meet. The compiler does not make them, since the examples are
 * what the docs show to work.
 *
 * Reports `example-missing-required`.
 *
 * @returns names as {@link waiver} gives them
 */
export function waivedDemands(operations: readonly Operation[], graph: TypeGraph, report: Report): Set<string> {
  const waived = new Set<string>();
  for (const operation of operations) {
    for (const example of operation.examples.filter(hasBody)) {
      const found = checkBody(example.request.body, operation, graph);
      for (const { rule, type, property, message, path, suppliedByReference } of found) {
        if (rule !== "missing-required" || property === null) continue;
        if (type !== null) waived.add(waiver(type, property));
        if (path === "") waived.add(waiver(operation.id, property));
        if (suppliedByReference) continue;
        const at = path === "" ? "The example" : `${path} in the example`;
        report(finding("example-missing-required", example.source, `${at} leaves it out: ${message}`));
      }
    }
  }
  return waived;
}

function hasBody({ request }: Example): boolean {
  return request.body !== null && !request.malformed;
}
