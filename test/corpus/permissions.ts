import { readFileSync } from "node:fs";
import { readPermissionsFile } from "../../generator/metadata/permissions/read-permissions-file.js";
import type { Mismatch } from "../../generator/verify/mismatch.js";
import { verifyPermissions } from "../../generator/verify/permissions/verify-permissions.js";
import { corpus } from "../corpus.js";
import { readDocsSet } from "../read-docs-set.js";
import causes from "./permission-differences.json" with { type: "json" };

/**
 * Compares docs sets of the corpus with the permissions files of the same time, and groups the differences by cause. The
 * run fails if a difference does not have a recorded cause, or if the number of differences of a cause has changed.
 * `-- --list` prints each difference.
 */
interface DocsSet {
  readonly docs: string;
  readonly apiVersion: string | null;
  readonly file: string;
  /** Whether the docs set has all pages, so that routes that only the file has are compared. */
  readonly complete: boolean;
}

const sets: Readonly<Record<keyof typeof causes, DocsSet>> = {
  "graph-2021-07": { docs: "graph-2021-07", apiVersion: null, file: "v1.0-2021-07.json", complete: true },
  "modern-2026, v1.0": { docs: "modern-2026/pages", apiVersion: "v1.0", file: "2026-08.json", complete: false },
  "modern-2026, beta": { docs: "modern-2026/pages", apiVersion: "beta", file: "2026-08.json", complete: false },
  modern: { docs: "modern", apiVersion: null, file: "2026-08.json", complete: false },
};

/** A cause of differences: those of a rule whose page and subject match a pattern. */
interface Cause {
  readonly rule: string;
  readonly pattern: string;
  readonly cause: string;
  readonly count: number;
}

/** Counts the differences of each cause. A difference counts for the first cause that matches it. */
function countByCause(found: readonly Mismatch[], known: readonly Cause[]): ReadonlyMap<Cause | null, Mismatch[]> {
  const groups = new Map<Cause | null, Mismatch[]>(known.map((cause) => [cause, []]));
  for (const one of found) {
    const text = `${one.file.split("/").at(-1) ?? ""} ${one.subject ?? ""}`;
    const cause = known.find(({ rule, pattern }) => rule === one.rule && new RegExp(pattern).test(text)) ?? null;
    groups.set(cause, [...(groups.get(cause) ?? []), one]);
  }
  return groups;
}

let failures = 0;
for (const [name, { docs, apiVersion, file, complete }] of Object.entries(sets)) {
  const [folder, path] = [corpus(docs), corpus(`permissions/${file}`)];
  if (folder === null || path === null) continue;
  const { whole } = await readDocsSet(folder, { apiVersion, cache: true });
  const permissions = readPermissionsFile(readFileSync(path, "utf8"), { name: file, file });
  const { mismatches, unread } = verifyPermissions(whole, permissions, file);
  const compared = mismatches.filter(({ rule }) => complete || rule !== "route-not-documented");
  console.log(
    `${name}: ${String(compared.length)} differences. Not readable: ${unread.map(({ id }) => id).join(", ")}`,
  );
  for (const [cause, found] of countByCause(compared, causes[name as keyof typeof causes])) {
    const expected = cause?.count ?? 0;
    const isExpected = found.length === expected;
    if (!isExpected) failures += 1;
    const label = cause === null ? "NO CAUSE RECORDED" : `${cause.rule}: ${cause.cause}`;
    console.log(
      `  ${String(found.length).padStart(4)}  ${label}${isExpected ? "" : ` (recorded: ${String(expected)})`}`,
    );
    if (cause !== null && !process.argv.includes("--list")) continue;
    for (const one of found) console.log(`        ${one.rule} ${one.file}:${String(one.line)} ${one.subject ?? ""}`);
  }
}
if (failures > 0) console.error("Judge the differences, and correct test/corpus/permission-differences.json.");
process.exitCode = failures > 0 ? 1 : 0;
