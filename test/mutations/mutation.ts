import type { Change } from "../../generator/diff/change.js";
import type { ApiModel } from "../../generator/model/model.js";
import type { Files } from "./docs-set.js";
import type { PageText } from "./page-text.js";
import type { Random } from "./random.js";

/**
 * Whether requests contain the type of a drawn page (`sent`) or only responses (`returned`). The severity of changes
 * depends on this.
 */
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

/** A change that `diff` must report. */
export interface Expected {
  readonly id: Change["id"];
  readonly severity: Change["severity"];
  readonly target: string;
  readonly name: string | null;
  readonly file: string;
  /** Line number, from 1. */
  readonly line: number;
}

/** The files of a mutation, and the changes that `diff` must report for it. */
export interface Edit {
  /** Files of the base that differ from the corpus. */
  readonly before?: Files;
  readonly after: Files;
  readonly expected: readonly Expected[];
}

/** A kind of edit that changes the API. */
export interface Mutation {
  readonly title: string;
  readonly pageKind: PageKind;
  /** Tells from the text of a page whether the mutation may be possible. Default: true for all pages. */
  readonly applies?: (page: LinkedPage) => boolean;
  /** Returns `null` if the mutation is not possible on the page. */
  readonly edit: (page: DrawnPage, random: Random) => Edit | null;
}

export type PageKind = "type" | "enum" | "operation";

/**
 * Creates an expected change about the drawn page's type or operation.
 *
 * @param at - index of the line, from 0
 * @param rest - values that replace the default fields of the change, for example another file
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

/** Returns the index of the line that has the title of the page. */
export function titleLine(page: PageText): number {
  return page.lines.findIndex((line) => line.startsWith("# "));
}
