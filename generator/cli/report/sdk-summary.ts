import { join, relative } from "node:path";
import type { ApiModel } from "../../model/model.js";
import type { Difference, DifferenceKind } from "../../output/compare-output.js";
import type { CheckResult } from "../../output/write-output.js";
import { formatCount } from "../format-count.js";
import { printable } from "./printable.js";

/** The number of differences listed without `--verbose`. */
const MAX_DIFFERENCES = 20;

/** Summarizes what was read from the docs. */
export function readSummary({ pages, ...model }: ApiModel): string {
  const operations = model.operations.filter(({ origin }) => origin !== "metadata");
  const types = model.types.filter(({ origin }) => origin !== "metadata");
  const examples = operations.reduce((sum, operation) => sum + operation.examples.length, 0);
  const found = [count(operations, "operation"), count(types, "type"), formatCount(examples, "example")];
  return `Read ${count(pages, "page")}: ${found.join(", ")}.\n`;
}

/** Summarizes what was written. */
export function writeSummary(folder: string, files: number, written: readonly Difference[]): string {
  const sdkFiles = written.filter(({ path }) => path !== "docwright.lock.json");
  const [added, removed] = [ofKind(sdkFiles, "missing"), ofKind(sdkFiles, "stale")];
  const changed = sdkFiles.length - added - removed;
  const parts = `${added} new, ${changed} changed, ${removed} removed, ${files - added - changed} unchanged`;
  return `Wrote ${formatCount(files, "file")} to ${displayPath(folder)}: ${parts}.\n`;
}

/** Lists the files that were written or removed, one per line. */
export function writtenFiles(written: readonly Difference[], verbose: boolean): string {
  const lines = written.map(({ path, kind }) => {
    const action = kind === "missing" ? "new" : kind === "stale" ? "removed" : "changed";
    return `  ${action.padEnd("removed".length)}  ${path}\n`;
  });
  return limited(lines, verbose).join("");
}

/** Warns about edits by hand that were lost. */
export function lostEditWarnings(folder: string, written: readonly Difference[]): string {
  return written
    .filter(({ edited }) => edited)
    .map(({ path, kind }) => {
      const action = kind === "stale" ? "removed" : "overwritten";
      return `warning: ${displayPath(join(folder, path))} was edited by hand and has been ${action}. Edit the docs instead.\n`;
    })
    .join("");
}

/** Summarizes how the SDK on disk differs from the docs. */
export function checkSummary(folder: string, { differences, unfinished }: CheckResult, verbose: boolean): string {
  if (differences.length === 0 && !unfinished) return `${displayPath(folder)} is up to date.\n`;
  const lines = differences.map(({ path, kind }) => `  ${kind.padEnd("outdated".length)}  ${path}\n`);
  return [
    ...(unfinished ? [`${displayPath(folder)} is incomplete: an earlier run was killed.\n`] : []),
    ...limited(lines, verbose),
    `${displayPath(folder)} is out of date. ${fixes(differences, unfinished).join(" ")}\n`,
  ].join("");
}

function limited(lines: readonly string[], verbose: boolean): readonly string[] {
  const more = verbose ? 0 : lines.length - MAX_DIFFERENCES;
  return more > 0 ? [...lines.slice(0, MAX_DIFFERENCES), `  and ${more} more (use --verbose)\n`] : lines;
}

function fixes(differences: readonly Difference[], unfinished: boolean): string[] {
  const added = ofKind(differences, "added");
  return [
    ...(unfinished || differences.length > added ? ["Run `docwright generate`."] : []),
    ...(added > 0 ? ["Delete the added modules, or move them out of src."] : []),
  ];
}

function ofKind(differences: readonly Difference[], wanted: DifferenceKind): number {
  return differences.filter(({ kind }) => kind === wanted).length;
}

function displayPath(path: string): string {
  return printable(relative(process.cwd(), path).replaceAll("\\", "/")) || ".";
}

function count(items: readonly unknown[], name: string): string {
  return formatCount(items.length, name);
}
