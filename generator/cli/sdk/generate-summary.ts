import { join, relative } from "node:path";
import type { ApiModel } from "../../model/model.js";
import type { Difference, DifferenceKind } from "../../output/compare-output.js";
import type { CheckResult } from "../../output/write-output.js";
import { formatCount } from "../format-count.js";

/** So many files that differ are listed unless `--verbose` is given. */
const SHOWN = 20;

/** What was read. */
export function readLine({ pages, operations, types }: ApiModel): string {
  const examples = operations.reduce((sum, operation) => sum + operation.examples.length, 0);
  const found = [count(operations, "operation"), count(types, "type"), formatCount(examples, "example")];
  return `Read ${count(pages, "page")}: ${found.join(", ")}.\n`;
}

/** What was written. */
export function writtenLine(folder: string, files: number, written: readonly Difference[]): string {
  const sdkFiles = written.filter(({ path }) => path !== "docwright.lock.json");
  const [added, removed] = [ofKind(sdkFiles, "missing"), ofKind(sdkFiles, "stale")];
  const changed = sdkFiles.length - added - removed;
  const parts = `${added} new, ${changed} changed, ${removed} removed, ${files - added - changed} as they were`;
  return `Wrote ${formatCount(files, "file")} to ${shown(folder)}: ${parts}.\n`;
}

/** Which edits by hand were lost: nobody should find that out later. */
export function lostEdits(folder: string, written: readonly Difference[]): string {
  return written
    .filter(({ edited }) => edited)
    .map(({ path, kind }) => {
      const fate = kind === "stale" ? "removed" : "overwritten";
      return `warning: ${shown(join(folder, path))} had been edited by hand and was ${fate}; change the docs instead\n`;
    })
    .join("");
}

/** How the folder departs from what the docs would give now. */
export function checkLines(folder: string, { differences, unfinished }: CheckResult, verbose: boolean): string {
  if (differences.length === 0 && !unfinished) return `${shown(folder)} is what the docs give.\n`;
  const listed = verbose ? differences : differences.slice(0, SHOWN);
  const more = differences.length - listed.length;
  return [
    ...(unfinished ? [`${shown(folder)} was left half written by a run that was killed.`] : []),
    ...listed.map(({ path, kind }) => `  ${kind.padEnd("outdated".length)}  ${path}`),
    ...(more > 0 ? [`  and ${more} more, which --verbose lists`] : []),
    `${shown(folder)} is not what the docs give; ${remedies(differences, unfinished).join(", and ")}.\n`,
  ].join("\n");
}

function remedies(differences: readonly Difference[], unfinished: boolean): string[] {
  const added = ofKind(differences, "added");
  return [
    ...(unfinished || differences.length > added ? ["docwright generate brings it up to date"] : []),
    ...(added > 0 ? ["what no run generated is to be deleted, or kept outside of src"] : []),
  ];
}

function ofKind(differences: readonly Difference[], wanted: DifferenceKind): number {
  return differences.filter(({ kind }) => kind === wanted).length;
}

function shown(path: string): string {
  return relative(process.cwd(), path).replaceAll("\\", "/") || ".";
}

function count(items: readonly unknown[], name: string): string {
  return formatCount(items.length, name);
}
