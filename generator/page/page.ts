import type { Finding, Place } from "../findings/finding.js";
import type { EnumMember, HttpMethod, JsonValue, PageKind, QuerySupport, SharedOperationFacts } from "../vocabulary.js";
import type { JsonPlaces } from "./grammar/json-places.js";
import type { FrontMatter } from "./markdown/front-matter.js";

/**
 * The facts of one page, each with its place. Names and links are as written. The model resolves them, because it has
 * all pages.
 */
export interface Page {
  readonly file: string;
  readonly version: string | null;
  readonly kind: PageKind;
  /**
   * The text of the title's heading. Without such a heading, the title in the front matter, or else the name of the
   * file.
   */
  readonly title: string;
  readonly description: string;
  readonly namespace: string | null;
  readonly deprecation: Deprecation | null;
  /** API pages: the facts of the operation. */
  readonly operation: OperationFacts | null;
  /**
   * Only if the page documents several operations or bound actions: a separate page for each operation or action, with
   * the heading and the facts of its section.
   */
  readonly parts?: readonly Page[];
  /** Only for a page in `parts`: the anchor of the operation. */
  readonly anchor?: string;
  /** Resource pages: the types that the page declares, most often one. */
  readonly types: readonly TypeFacts[];
  /** Enumerations on pages of any kind. */
  readonly enums: readonly EnumFacts[];
  /** Present if the page is a translation: the script of its language. Translation can change names outside of code. */
  readonly translated?: "latin" | "other";
  readonly frontMatter: FrontMatter;
  /** Links, link definitions and images, including those in includes. */
  readonly links: readonly Link[];
  readonly diagnostics: readonly Finding[];
  readonly source: Place;
}

/** Adds the parts of each page after the page. */
export function withParts(pages: readonly Page[]): Page[] {
  return pages.flatMap((page) => [page, ...(page.parts ?? [])]);
}

/** A link as written. A relative URL is relative to the file in `source`. */
export interface Link {
  readonly url: string;
  readonly source: Place;
}

export interface Deprecation {
  /** The text of the alert: the date, the replacement. Empty if only the title marks the deprecation. */
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
   * In a sentence: other possible names of the type, longest first. Each joins the name with words before it:
   * `salesCreditMemo` and `creditMemo` for `sales credit memo object`.
   */
  readonly joined?: readonly string[];
  /** In the annotation of an example: the type that the body of the example names in `@odata.type`. */
  readonly inBody?: string;
  /** In a table of a translated page: the name of the field. It helps to find the enumeration if `name` is translated. */
  readonly field?: string;
  /** The other types of `A or B`. */
  readonly alternatives: readonly TypeExpression[];
  readonly source: Place;
}

/** A row of a table of properties, relationships, parameters or headers. */
export interface FieldRow {
  readonly name: string;
  readonly type: TypeExpression | null;
  /** Plain text. Code spans keep their backticks. Links are replaced by their text. */
  readonly description: string;
  readonly facts: FieldFacts;
  /** The part of the request that contains a parameter, in a table with a column for it. */
  readonly location?: RequestPart;
  /** Whether translation may have changed the name, because the code of the page does not contain it. */
  readonly doubtful?: true;
  /** The rows of the fields inside this field, such as `address.city`. Present until a type is declared for them. */
  readonly fields?: readonly FieldRow[];
  readonly source: Place;
}

/** The parts of a request that a table of parameters can name. */
export type RequestPart = "path" | "query" | "header" | "body";

/** Facts in the description of a row. `null` means not documented. */
export interface FieldFacts {
  readonly required: boolean | null;
  /** Whether the field is required to create an item. It may be optional in an update. */
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
  /** System query options that the text of the section mentions, such as `$select` and `$filter`. */
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
  /**
   * Relative to the service root, with a leading slash and without the query. Placeholders are in braces, as written.
   */
  readonly path: string;
  readonly query: string | null;
  /** The part before the path: the service root of an absolute URL, or a version, such as `/v1` in `/v1/books`. */
  readonly root?: string;
  /** In an HTTP request section: counts the code blocks and tables. The request lines of a block have the same number. */
  readonly block?: number;
  readonly source: Place;
}

/** The name of a required property, in a sentence such as "The request body must contain `name`". */
export interface RequiredName {
  readonly name: string;
  readonly source: Place;
}

export interface RequestBodyFacts {
  /** Whether the page says that the request does not have a body. */
  readonly none: boolean;
  /**
   * Whether the body is optional. Also true if the section says that the request does not have a body, but the page
   * lists parameters of a body.
   */
  readonly optional?: boolean;
  readonly contentType: string | null;
  /** The content type of the text that callers can send instead of JSON. Absent if there is none. */
  readonly textType?: string;
  readonly type: TypeExpression | null;
  /** Whether the body consists of bytes or text instead of JSON. */
  readonly stream: boolean;
  readonly fields: readonly FieldRow[];
  /** The properties that the text of the section calls required. Absent if there are none. */
  readonly required?: readonly RequiredName[];
  readonly description: string;
  readonly source: Place;
}

export interface ResponseFacts {
  readonly statuses: readonly StatusFact[];
  /** Whether the section says that the body depends on the request, or describes several bodies. */
  readonly varies?: boolean;
  /** Whether the text has a noun such as "objects", so a body can be a collection without the word "collection". */
  readonly several?: boolean;
  readonly description: string;
  readonly source: Place;
}

export interface StatusFact {
  readonly status: number;
  readonly type: TypeExpression | null;
  /** Whether the body consists of bytes. */
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
  /** Whether the annotation marks the response as an error. */
  readonly expectError: boolean;
  readonly source: Place;
  /** Place of the first character of the body. */
  readonly bodySource: Place | null;
  /** Places of the values of `@odata.type` in the body. */
  readonly typeSources: JsonPlaces;
}

export interface TypeFacts {
  /** As written in the annotation or the title, so it may be unqualified. */
  readonly name: string;
  readonly kind: "entity" | "complex" | null;
  readonly base: TypeExpression | null;
  /** Types that the page lists as derived from the page's type. */
  readonly derived: readonly TypeExpression[];
  readonly abstract: boolean;
  readonly open: boolean;
  readonly key: string | null;
  readonly description: string;
  readonly properties: readonly FieldRow[];
  readonly relationships: readonly FieldRow[];
  readonly methods: readonly MethodRow[];
  readonly representation: Representation | null;
  /** Examples on the resource page itself, such as a request for a singleton that does not have an API page. */
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
  /** Place of the first character of the JSON. */
  readonly bodySource: Place;
  /** Places of the names of the properties. */
  readonly nameSources: JsonPlaces;
  /** Places of the values of `@odata.type`. */
  readonly typeSources: JsonPlaces;
}

export interface EnumFacts {
  readonly name: string;
  readonly description: string;
  readonly flags: boolean;
  readonly members: readonly EnumMember[];
  readonly source: Place;
}
