import type { Finding, Place } from "../findings/finding.js";
import type { EnumMember, HttpMethod, JsonValue, PageKind, QuerySupport, SharedOperationFacts } from "../vocabulary.js";
import type { FrontMatter } from "./markdown/front-matter.js";

/**
 * The facts of one page, each with its place. Names and links are as written. The model resolves them, because it has all
 * pages.
 */
export interface Page {
  readonly file: string;
  readonly version: string | null;
  readonly kind: PageKind;
  /** From the first heading of level one, the front matter or the file name. */
  readonly title: string;
  readonly description: string;
  readonly namespace: string | null;
  readonly deprecation: Deprecation | null;
  /** API pages: the facts of the operation. */
  readonly operation: OperationFacts | null;
  /** The operations of a page with several, each as a page with the heading and the facts of one section. */
  readonly parts?: readonly Page[];
  /** In a part of a page: the heading of its section, as an anchor. */
  readonly anchor?: string;
  /** Resource pages: the types that the page declares, most often one. */
  readonly types: readonly TypeFacts[];
  /** Enumerations on pages of any kind. */
  readonly enums: readonly EnumFacts[];
  readonly frontMatter: FrontMatter;
  /** Links, link definitions and images, including those in includes. */
  readonly links: readonly Link[];
  readonly diagnostics: readonly Finding[];
  readonly source: Place;
}

/** Replaces each page with several operations by itself, without operations, and its parts. */
export function withParts(pages: readonly Page[]): Page[] {
  return pages.flatMap((page) => [page, ...(page.parts ?? [])]);
}

/** A link as written. A relative URL is relative to the file of the place. */
export interface Link {
  readonly url: string;
  readonly source: Place;
}

export interface Deprecation {
  /** The text of the alert: the date, the replacement. Empty if only the title says it. */
  readonly text: string;
  readonly source: Place;
}

/** A type as written in a cell or sentence. */
export interface TypeExpression {
  /** The whole text, with white space collapsed. */
  readonly text: string;
  /** The name of the item type (`String`, `user`, `microsoft.graph.user`); `null` if the text is not a type. */
  readonly name: string | null;
  readonly collection: boolean;
  /** Target of the link around the name, as written. */
  readonly link: string | null;
  /**
   * In a sentence: the name and the words before it, joined, the longest first (`sales credit memo object`:
   * `salesCreditMemo`, `creditMemo`). One of them can be the name of the type.
   */
  readonly joined?: readonly string[];
  /** The other types of `A or B`. */
  readonly alternatives: readonly TypeExpression[];
  readonly source: Place;
}

/** A row of a table of properties, relationships, parameters or headers. */
export interface FieldRow {
  readonly name: string;
  readonly type: TypeExpression | null;
  /** Plain text. Code spans keep their backticks, links only their text. */
  readonly description: string;
  readonly facts: FieldFacts;
  readonly source: Place;
}

/** Facts in the description of a row. `null` means not documented. */
export interface FieldFacts {
  readonly required: boolean | null;
  /** Required to create an item. It may be optional in an update. */
  readonly requiredOnCreate: boolean;
  readonly readOnly: boolean | null;
  readonly nullable: boolean | null;
  readonly defaultValue: string | null;
  readonly key: boolean;
  readonly deprecated: boolean;
  readonly inheritedFrom: TypeExpression | null;
  /** Values in the description ("Possible values are: …"). */
  readonly values: readonly string[] | null;
  readonly flags: boolean;
  readonly query: QuerySupport;
}

export interface OperationFacts {
  readonly shared: SharedOperationFacts;
  readonly requests: readonly RequestLine[];
  readonly pathParameters: readonly FieldRow[];
  readonly queryParameters: readonly FieldRow[];
  /** System query options in sentences of the section: `$select`, `$filter`. */
  readonly queryOptions: readonly QueryOptionMention[];
  readonly functionParameters: readonly FieldRow[];
  readonly requestHeaders: readonly FieldRow[];
  readonly requestBody: RequestBodyFacts | null;
  readonly response: ResponseFacts | null;
  readonly examples: readonly ExampleFacts[];
}

export interface QueryOptionMention {
  readonly name: string;
  readonly source: Place;
}

/** One request line of an HTTP request section. */
export interface RequestLine {
  readonly method: HttpMethod;
  /** Relative to the service root, with a leading slash and without the query. Placeholders are in braces, as written. */
  readonly path: string;
  readonly query: string | null;
  readonly source: Place;
}

export interface RequestBodyFacts {
  /** The request does not have a body. */
  readonly none: boolean;
  /** The section says that the request does not need a body, but the page lists parameters for it. */
  readonly optional?: boolean;
  readonly contentType: string | null;
  /** The type of the body. */
  readonly type: TypeExpression | null;
  /** The body is bytes or text instead of JSON. */
  readonly stream: boolean;
  readonly fields: readonly FieldRow[];
  readonly description: string;
  readonly source: Place;
}

export interface ResponseFacts {
  readonly statuses: readonly StatusFact[];
  readonly description: string;
  readonly source: Place;
}

export interface StatusFact {
  readonly status: number;
  readonly type: TypeExpression | null;
  /** The body is bytes. */
  readonly stream: boolean;
  readonly headers: readonly string[];
  readonly description: string;
  readonly source: Place;
}

export interface ExampleFacts {
  readonly name: string | null;
  readonly title: string | null;
  readonly request: MessageFacts & { readonly method: HttpMethod; readonly url: string };
  readonly response: (MessageFacts & { readonly status: number }) | null;
}

/** One HTTP message of an example block. */
export interface MessageFacts {
  readonly headers: Readonly<Record<string, string>>;
  /** A JSON value, or text if the content is not JSON; `null` without a body. */
  readonly body: JsonValue;
  /** The body as JSON text, if JavaScript would change the digits of a number in it. */
  readonly bodyText?: string;
  readonly malformed: boolean;
  readonly truncated: boolean;
  /** Type in the annotation of the block, as written (`microsoft.graph.user`, `Collection(…)`). */
  readonly type: string | null;
  readonly collection: boolean;
  /** The annotation marks the response as an error. */
  readonly expectError: boolean;
  readonly source: Place;
  /** Place of the first character of the body. */
  readonly bodySource: Place | null;
}

export interface TypeFacts {
  /** As written in the annotation or the title, so it may be unqualified. */
  readonly name: string;
  readonly kind: "entity" | "complex" | null;
  readonly base: TypeExpression | null;
  /** Types that the page lists as derived from this one. */
  readonly derived: readonly TypeExpression[];
  readonly abstract: boolean;
  readonly open: boolean;
  readonly key: string | null;
  readonly description: string;
  readonly properties: readonly FieldRow[];
  readonly relationships: readonly FieldRow[];
  readonly methods: readonly MethodRow[];
  readonly representation: Representation | null;
  /** Requests on the resource page, such as that of a singleton without an API page. */
  readonly examples: readonly ExampleFacts[];
  readonly source: Place;
}

export interface MethodRow {
  readonly title: string;
  readonly link: string | null;
  readonly returnType: TypeExpression | null;
  readonly description: string;
  readonly source: Place;
}

/** The JSON representation on a resource page. */
export interface Representation {
  readonly value: JsonValue;
  readonly malformed: boolean;
  readonly optionalProperties: readonly string[];
  readonly source: Place;
}

export interface EnumFacts {
  readonly name: string;
  readonly description: string;
  readonly flags: boolean;
  readonly members: readonly EnumMember[];
  readonly source: Place;
}
