import { pagingOf } from "../../model/api-info.js";
import type { ApiModel, JsonValue, TypeModel } from "../../model/model.js";
import { isObject, odataType, wrappedItems } from "../../model/payload.js";
import { createProperty } from "../../model/properties.js";
import { itemType } from "../../model/qualified-name.js";
import type { Paging } from "../../vocabulary.js";
import type { TypeGraph } from "./type-graph.js";

/**
 * Adds the `id` to entity types whose docs omit it, so that callers can address an item that they have created or
 * listed. The type must not have a base type, and examples must show an `id` in a response that is the type. A key that
 * the docs name is not enough, because the JSON sample of many complex types names the key `id`.
 *
 * @param graph the types of the model
 */
export function addShownIds(model: ApiModel, graph: TypeGraph): ApiModel {
  const shown = typesWithShownId(model, graph);
  return { ...model, types: model.types.map((type) => (lacksId(type) && shown.has(type.name) ? withId(type) : type)) };
}

function lacksId({ kind, base, key, properties }: TypeModel): boolean {
  const hasOtherKey = key.some((name) => name !== "id");
  const hasId = properties.some(({ name }) => name.toLowerCase() === "id");
  return kind === "entity" && base === null && !hasOtherKey && !hasId;
}

function withId(type: TypeModel): TypeModel {
  const id = createProperty("id", "Edm.String", type.source);
  const described = { ...id, readOnly: true, nullable: false, description: "Not documented. Responses have this key." };
  return { ...type, key: ["id"], properties: [...type.properties, described] };
}

/** The types of which an example response shows an item with an `id` and with a documented property. */
function typesWithShownId({ operations, api }: ApiModel, graph: TypeGraph): ReadonlySet<string> {
  const shown = new Set<string>();
  for (const { responses, examples } of operations) {
    const types = new Set(
      responses.flatMap(({ status, type }) => (status < 300 && type !== null ? itemType(type).type : [])),
    );
    const [type, ...others] = types;
    if (type === undefined || others.length > 0 || shown.has(type) || graph.get(type)?.kind !== "entity") continue;
    const items = examples.flatMap(({ response }) =>
      response === null || response.malformed || response.status >= 300 ? [] : itemsIn(response.body, pagingOf(api)),
    );
    if (items.some((item) => showsId(item, type, graph))) shown.add(type);
  }
  return shown;
}

function itemsIn(body: JsonValue, paging: Paging): readonly JsonValue[] {
  return wrappedItems(body, paging) ?? [body];
}

function showsId(item: JsonValue, type: string, graph: TypeGraph): boolean {
  if (!isObject(item) || typeof item["id"] !== "string") return false;
  const named = odataType(item);
  if (named !== null && graph.get(named.replace(/^#/, ""))?.name !== type) return false;
  return Object.keys(item).some((name) => graph.property(type, name) !== undefined);
}
