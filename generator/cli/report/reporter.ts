import type picocolors from "picocolors";
import type { ResourceChanges } from "../../diff/group-by-resource.js";
import type { Change } from "../../diff/change.js";
import type { PermissionReport } from "../../export/permissions/permission-report.js";
import type { CustomRule } from "../../findings/custom-rule.js";
import type { Finding, Severity } from "../../findings/finding.js";
import type { JsonObject } from "../../model/payload.js";

/** Prints results in one format. */
export type Reporter<Results, Context> = (results: Results, context: Context) => string;

export type Colors = ReturnType<typeof picocolors.createColors>;

/** Prints findings, which are ordered by place. */
export type FindingReporter = Reporter<readonly Finding<string>[], FindingContext>;

export interface FindingContext extends FindingPlaces {
  readonly colors: Colors;
  /** Whether every finding is printed. If not, a format may limit their number. */
  readonly verbose: boolean;
  /** The lowest severity that fails the command. */
  readonly failOn: Severity | "none";
  /** The groups of findings in formats for people. Default: `file`. */
  readonly groupBy?: "file" | "rule";
  /** Whether `pretty` prints findings of several files with the same message as one line with the number of files. */
  readonly mergeRepeated?: boolean;
  /** All findings, including those that `--limit` leaves out; absent if none is left out. Totals count all findings. */
  readonly all?: readonly Finding<string>[];
  /** The custom rules that the findings can have. */
  readonly customRules?: readonly CustomRule[];
}

/** Functions that find the paths and lines of docs files for reports. */
export interface FindingPlaces {
  /** The path of a docs file, relative to the current folder. */
  readonly displayPath: (file: string) => string;
  /** The path of a docs file, relative to the top folder of the git repository, for services that annotate files. */
  readonly repositoryPath: (file: string) => string;
  /** The text of a line of a docs file; `undefined` if the file is not loaded. */
  readonly sourceLine: (file: string, line: number) => string | undefined;
}

/** Prints the changes between two APIs. */
export type ChangeReporter = Reporter<readonly Change[], ChangeContext>;

export interface ChangeContext {
  readonly colors: Colors;
  /** Whether every change is printed. If not, a format may limit their number. */
  readonly verbose: boolean;
  /** The path of a docs file, relative to the current folder. */
  readonly displayPath: (file: SidedFile) => string;
  /** The path of a docs file, relative to the top folder of the git repository, for services that annotate files. */
  readonly repositoryPath: (file: SidedFile) => string;
}

/** A docs file of the base or the head. */
export type SidedFile = Pick<Change, "side"> & { readonly file: string };

/** Prints the changes of each resource as release notes. */
export type ChangelogReporter = Reporter<readonly ResourceChanges[], ChangelogContext>;

export interface ChangelogContext {
  /** The API version of the notes; empty if unknown. */
  readonly version: string;
  /** The date of the changes in ISO 8601. */
  readonly date: string;
  /** The address of a docs page, for a link. */
  readonly link: (page: SidedFile) => string;
}

/** Prints the permissions that operations need. */
export type PermissionReporter = Reporter<PermissionReport, PermissionContext>;

export interface PermissionContext {
  readonly colors: Colors;
}

/** Prints a document of an export. The text is safe to print without changes. */
export type DocumentReporter = (document: JsonObject) => string;
