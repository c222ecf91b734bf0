import { UNNAMED } from "./field-table.js";
import type { EnumFacts, FieldRow, OperationFacts, Page, TypeExpression, TypeFacts } from "./page.js";

type Facts = Pick<Page, "operation" | "types" | "enums" | "parts">;

/**
 * Replaces the types of a page that are not objects: a list (`| *anonymous* | [[Pet](#pet)] |`), a value, or an
 * enumeration. A list or value takes the place of its name in the rest of the page, and an enumeration is declared.
 */
export function withoutUnnamedSchemas<Of extends Facts>(page: Of): Of {
  const schemas = page.types.flatMap((type) => {
    const [only, ...others] = type.properties;
    return others.length === 0 && only?.name === UNNAMED ? [{ type, only }] : [];
  });
  if (schemas.length === 0) return page;
  const enums = schemas.filter(({ only }) => only.facts.values !== null).map(({ type, only }) => enumOf(type, only));
  const meanings = new Map(
    schemas.flatMap(({ type, only }) =>
      only.facts.values === null && only.type !== null ? [[type.name, only.type] as const] : [],
    ),
  );
  const removed = new Set(schemas.map(({ type }) => type));
  const kept = { ...page, types: page.types.filter((type) => !removed.has(type)), enums: [...page.enums, ...enums] };
  return withMeanings(kept, meanings);
}

function enumOf({ name, description, source }: TypeFacts, { facts }: FieldRow): EnumFacts {
  const members = (facts.values ?? []).map((value) => ({ name: value, value: null, description: "", source }));
  return { name, description, flags: false, members, source };
}

function withMeanings<Of extends Facts>(page: Of, meanings: ReadonlyMap<string, TypeExpression>): Of {
  const meant = (type: TypeExpression | null): TypeExpression | null => {
    const meaning = meanings.get(type?.name ?? "");
    // A list of lists does not have a type in OData.
    if (type === null || meaning === undefined || (type.collection && meaning.collection)) return type;
    return { ...meaning, collection: type.collection || meaning.collection, source: type.source };
  };
  const rows = (fields: readonly FieldRow[]): FieldRow[] => fields.map((row) => ({ ...row, type: meant(row.type) }));
  const operation = ({ requestBody: body, response, ...facts }: OperationFacts): OperationFacts => ({
    ...facts,
    pathParameters: rows(facts.pathParameters),
    queryParameters: rows(facts.queryParameters),
    requestHeaders: rows(facts.requestHeaders),
    requestBody: body && { ...body, type: meant(body.type), fields: rows(body.fields) },
    response: response && {
      ...response,
      statuses: response.statuses.map((status) => ({ ...status, type: meant(status.type) })),
    },
  });
  return {
    ...page,
    operation: page.operation && operation(page.operation),
    types: page.types.map((type) => ({ ...type, properties: rows(type.properties) })),
    ...(page.parts && { parts: page.parts.map((part) => withMeanings(part, meanings)) }),
  };
}
