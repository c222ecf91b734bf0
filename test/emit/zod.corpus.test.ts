import { expect, it } from "vitest";
import type { Finding } from "../../generator/findings/finding.js";
import { lint } from "../../generator/lint/lint.js";
import { corpus } from "../corpus.js";
import { readDocsSet } from "../read-docs-set.js";
import { parseExamples, type Rejected } from "./example-responses.js";

const folder = corpus("graph-2021-07");

/** Rules about the values in examples. */
const VALUE_RULES = new Set([
  "inconsistent-case",
  "sample-value",
  "undocumented-subtype",
  "unknown-member",
  "wrong-type",
]);

function isReported({ source }: Rejected, findings: readonly Finding<string>[]): boolean {
  return findings.some(
    ({ rule, file, line }) =>
      VALUE_RULES.has(rule) && file === source.file && line >= source.line && line <= (source.endLine ?? Infinity),
  );
}

it.skipIf(folder === null)(
  "the zod schemas accept every documented response, unless `lint` reports the response or the response omits a key",
  async () => {
    const api = await readDocsSet(folder ?? "");
    const { parsed, rejected } = await parseExamples(api.model);
    const findings = lint({ ...api, files: [] });
    // Examples often show only some properties, as with `$select`. `lint` accepts this; the type of the SDK has the key.
    const rejectedValues = rejected.filter(({ onlyOmitsKeys }) => !onlyOmitsKeys);
    expect(rejectedValues.filter((one) => !isReported(one, findings))).toEqual([]);
    expect(parsed).toBeGreaterThan(1600);
    expect(rejected.length).toBeLessThan(450);
    expect(rejectedValues.length).toBeGreaterThan(0);
  },
);
