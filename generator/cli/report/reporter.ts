import type picocolors from "picocolors";
import type { ResourceChanges } from "../../diff/group-by-resource.js";
import type { Change } from "../../diff/change.js";
import type { PermissionReport } from "../../export/permissions/permission-report.js";
import type { Finding } from "../../findings/finding.js";

/** Prints results in one format. */
export type Reporter<Results, Context> = (results: Results, context: Context) => string;

export type Colors = ReturnType<typeof picocolors.createColors>;

/** Prints findings, which are ordered by place. */
export type FindingReporter = Reporter<readonly Finding<string>[], FindingContext>;

export interface FindingContext {
  readonly colors: Colors;
  /** Prints every finding; without it, a format may limit the number. */
  readonly verbose: boolean;
  /** The path of a docs file, relative to the current folder. */
  readonly displayPath: (file: string) => string;
  /** The text of a line of a docs file; `undefined` if the file is not loaded. */
  readonly sourceLine: (file: string, line: number) => string | undefined;
}

/** Prints the changes between two APIs. */
export type ChangeReporter = Reporter<readonly Change[], ChangeContext>;

export interface ChangeContext {
  readonly colors: Colors;
  /** Prints every change; without it, a format may limit the number. */
  readonly verbose: boolean;
  /** The path of a docs file, relative to the current folder. */
  readonly displayPath: (file: SidedFile) => string;
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
