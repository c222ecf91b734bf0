import { primitiveType } from "./grammar/primitive-type.js";
import type { FieldRow, OperationFacts, Page, TypeFacts } from "./page.js";

type Facts = Pick<Page, "file" | "operation" | "types" | "parts" | "anchor">;

/**
 * Declares a type for the fields inside a field, such as `address.city`. If the field does not have a named type, the
 * name of the type consists of the names of its owner and of the field: `OrderAddress`. The owner of a field in a body is
 * the operation.
 *
 * @param words the name of the page, and the anchor of the operation if the page has several
 */
export function declareInnerTypes<Of extends Facts>(page: Of, words: string): Of {
  const declared: TypeFacts[] = [];
  const withoutFields = (rows: readonly FieldRow[], owner: string): FieldRow[] =>
    rows.map((row) => {
      const { fields, ...field } = row;
      if (fields === undefined || field.type === null) return row;
      const name = isUnnamed(field) ? `${owner}${pascalCase(field.name)}` : (field.type.name ?? "");
      declared.push(typeOf(name, withoutFields(fields, name), field));
      return { ...field, type: { ...field.type, name } };
    });
  const types = page.types.map((type) => ({ ...type, properties: withoutFields(type.properties, type.name) }));
  const operation = page.operation && withBody(page.operation, withoutFields);
  return {
    ...page,
    types: [...types, ...declared],
    operation,
    ...(page.parts && { parts: page.parts.map((part) => declareInnerTypes(part, `${words} ${part.anchor ?? ""}`)) }),
  };

  function withBody(facts: OperationFacts, rows: typeof withoutFields): OperationFacts {
    const { requestBody: body } = facts;
    const owner = pascalCase(`${words} body`);
    return body === null ? facts : { ...facts, requestBody: { ...body, fields: rows(body.fields, owner) } };
  }
}

function isUnnamed({ type }: FieldRow): boolean {
  const name = type?.name ?? null;
  return name === null || primitiveType(name) !== null;
}

function typeOf(name: string, properties: readonly FieldRow[], { description, source }: FieldRow): TypeFacts {
  return {
    name,
    kind: "complex",
    base: null,
    derived: [],
    abstract: false,
    open: false,
    key: null,
    description,
    properties,
    relationships: [],
    methods: [],
    representation: null,
    examples: [],
    source,
  };
}

/** `Order address` and `order_address` become `OrderAddress`. */
function pascalCase(text: string): string {
  const words = text.match(/[A-Za-z0-9]+/g) ?? [];
  return words.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join("");
}
