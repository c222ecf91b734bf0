import { NO_FACTS } from "../../generator/page/inner-fields.js";
import type { Place } from "../../generator/findings/finding.js";
import type { JsonValue } from "../../generator/model/model.js";
import type {
  EnumFacts,
  ExampleFacts,
  FieldFacts,
  FieldRow,
  MessageFacts,
  OperationFacts,
  Page,
  RequestLine,
  StatusFact,
  TypeExpression,
  TypeFacts,
} from "../../generator/page/page.js";

/** Functions that create pages for tests. All facts that a test does not pass have defaults. */

export function place(line = 1, file = ""): Place {
  return { file, line, column: 1 };
}

/** Creates a type expression. @param spelling `[Text](link)` or `Text`; for a collection, followed by ` collection` */
export function type(spelling: string): TypeExpression {
  const collection = spelling.endsWith(" collection");
  const text = collection ? spelling.slice(0, -" collection".length) : spelling;
  const [, linked, link] = /^\[(.*)\]\((.*)\)$/.exec(text) ?? [];
  return { text: spelling, name: linked ?? text, collection, link: link ?? null, alternatives: [], source: place() };
}

export function row(name: string, spelling: string | null, facts: Partial<FieldFacts> = {}): FieldRow {
  return {
    name,
    type: spelling === null ? null : type(spelling),
    description: "",
    facts: { ...NO_FACTS, ...facts },
    source: place(),
  };
}

function typeFacts(name: string, facts: Partial<TypeFacts> = {}): TypeFacts {
  return {
    name,
    kind: null,
    base: null,
    derived: [],
    abstract: false,
    open: false,
    key: null,
    description: "",
    properties: [],
    relationships: [],
    methods: [],
    representation: null,
    examples: [],
    source: place(),
    ...facts,
  };
}

export function enumFacts(name: string, members: readonly string[]): EnumFacts {
  return {
    name,
    description: "",
    flags: false,
    members: members.map((member) => ({ name: member, value: null, description: "", source: place() })),
    source: place(),
  };
}

export function request(line: string): RequestLine {
  const [, method, path = "", query = null] = /^(\S+) ([^?]*)(?:\?(.*))?$/.exec(line) ?? [];
  if (method !== "GET" && method !== "POST" && method !== "PUT" && method !== "PATCH" && method !== "DELETE") {
    throw new Error(`No HTTP method in "${line}"`);
  }
  return { method, path, query, source: place() };
}

export function status(code: number, spelling: string | null = null, facts: Partial<StatusFact> = {}): StatusFact {
  return {
    status: code,
    type: spelling === null ? null : type(spelling),
    stream: false,
    headers: [],
    description: "",
    source: place(),
    ...facts,
  };
}

export function message(body: JsonValue, facts: Partial<MessageFacts> = {}): MessageFacts {
  return {
    headers: {},
    body,
    malformed: false,
    truncated: false,
    type: null,
    collection: false,
    expectError: false,
    source: place(),
    bodySource: null,
    typeSources: {},
    ...facts,
  };
}

export function example(
  line: string,
  body: JsonValue,
  response: (MessageFacts & { readonly status: number }) | null = null,
): ExampleFacts {
  const { method, path } = request(line);
  return { name: null, title: null, request: { ...message(body), method, url: path }, response };
}

function page(file: string, facts: Partial<Page>): Page {
  return {
    file,
    version: null,
    kind: "other",
    title: file,
    description: "",
    namespace: "microsoft.graph",
    deprecation: null,
    frontMatter: {},
    links: [],
    operation: null,
    types: [],
    enums: [],
    diagnostics: [],
    ...located({ source: place(), ...facts }, facts.file ?? file),
  };
}

export function apiPage(id: string, operation: Partial<OperationFacts>, facts: Partial<Page> = {}): Page {
  return page(`api/${id}.md`, {
    kind: "api",
    operation: {
      shared: { permissions: [], noQueryOptions: false, onlyListedQueryOptions: false, errors: [] },
      requests: [],
      pathParameters: [],
      queryParameters: [],
      queryOptions: [],
      functionParameters: [],
      requestHeaders: [],
      requestBody: null,
      response: null,
      examples: [],
      ...operation,
    },
    ...facts,
  });
}

export function resourcePage(name: string, facts: Partial<TypeFacts> = {}, around: Partial<Page> = {}): Page {
  const file = name.slice(name.lastIndexOf(".") + 1).toLowerCase();
  return page(`resources/${file}.md`, { kind: "resource", types: [typeFacts(name, facts)], ...around });
}

export function enumPage(file: string, enums: readonly EnumFacts[], around: Partial<Page> = {}): Page {
  return page(`resources/${file}.md`, { kind: "enum", enums, ...around });
}

/** Adds the file of the page to the places of all facts. */
function located<Facts>(facts: Facts, file: string): Facts {
  return JSON.parse(JSON.stringify(facts), (key, value: unknown) =>
    key === "source" && typeof value === "object" && value !== null && "file" in value && value.file === ""
      ? { ...value, file }
      : value,
  ) as Facts;
}
