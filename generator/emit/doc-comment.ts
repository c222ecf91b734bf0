import { codeSpan, commentText, commentUrl, urlSegment } from "./boundary.js";
import { isReference, referenceInComment, resolveReferences, type DocsValues } from "./docs-references.js";
import { microsoftGraph } from "../dialect/microsoft-graph.js";
import { placeholderPattern } from "../dialect/placeholder-pattern.js";
import type { TypeModel } from "../model/model.js";
import type { DocumentedErrors } from "./calls/response-facts.js";
import type { SdkPlan } from "./plan-sdk.js";

/** The contents of a TSDoc comment. `docComment` escapes all texts except `summary`, because they come from docs. */
export interface DocFacts {
  /** A sentence that the generator wrote. It must not contain text from docs, because it is not escaped. */
  readonly summary?: string;
  readonly description?: string;
  readonly notes?: readonly string[];
  /** The least privileged permissions for each kind of access. */
  readonly permissions?: readonly LeastPermission[];
  /** Request lines: `GET /me/messages`. */
  readonly requests?: readonly string[];
  readonly parameters?: readonly { readonly name: string; readonly description: string }[];
  /** The documented errors, each for a `@throws` tag. */
  readonly errors?: readonly DocumentedErrors[];
  /** The name of the error class in `@throws` tags. */
  readonly errorName?: string;
  readonly defaultValue?: string | null;
  readonly deprecated?: boolean;
  readonly deprecation?: string | null;
  /** The source of the declared type or call. If it is `metadata`, the comment says "Not documented." */
  readonly origin?: string | undefined;
  /** Whether the comment is on one line. */
  readonly isInline?: boolean;
  /** The published pages that document the declaration. */
  readonly links?: readonly { readonly title: string; readonly url: string }[];
}

/** The least privileged permissions for one kind of access: `Permission (application): User.Read.All`. */
export interface LeastPermission {
  /** `null` for OAuth scopes of an API without OData, which apply to all kinds. */
  readonly kind: string | null;
  /** Each alternative is a list of permissions that are needed together. */
  readonly alternatives: readonly (readonly string[])[];
}

const LINE = 108;

/**
 * Writes a TSDoc comment in the form that `Declaration` takes. Links are Markdown links. With a `{@link}` tag, the
 * compiler would parse the whole comment into a tree for every program that imports the SDK.
 * {@link https://tsdoc.org/ | TSDoc}
 *
 * @returns one comment, or an empty array if the comment would be empty
 */
export function docComment(facts: DocFacts): { description: string }[] {
  const { description = "", ...others } = facts;
  const text = isReference(description) ? referenceInComment(description, others) : commentOf(facts);
  return text === "" ? [] : [{ description: text }];
}

/** Replaces the references to descriptions and lines in a draft. */
export function withDocsValues(json: string, values: DocsValues): string {
  return resolveReferences(json, values, (description, facts) => commentOf({ ...facts, description }));
}

function commentOf(facts: DocFacts): string {
  const blocks = [
    facts.summary ?? "",
    facts.origin === "metadata" ? "Not documented." : "",
    paragraph(withoutPlaceholders(facts.description ?? "")),
    ...(facts.notes ?? []).map(paragraph),
    requestLines(facts.requests ?? []),
    permissionLines(facts.permissions ?? []),
    ...(facts.links ?? []).map(({ title, url }) => `[${linkTitle(title)}](${commentUrl(url)})`),
  ].filter((block) => block !== "");
  const tags = [
    ...(facts.parameters ?? [])
      .map(({ name, description }) => ({ name, description: withoutPlaceholders(description) }))
      .filter(({ description }) => description !== "")
      .map(({ name, description }) => `@param ${name} - ${oneLine(description)}`),
    ...(facts.errors ?? []).map((error) => errorTag(error, facts.errorName ?? "Error")),
    ...(facts.defaultValue == null || facts.defaultValue === ""
      ? []
      : [`@defaultValue ${oneLine(facts.defaultValue)}`]),
    ...(facts.deprecated ? [`@deprecated ${oneLine(facts.deprecation ?? "")}`.trim()] : []),
  ];
  const text = [blocks.join("\n\n"), tags.join("\n")].filter((part) => part !== "").join("\n\n");
  if (facts.isInline === true) return text.trim().replaceAll("\n", " ");
  return text.includes("\n") ? `\n${text}` : text;
}

/**
 * Writes one request as a line, or several requests as a list. The lines are not wrapped, so that a text search finds
 * them.
 */
function requestLines(requests: readonly string[]): string {
  const lines = requests.map((request) => commentText(codeSpan(request)));
  return lines.length > 1 ? lines.map((line) => `- ${line}`).join("\n") : lines.join("");
}

function permissionLines(permissions: readonly LeastPermission[]): string {
  return permissions
    .map(({ kind, alternatives }) => {
      const list = alternatives.map((needed) => needed.map(codeSpan).join(" and ")).join(" or ");
      return `- ${kind === null ? "Scope" : `Permission (${kind})`}: ${commentText(list)}`;
    })
    .join("\n");
}

function errorTag({ statuses, code, description }: DocumentedErrors, name: string): string {
  const facts = [
    statuses.join(", "),
    code === null ? "" : codeSpan(code),
    description === "" ? "" : `- ${description}`,
  ];
  return `@throws ${name} ${oneLine(facts.filter((fact) => fact !== "").join(" "))}`;
}

/** Writes the comment of a type: its description, and a link to its page if it has one. */
export function typeDoc(type: TypeModel, plan: SdkPlan, notes: readonly string[]): { description: string }[] {
  const url = type.origin === "page" ? pageUrl(type.source.file, plan) : null;
  return docComment({
    description: type.description,
    origin: type.origin,
    notes,
    deprecated: type.deprecated,
    deprecation: type.deprecation,
    links: url === null ? [] : [{ title: type.name, url }],
  });
}

/** Returns the URL of a published page; `null` if the option `docsUrl` is empty. */
export function pageUrl(file: string, plan: SdkPlan): string | null {
  const { docsUrl } = plan.options;
  if (docsUrl === "") return null;
  const path = file.replace(/\.md$/i, "").split("/");
  const name = path.at(-1) ?? "";
  const page = `${path.at(-2) === "resources" ? "resources/" : ""}${urlSegment(name)}`;
  const version = plan.model.api.version === "v1.0" ? "1.0" : plan.model.api.version;
  return docsUrl.replaceAll("{page}", () => page).replaceAll("{version}", () => version);
}

/** Removes the placeholders that page templates contain. Findings of the rule `placeholder` report them. */
export function withoutPlaceholders(text: string): string {
  return text.replace(PLACEHOLDERS, "").trim();
}

const PLACEHOLDERS = placeholderPattern(microsoftGraph.phrases.placeholder, "gm");

function paragraph(text: string): string {
  return commentText(wrap(text));
}

function oneLine(text: string): string {
  return commentText(text.replace(/\s+/g, " "));
}

/** Replaces brackets and backslashes, which would end the text of a Markdown link, by spaces. */
function linkTitle(title: string): string {
  return (
    oneLine(title)
      .replace(/[[\]\\]/g, " ")
      .trim() || "Documentation"
  );
}

/** Breaks lines at spaces so that comments are not wider than code. */
function wrap(text: string): string {
  return text
    .split(/\r\n?|\n/)
    .map((line) => {
      const lines: string[] = [];
      let current = "";
      for (const word of line.split(/[ \t]+/).filter((one) => one !== "")) {
        if (current !== "" && current.length + word.length >= LINE) {
          lines.push(current);
          current = word;
        } else current = current === "" ? word : `${current} ${word}`;
      }
      return [...lines, current].join("\n");
    })
    .join("\n")
    .replace(/\n{3,}/g, "\n\n");
}
