import picocolors from "picocolors";
import { describe, expect, it } from "vitest";
import { reportPretty } from "../../generator/cli/report/findings/pretty.js";
import type { FindingContext } from "../../generator/cli/report/reporter.js";
import type { Finding } from "../../generator/findings/finding.js";

function context(source: string, verbose = false): FindingContext {
  return {
    colors: picocolors.createColors(false),
    verbose,
    failOn: "error",
    displayPath: (file) => `docs/${file}`,
    repositoryPath: (file) => file,
    sourceLine: (_, line) => source.split("\n")[line - 1],
  };
}

function finding(more: Partial<Finding<string>>): Finding<string> {
  return { rule: "placeholder", severity: "warning", message: "Say which.", file: "a.md", line: 1, column: 1, ...more };
}

describe("the pretty format", () => {
  it("groups findings by file, with the source line and carets", () => {
    const findings = [
      finding({ line: 1, column: 3, endColumn: 8, severity: "error" }),
      finding({ line: 2, column: 7, endColumn: 11 }),
      finding({ file: "b.md", line: 9 }),
    ];
    expect(reportPretty(findings, context("# Title\n|Name |TODO|"))).toBe(
      [
        "docs/a.md",
        "     1:3  error  Say which.  placeholder",
        "     1 | # Title",
        "       |   ^^^^^",
        "     2:7  warning  Say which.  placeholder",
        "     2 | |Name |TODO|",
        "       |       ^^^^",
        "",
        "docs/b.md",
        "     9:1  warning  Say which.  placeholder",
        "",
        "Findings by rule",
        "       1  error    placeholder",
        "       2  warning  placeholder",
        "",
        "3 findings in 2 files: 1 error, 2 warnings",
        "",
      ].join("\n"),
    );
  });

  it("prints the suggestion, unless the message already contains the suggestion", () => {
    const named = { message: "The type has no `nam`. Perhaps a spelling of `name`.", suggestion: "name" };
    const report = reportPretty([finding({ suggestion: "name" }), finding(named)], context(""));
    expect(report).toContain("  Say which. Did you mean name?  placeholder\n");
    expect(report).toContain("  The type has no `nam`. Perhaps a spelling of `name`.  placeholder\n");
  });

  it("shortens a long source line", () => {
    const line = `${"a".repeat(200)}TODO${"b".repeat(200)}`;
    const [, , source, carets] = reportPretty([finding({ column: 201, endColumn: 205 })], context(line)).split("\n");
    expect(source?.length).toBeLessThan(120);
    expect(source?.slice(carets?.indexOf("^"), (carets?.lastIndexOf("^") ?? 0) + 1)).toBe("TODO");
  });

  it("prints a finding without its source line if the line does not exist", () => {
    expect(reportPretty([finding({ line: 9 })], context(""))).toBe(
      "docs/a.md\n     9:1  warning  Say which.  placeholder\n\n1 finding in 1 file: 1 warning\n",
    );
  });

  it("shows only three findings per rule if there are more than 20 findings, unless `--verbose` is set", () => {
    const many = Array.from({ length: 30 }, (_, index) => finding({ line: index + 1 }));
    const few = [...many, finding({ rule: "rare", severity: "error", file: "b.md" })];
    const report = reportPretty(few, context(""));
    expect(report.match(/Say which/g)).toHaveLength(4);
    expect(report).toContain("\nNot shown: 27 findings (use --verbose).\n");
    expect(report).toContain("\nFindings by rule\n       1  error    rare\n      30  warning  placeholder\n");
    expect(report).toMatch(/\n31 findings in 2 files: 1 error, 30 warnings\n$/);
    expect(reportPretty(few, context("", true)).match(/Say which/g)).toHaveLength(31);
    expect(reportPretty(many.slice(0, 20), context("")).match(/Say which/g)).toHaveLength(20);
  });

  it("prints findings of several files with the same message once, with their number, if the command merges them", () => {
    const outdated = ["a", "b", "c", "d"].map((name) => finding({ file: `${name}.ts` }));
    const all = [...outdated, finding({ message: "Edited.", file: "e.ts", line: 9, rule: "edited" })];
    expect(reportPretty(all, { ...context(""), mergeRepeated: true })).toBe(
      [
        "warning  Say which.  placeholder",
        "  4 files: docs/a.ts, docs/b.ts, docs/c.ts, …",
        "",
        "docs/e.ts",
        "     9:1  warning  Edited.  edited",
        "",
        "Findings by rule",
        "       4  warning  placeholder",
        "       1  warning  edited",
        "",
        "Not shown: 1 finding (use --verbose).",
        "5 findings in 5 files: 5 warnings",
        "",
      ].join("\n"),
    );
  });

  it("counts the findings that `--limit` leaves out", () => {
    const all = [finding({}), finding({ line: 2, severity: "error" })];
    const report = reportPretty(all.slice(0, 1), { ...context("", true), all });
    expect(report).toContain("\nFindings by rule\n       1  error    placeholder\n       1  warning  placeholder\n");
    expect(report).toMatch(
      /\nNot shown: 1 finding \(left out by --limit\)\.\n2 findings in 1 file: 1 error, 1 warning\n$/,
    );
  });

  it("groups findings by rule, with the summary of the rule", () => {
    const findings = [
      finding({ line: 1, column: 3, endColumn: 8 }),
      finding({ file: "b.md", line: 9, rule: "not-registered", severity: "info" }),
      finding({ file: "c.md", line: 9 }),
    ];
    expect(reportPretty(findings, { ...context("# Title", true), groupBy: "rule" })).toBe(
      [
        "placeholder: A placeholder of the page template was not replaced",
        "  docs/a.md:1:3  warning  Say which.",
        "     1 | # Title",
        "       |   ^^^^^",
        "  docs/c.md:9:1  warning  Say which.",
        "",
        "not-registered",
        "  docs/b.md:9:1  info  Say which.",
        "",
        "Findings by rule",
        "       2  warning  placeholder",
        "       1  info     not-registered",
        "",
        "3 findings in 3 files: 2 warnings, 1 info",
        "",
      ].join("\n"),
    );
  });

  it("removes control characters", () => {
    const report = reportPretty(
      [finding({ message: "\u001b[2J\u202egone", column: 3 })],
      context("a\tb\u001b]0;x\u0007"),
    );
    expect(report.replaceAll("\n", "")).not.toMatch(/[\p{Cc}\u202e]/u);
  });

  it("prints nothing without findings", () => {
    expect(reportPretty([], context(""))).toBe("");
  });
});
