import type { Place } from "../../findings/finding.js";
import { emptyOperation } from "../../model/empty-operation.js";
import type { HttpMethod, Intent, Operation } from "../../model/model.js";
import { collectionOf, shortName } from "../../model/qualified-name.js";
import type { DraftOperation } from "../draft.js";
import { fileStem } from "../names.js";

interface Resource {
  /** Qualified name of the type. */
  readonly type: string;
  /** Namespace of the API. */
  readonly namespace: string;
  /** The path of the collection: `/lamps`. If it has keys in parentheses, the key of an item is in parentheses too. */
  readonly path: string;
  readonly source: Place;
}

/**
 * The operations of a collection: list, create, get, update and delete. Actions and functions are called on one item.
 *
 * @param calls - names of actions and functions
 */
export function crudOperations(
  resource: Resource,
  calls: { readonly actions: readonly string[]; readonly functions: readonly string[] },
): DraftOperation[] {
  const { type, path, source } = resource;
  const name = shortName(type);
  const item = path.includes("(") ? `${path}({${name}-id})` : `${path}/{${name}-id}`;
  const collection = path.slice(path.lastIndexOf("/") + 1);
  const body = { contentType: "application/json", type, properties: [], description: "", source };
  const make = maker(resource);
  return [
    make("list", "GET", path, { title: `List ${collection}`, response: [200, collectionOf(type)] }),
    make("create", "POST", path, { title: `Create ${name}`, body, response: [201, type] }, "post"),
    make("get", "GET", item, { title: `Get ${name}`, response: [200, type] }),
    make("update", "PATCH", item, { title: `Update ${name}`, body, response: [200, type] }),
    make("delete", "DELETE", item, { title: `Delete ${name}`, response: [204, null] }),
    ...calls.actions.map((call) =>
      make("action", "POST", `${item}/${call}`, { title: `${name}: ${call}`, response: [204, null] }, call),
    ),
    ...calls.functions.map((call) =>
      make("function", "GET", `${item}/${call}`, { title: `${name}: ${call}`, response: [200, type] }, call),
    ),
  ];
}

interface CallFacts {
  readonly title: string;
  readonly body?: NonNullable<Operation["requestBody"]>;
  readonly response: readonly [status: number, type: string | null];
}

type Maker = (intent: Intent, method: HttpMethod, path: string, facts: CallFacts, suffix?: string) => DraftOperation;

function maker({ type, namespace, source }: Resource): Maker {
  return (intent, method, path, { title, body, response: [status, returned] }, suffix = intent) => {
    const file = `${fileStem(type, namespace)}-${suffix.toLowerCase()}`;
    const parameters = [...path.matchAll(/\{([^{}]+)\}/g)].map(([, name = ""]) => ({
      name,
      in: "path" as const,
      type: "Edm.String",
      required: true,
      description: "",
      source,
    }));
    return {
      file,
      resource: type,
      operation: {
        ...emptyOperation({ id: file, title, intent, source }),
        routes: [{ method, path, query: null, parameters, source }],
        requestBody: body ?? null,
        responses: [{ status, type: returned, headers: [], description: "", source }],
      },
    };
  };
}
