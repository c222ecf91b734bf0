import type { Change } from "../../generator/diff/change.js";
import type { ApiModel } from "../../generator/model/model.js";
import type { Files } from "./docs-set.js";
import type { PageText } from "./page-text.js";
import type { Random } from "./random.js";

/** Where values of the type of a drawn page travel: what decides about severities. */
export type Usage = "sent" | "returned";

/** A page of the corpus with the pages that it links to. */
export interface LinkedPage extends PageText {
  readonly files: Files;
}

/** A page that is to be changed, with what it says as it is. */
export interface DrawnPage extends LinkedPage {
  /** What the files say as they are. */
  readonly model: ApiModel;
  /** Name of the one type of the page, or id of its operation. */
  readonly target: string;
  readonly usage: Usage;
}

/** A change as it has to be told. */
export interface Expected {
  readonly id: Change["id"];
  readonly severity: Change["severity"];
  readonly target: string;
  readonly name: string | null;
  readonly file: string;
  /** From 1. */
  readonly line: number;
}

/** What becomes of the files of a drawn page. */
export interface Edit {
  /** Files that are otherwise before the edit than they are in the corpus. */
  readonly before?: Files;
  readonly after: Files;
  readonly gives: readonly Expected[];
}

/** One way to change pages. */
export interface Mutation {
  readonly what: string;
  readonly of: PageSort;
  /** Whether a page is worth reading; all are where nothing is said. */
  readonly isFor?: (page: LinkedPage) => boolean;
  /** `null` where the page has nothing to change in this way. */
  readonly edit: (page: DrawnPage, random: Random) => Edit | null;
}

export type PageSort = "type" | "enum" | "operation";

/** One change, on a line of the drawn page unless a file is named. */
export function gives(
  page: DrawnPage,
  id: Expected["id"],
  severity: Expected["severity"],
  name: string | null,
  at: number,
  rest: Partial<Expected> = {},
): Expected {
  return { id, severity, target: page.target, name, file: page.file, line: at + 1, ...rest };
}

/** The index of the line of the title. */
export function titleLine(page: PageText): number {
  return page.lines.findIndex((line) => line.startsWith("# "));
}
