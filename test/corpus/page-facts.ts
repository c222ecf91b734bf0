import type { Place } from "../../generator/findings/finding.js";
import { primitiveType } from "../../generator/page/grammar/primitive-type.js";
import type { FieldRow, OperationFacts, Page, TypeExpression, TypeFacts } from "../../generator/page/page.js";
import type { PermissionScheme } from "../../generator/vocabulary.js";

/**
 * The kinds of facts that must be equal in all languages of a page. Titles and descriptions are not among them, because
 * they are translated.
 */
export const FACT_KINDS = [
  "page",
  "request",
  "permissions",
  "parameter",
  "parameter type",
  "parameter facts",
  "request body",
  "response",
  "error",
  "example",
  "type",
  "property",
  "property type",
  "property facts",
  "method",
  "member",
] as const;

export type FactKind = (typeof FACT_KINDS)[number];

/** One fact of a page. The page in another language should have a fact with the same kind, key and value. */
export interface Fact {
  readonly kind: FactKind;
  /** The subject of the fact: the name of a property, the request line. */
  readonly key: string;
  readonly value: string;
  /**
   * The value. If the value is a type, it is the page that the type links to, because a translation can change the name
   * of the type but keeps the target of the link.
   */
  readonly linked: string;
  /**
   * The name that must be in the text of the page, because docwright cannot read the fact without it. `null` if the
   * fact does not depend on a name.
   */
  readonly name: string | null;
  readonly source: Place;
}

/** Returns the facts of a page by kind and key. A second fact with the same kind and key is left out. */
export function factsOf(page: Page): ReadonlyMap<string, Fact> {
  const facts = new Map<string, Fact>();
  const add: Add = (kind, key, value, source, name = null) => {
    const id = `${kind} ${key}`;
    const [own, linked] = typeof value === "string" ? [value, value] : [typeText(value), typeText(value, true)];
    if (!facts.has(id)) facts.set(id, { kind, key, value: own, linked, name, source });
  };
  add("page", "kind", page.kind, page.source);
  add("page", "namespace", page.namespace ?? "", page.source);
  if (page.operation !== null) addOperation(page.operation, add);
  for (const type of page.types) addType(type, add);
  for (const { name, members } of page.enums) {
    for (const member of members) {
      add("member", `${name}.${member.name}`, member.value ?? "", member.source, member.name);
    }
  }
  return facts;
}

type Add = (
  kind: FactKind,
  key: string,
  value: string | TypeExpression | null,
  source: Place,
  name?: string | null,
) => void;

const SCHEMES = ["delegatedWork", "delegatedPersonal", "application"] as const;

function addOperation(operation: OperationFacts, add: Add): void {
  const { requests, shared, requestBody, response, examples } = operation;
  for (const { method, path, query, source } of requests) {
    add("request", `${method} ${path.toLowerCase()}`, query === null ? "" : "query", source);
  }
  // The key of a permission set is its position, because translations change the label of the set.
  shared.permissions.forEach((set, index) => {
    for (const scheme of SCHEMES) {
      add("permissions", `${String(index)} ${scheme}`, schemeText(set[scheme]), set[scheme].source);
    }
  });
  const sections = {
    path: operation.pathParameters,
    query: operation.queryParameters,
    function: operation.functionParameters,
    header: operation.requestHeaders,
    body: requestBody?.fields ?? [],
  };
  for (const [section, rows] of Object.entries(sections)) {
    for (const row of rows) addRow("parameter", section, row, add);
  }
  for (const { name, source } of operation.queryOptions) add("parameter", `option ${name}`, "", source);
  if (requestBody !== null) {
    const { none, stream, type, contentType, source } = requestBody;
    const content = none ? "none" : stream ? "bytes" : type;
    add("request body", "content", content, source);
    add("request body", "content type", contentType ?? "", source);
  }
  for (const { status, type, stream, headers, source } of response?.statuses ?? []) {
    add("response", String(status), stream ? "bytes" : type, source);
    add("response", `${String(status)} headers`, headers.join(" "), source);
  }
  shared.errors.forEach(({ status, code, source }, index) => {
    add("error", String(index), `${String(status)} ${String(code)}`, source);
  });
  examples.forEach(({ request, response: answer }, index) => {
    const returned = answer === null ? "none" : `${String(answer.status)} ${String(answer.type)}`;
    add("example", String(index), `${request.method} ${request.url} -> ${returned}`, request.source);
  });
}

function addType(type: TypeFacts, add: Add): void {
  const { name, base, key, kind, open, abstract, methods, source } = type;
  add("type", "name", lastName(name), source);
  add("type", "base", base, source);
  add("type", "key", key ?? "", source);
  add("type", "kind", [kind, open && "open", abstract && "abstract"].filter(Boolean).join(" "), source);
  for (const row of [...type.properties, ...type.relationships]) addRow("property", "", row, add);
  for (const { link, returnType, source: place } of methods) {
    if (link !== null) add("method", link.toLowerCase(), returnType, place);
  }
}

function addRow(kind: "parameter" | "property", section: string, row: FieldRow, add: Add): void {
  const { name, source } = row;
  const key = `${section} ${name}`.trim();
  const { required, readOnly, nullable, key: isKey, inheritedFrom, values, deprecated, requiredOnCreate } = row.facts;
  const facts = { required, requiredOnCreate, readOnly, nullable, key: isKey, deprecated };
  add(kind, key, "", source, name);
  add(`${kind} type`, key, row.type, source, name);
  for (const [fact, value] of Object.entries(facts))
    add(`${kind} facts`, `${key} ${fact}`, String(value), source, name);
  add(`${kind} facts`, `${key} inheritedFrom`, inheritedFrom, source, name);
  add(`${kind} facts`, `${key} values`, (values ?? []).join(" "), source, name);
}

function schemeText({ supported, placeholder, least, higher }: PermissionScheme): string {
  if (!supported) return placeholder ? "placeholder" : "not supported";
  const text = (alternatives: readonly (readonly string[])[]): string =>
    alternatives.map((names) => names.join("+")).join(", ");
  return `${text(least)} / ${text(higher)}`;
}

/** Returns the same text for all spellings of a type: `Collection(Edm.String)`, `user`, `a or b`. */
function typeText(type: TypeExpression | null, byLink = false): string {
  if (type === null) return "none";
  const page = byLink ? /([\w-]+)\.md/i.exec(type.link ?? "")?.[1]?.toLowerCase() : undefined;
  const name = type.name === null ? "unread" : (primitiveType(type.name) ?? page ?? lastName(type.name));
  const text = type.collection ? `Collection(${name})` : name;
  return [text, ...type.alternatives.map((other) => typeText(other, byLink))].join(" or ");
}

function lastName(name: string): string {
  return name.slice(name.lastIndexOf(".") + 1).toLowerCase();
}
