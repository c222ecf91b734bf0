import type { Change } from "../../generator/diff/change.js";
import type { ApiModel } from "../../generator/model/model.js";
import type { Files } from "./docs-set.js";
import type { PageText } from "./page-text.js";
import type { Random } from "./random.js";

/** Whether requests or responses contain the type of a drawn page. The severity of changes depends on it. */
export type Usage = "sent" | "returned";

/** A page of the corpus with the pages to which it links. */
export interface LinkedPage extends PageText {
  readonly files: Files;
}

/** A page drawn at random for a mutation. */
export interface DrawnPage extends LinkedPage {
  /** The model of `files` before the mutation. */
  readonly model: ApiModel;
  /** Name of the page's type, or id of its operation. */
  readonly target: string;
  readonly usage: Usage;
}

/** A change that the comparison must report. */
export interface Expected {
  readonly id: Change["id"];
  readonly severity: Change["severity"];
  readonly target: string;
  readonly name: string | null;
  readonly file: string;
  /** From 1. */
  readonly line: number;
}

/** An edit of files. */
export interface Edit {
  /** Files that differ from the corpus before the edit. */
  readonly before?: Files;
  readonly after: Files;
  readonly expected: readonly Expected[];
}

/** A kind of edit that changes the API. */
export interface Mutation {
  readonly title: string;
  readonly pageKind: PageKind;
  /** Tells from the text whether the mutation can apply to a page. Default: to all pages. */
  readonly applies?: (page: LinkedPage) => boolean;
  /** Returns `null` if the mutation cannot apply to the page. */
  readonly edit: (page: DrawnPage, random: Random) => Edit | null;
}

export type PageKind = "type" | "enum" | "operation";

/**
 * Creates an expected change about the drawn page's type or operation.
 *
 * @param at - index of the line, from 0
 * @param rest - facts that differ, for example another file
 */
export function expectChange(
  page: DrawnPage,
  id: Expected["id"],
  severity: Expected["severity"],
  name: string | null,
  at: number,
  rest: Partial<Expected> = {},
): Expected {
  return { id, severity, target: page.target, name, file: page.file, line: at + 1, ...rest };
}

/** Returns the index of the title's line. */
export function titleLine(page: PageText): number {
  return page.lines.findIndex((line) => line.startsWith("# "));
}
