import type { Finding, Place } from "../findings/finding.js";
import type { EnumMember, HttpMethod, JsonValue, PageKind, QuerySupport, SharedOperationFacts } from "../vocabulary.js";
import type { FrontMatter } from "./markdown/front-matter.js";

/**
 * One page as read: typed facts, each with its place. Names stay as the page spells them and links as written;
 * what they refer to is for the model to find out, since only it sees the other pages.
 */
export interface Page {
  readonly file: string;
  readonly version: string | null;
  readonly kind: PageKind;
  /** From the level-one heading, else the front matter, else the file's name. */
  readonly title: string;
  readonly description: string;
  readonly namespace: string | null;
  readonly deprecation: Deprecation | null;
  /** API pages: the facts of the operation. */
  readonly operation: OperationFacts | null;
  /** Resource pages: the types that the page declares, most often one. */
  readonly types: readonly TypeFacts[];
  /** Enumerations on pages of any kind. */
  readonly enums: readonly EnumFacts[];
  readonly frontMatter: FrontMatter;
  /** Links, link definitions and images, those of the page's includes among them. */
  readonly links: readonly Link[];
  readonly diagnostics: readonly Finding[];
  readonly source: Place;
}

/** A link as written, relative to the file of its place. */
export interface Link {
  readonly url: string;
  readonly source: Place;
}

export interface Deprecation {
  /** What the page says: when it stops working, what replaces it. */
  readonly text: string;
  readonly source: Place;
}

/** A type as a cell or sentence spells it. */
export interface TypeExpression {
  /** The whole spelling, white space folded. */
  readonly text: string;
  /** The name without wrappers (`String`, `user`, `microsoft.graph.user`); `null` where none can be read. */
  readonly name: string | null;
  readonly collection: boolean;
  /** Target of the link that carries the name, as written. */
  readonly link: string | null;
  /** The other choices of `A or B`. */
  readonly alternatives: readonly TypeExpression[];
  readonly source: Place;
}

/** A row of a table of properties, relationships, parameters or headers. */
export interface FieldRow {
  readonly name: string;
  readonly type: TypeExpression | null;
  /** Plain text with code spans in backticks; links are reduced to their text. */
  readonly description: string;
  readonly facts: FieldFacts;
  readonly source: Place;
}

/** What the prose of a row states. `null` where it does not say. */
export interface FieldFacts {
  readonly required: boolean | null;
  /** A creation needs it; of an update, that says nothing. */
  readonly requiredOnCreate: boolean;
  readonly readOnly: boolean | null;
  readonly nullable: boolean | null;
  readonly defaultValue: string | null;
  readonly key: boolean;
  readonly deprecated: boolean;
  readonly inheritedFrom: TypeExpression | null;
  /** Values that the row lists ("Possible values are: …"). */
  readonly values: readonly string[] | null;
  readonly flags: boolean;
  readonly query: QuerySupport;
}

export interface OperationFacts {
  readonly shared: SharedOperationFacts;
  readonly requests: readonly RequestLine[];
  readonly pathParameters: readonly FieldRow[];
  readonly queryParameters: readonly FieldRow[];
  /** System query options that the section names without a table: `$select`, `$filter`. */
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

/** One request line of an HTTP request section, split but not interpreted. */
export interface RequestLine {
  readonly method: HttpMethod;
  /** From the service root, with a leading slash, without query; placeholders in braces as written. */
  readonly path: string;
  readonly query: string | null;
  readonly source: Place;
}

export interface RequestBodyFacts {
  /** The section says that there is no body. */
  readonly none: boolean;
  readonly contentType: string | null;
  /** The type whose representation is to be supplied. */
  readonly type: TypeExpression | null;
  /** The body is bytes or text, not JSON. */
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
  /** Parsed where the content is JSON, else the text; `null` without a body. */
  readonly body: JsonValue;
  readonly malformed: boolean;
  readonly truncated: boolean;
  /** From the block's annotation, as written (`microsoft.graph.user`, `Collection(…)`). */
  readonly type: string | null;
  readonly collection: boolean;
  /** The annotation says that the documented response is an error. */
  readonly expectError: boolean;
  readonly source: Place;
  /** Place of the first character of the body, for findings inside it. */
  readonly bodySource: Place | null;
}

export interface TypeFacts {
  /** As the annotation or the title spells it; qualified where the page qualifies it. */
  readonly name: string;
  readonly kind: "entity" | "complex" | null;
  readonly base: TypeExpression | null;
  /** Types of which the page says that this one is their base. */
  readonly derived: readonly TypeExpression[];
  readonly abstract: boolean;
  readonly open: boolean;
  readonly key: string | null;
  readonly description: string;
  readonly properties: readonly FieldRow[];
  readonly relationships: readonly FieldRow[];
  readonly methods: readonly MethodRow[];
  readonly representation: Representation | null;
  /** Requests that the page shows although no operation is described there, such as that of a singleton. */
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

/** The JSON representation of a resource page, as far as it can be read. */
export interface Representation {
  readonly value: JsonValue;
  readonly malformed: boolean;
  readonly optionalProperties: readonly string[];
  readonly source: Place;
}

export interface EnumFacts {
  /** Type name, `null` where only a property's row tells the values. */
  readonly name: string;
  readonly description: string;
  readonly flags: boolean;
  readonly members: readonly EnumMember[];
  readonly source: Place;
}
