import { codeSpan, commentText, commentUrl, urlSegment } from "./boundary.js";
import type { TypeModel } from "../model/model.js";
import type { DocumentedErrors } from "./calls/response-facts.js";
import type { SdkPlan } from "./plan-sdk.js";

/** What a comment says of a declaration. All but `own` comes from docs, and is made harmless here. */
export interface DocFacts {
  /** Our own sentence about the declaration. It may link, and names nothing but identifiers of the SDK. */
  readonly own?: string;
  readonly description?: string;
  readonly notes?: readonly string[];
  /** Request lines: `GET /me/messages`. */
  readonly requests?: readonly string[];
  readonly parameters?: readonly { readonly name: string; readonly description: string }[];
  /** Errors that the docs name. */
  readonly errors?: readonly DocumentedErrors[];
  readonly defaultValue?: string | null;
  readonly deprecated?: boolean;
  readonly deprecation?: string | null;
  /** Pages that document it: what is said, and where it is published. */
  readonly links?: readonly { readonly title: string; readonly url: string }[];
}

const LINE = 108;

/**
 * A TSDoc comment in the form that ts-morph takes; none where there is nothing to say. Links are Markdown's: a tag for
 * them makes the compiler read the whole comment as a tree, in every program that imports the SDK.
 * {@link https://tsdoc.org/ | TSDoc}
 */
export function docComment(facts: DocFacts): { description: string }[] {
  const blocks = [
    facts.own ?? "",
    paragraph(facts.description ?? ""),
    ...(facts.notes ?? []).map(paragraph),
    requestLines(facts.requests ?? []),
    ...(facts.links ?? []).map(({ title, url }) => `[${linkTitle(title)}](${commentUrl(url)})`),
  ].filter((block) => block !== "");
  const tags = [
    ...(facts.parameters ?? [])
      .filter(({ description }) => description !== "")
      .map(({ name, description }) => `@param ${name} - ${oneLine(description)}`),
    ...(facts.errors ?? []).map(errorTag),
    ...(facts.defaultValue == null || facts.defaultValue === ""
      ? []
      : [`@defaultValue ${oneLine(facts.defaultValue)}`]),
    ...(facts.deprecated ? [`@deprecated ${oneLine(facts.deprecation ?? "")}`.trim()] : []),
  ];
  const text = [blocks.join("\n\n"), tags.join("\n")].filter((part) => part !== "").join("\n\n");
  if (text === "") return [];
  return [{ description: text.includes("\n") ? `\n${text}` : text }];
}

/** A line, or a list of them; none is broken. */
function requestLines(requests: readonly string[]): string {
  const lines = requests.map((request) => commentText(codeSpan(request)));
  return lines.length > 1 ? lines.map((line) => `- ${line}`).join("\n") : lines.join("");
}

function errorTag({ statuses, code, description }: DocumentedErrors): string {
  const facts = [
    statuses.join(", "),
    code === null ? "" : codeSpan(code),
    description === "" ? "" : `- ${description}`,
  ];
  return `@throws GraphError ${oneLine(facts.filter((fact) => fact !== "").join(" "))}`;
}

/** The comment of a type: what its page says, and where that is published. */
export function typeDoc(type: TypeModel, plan: SdkPlan, notes: readonly string[]): { description: string }[] {
  const url = type.origin === "page" ? pageUrl(type.source.file, plan) : null;
  return docComment({
    description: type.description,
    notes,
    deprecated: type.deprecated,
    deprecation: type.deprecation,
    links: url === null ? [] : [{ title: type.name, url }],
  });
}

/** Where a page is published; `null` where the config names no place. */
export function pageUrl(file: string, plan: SdkPlan): string | null {
  const { docsUrl } = plan.options;
  if (docsUrl === "") return null;
  const path = file.replace(/\.md$/i, "").split("/");
  const name = path.at(-1) ?? "";
  const page = `${path.at(-2) === "resources" ? "resources/" : ""}${urlSegment(name)}`;
  const version = plan.model.api.version === "v1.0" ? "1.0" : plan.model.api.version;
  return docsUrl.replaceAll("{page}", () => page).replaceAll("{version}", () => version);
}

function paragraph(text: string): string {
  return commentText(wrap(text));
}

function oneLine(text: string): string {
  return commentText(text.replace(/\s+/g, " "));
}

/** A link's text ends at a bracket. */
function linkTitle(title: string): string {
  return (
    oneLine(title)
      .replace(/[[\]\\]/g, " ")
      .trim() || "Documentation"
  );
}

/** Breaks lines at spaces, so that comments can be read beside code. */
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
