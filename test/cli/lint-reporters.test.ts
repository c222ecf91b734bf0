import { Ajv } from "ajv";
import fc from "fast-check";
import { readFileSync } from "node:fs";
import picocolors from "picocolors";
import { SaxesParser } from "saxes";
import { describe, expect, it } from "vitest";
import { reportGithub } from "../../generator/cli/report/findings/github.js";
import { reportJunit } from "../../generator/cli/report/findings/junit.js";
import { reportMarkdown } from "../../generator/cli/report/findings/markdown.js";
import type { ReportContext } from "../../generator/cli/report/findings/reporter.js";
import { reportSarif } from "../../generator/cli/report/findings/sarif.js";
import type { Diagnostic } from "../../generator/findings/finding.js";

const context: ReportContext = {
  colors: picocolors.createColors(false),
  verbose: true,
  displayPath: (file) => `docs/${file}`,
  sourceLine: () => undefined,
};

function finding(more: Partial<Diagnostic> = {}): Diagnostic {
  return { rule: "placeholder", severity: "warning", message: "Say which.", file: "a.md", line: 2, column: 3, ...more };
}

const some = [
  finding({ rule: "unknown-property", severity: "error", endLine: 2, endColumn: 9, suggestion: "displayName" }),
  finding({ file: "b c.md", line: 7 }),
  finding({ file: "b c.md", line: 8, severity: "info", rule: "not-registered" }),
];

/** Findings with any text that a page can bring in. */
const anyFindings = fc.array(
  fc
    .record({
      message: fc.string({ unit: "binary" }),
      file: fc.string({ unit: "binary" }),
      suggestion: fc.string({ unit: "binary" }),
    })
    .map((texts) => finding(texts)),
);

describe("GitHub annotations", () => {
  it("are one command a finding", () => {
    expect(reportGithub(some, context)).toBe(
      [
        "::error file=docs/a.md,line=2,endLine=2,col=3,endColumn=9,title=docwright unknown-property::Say which. Perhaps displayName?",
        "::warning file=docs/b c.md,line=7,col=3,title=docwright placeholder::Say which.",
        "::notice file=docs/b c.md,line=8,col=3,title=docwright not-registered::Say which.",
        "",
      ].join("\n"),
    );
  });

  it("cannot be forged by a message or a path", () => {
    const report = reportGithub([finding({ message: "a\n::set-output name=x::y", file: "a,b:c%.md" })], context);
    expect(report).toBe(
      "::warning file=docs/a%2Cb%3Ac%25.md,line=2,col=3,title=docwright placeholder::a%0A::set-output name=x::y\n",
    );
  });
});

describe("Markdown", () => {
  it("has a table a file", () => {
    expect(reportMarkdown(some, context)).toBe(`# Findings

1 error, 1 warning, 1 info

## docs/a.md

| Place | Severity | Finding | Rule |
|:---|:---|:---|:---|
| 2:3 | error | Say which. Perhaps displayName? | unknown-property |

## docs/b c.md

| Place | Severity | Finding | Rule |
|:---|:---|:---|:---|
| 7:3 | warning | Say which. | placeholder |
| 8:3 | info | Say which. | not-registered |
`);
  });

  it("shows the text of pages as it is", () => {
    const report = reportMarkdown([finding({ message: "`a` | <b> [c](d)\n# e" })], context);
    expect(report).toContain("| \\`a\\` \\| \\<b\\> \\[c\\]\\(d\\)·\\# e |");
  });
});

describe("SARIF", () => {
  const schema = JSON.parse(
    readFileSync(new URL(import.meta.resolve("@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json")), "utf8"),
  ) as Record<string, unknown>;
  // The schema is written for draft 4 and uses nothing that later drafts read otherwise, but for the name of its id.
  const body = Object.fromEntries(Object.entries(schema).filter(([name]) => name !== "id" && name !== "$schema"));
  const validate = new Ajv({ strict: false, validateFormats: false, unicodeRegExp: false }).compile(body);

  it("is valid by the published schema", () => {
    for (const findings of [some, []]) {
      expect(validate(JSON.parse(reportSarif(findings, context)))).toBe(true);
      expect(validate.errors).toBeNull();
    }
  });

  it("names rule, level, message and region, and describes the rules that it names", () => {
    const { runs } = JSON.parse(reportSarif(some, context)) as {
      runs: { results: object[]; tool: { driver: { name: string; rules: { id: string }[] } } }[];
    };
    expect(runs[0]?.tool.driver.name).toBe("docwright");
    expect(runs[0]?.tool.driver.rules.map(({ id }) => id)).toEqual(["placeholder", "unknown-property"]);
    expect(runs[0]?.results[0]).toEqual({
      ruleId: "unknown-property",
      ruleIndex: 1,
      level: "error",
      message: { text: "Say which. Perhaps displayName?" },
      locations: [
        {
          physicalLocation: {
            artifactLocation: { uri: "docs/a.md" },
            region: { startLine: 2, startColumn: 3, endLine: 2, endColumn: 9 },
          },
        },
      ],
      properties: { suggestion: "displayName" },
    });
    expect(runs[0]?.results[1]).toMatchObject({
      level: "warning",
      locations: [{ physicalLocation: { artifactLocation: { uri: "docs/b%20c.md" } } }],
    });
  });

  it("is valid whatever the pages hold", () => {
    fc.assert(
      fc.property(anyFindings, (findings) => {
        expect(validate(JSON.parse(reportSarif(findings, context)))).toBe(true);
      }),
    );
  });
});

describe("JUnit", () => {
  it("has a suite a file and a case a finding; information does not fail", () => {
    expect(reportJunit(some, context)).toBe(`<?xml version="1.0" encoding="UTF-8"?>
<testsuites name="docwright" tests="3" failures="2" errors="0">
  <testsuite name="docs/a.md" tests="1" failures="1" errors="0">
    <testcase classname="docs/a.md" name="unknown-property (2:3)"><failure type="error" message="Say which. Perhaps displayName?">docs/a.md:2:3</failure></testcase>
  </testsuite>
  <testsuite name="docs/b c.md" tests="2" failures="1" errors="0">
    <testcase classname="docs/b c.md" name="placeholder (7:3)"><failure type="warning" message="Say which.">docs/b c.md:7:3</failure></testcase>
    <testcase classname="docs/b c.md" name="not-registered (8:3)"><system-out>Say which.</system-out></testcase>
  </testsuite>
</testsuites>
`);
  });

  it("is XML whatever the pages hold, and gives their text back", () => {
    fc.assert(
      fc.property(anyFindings, (findings) => {
        const messages: string[] = [];
        const parser = new SaxesParser();
        parser.on("error", (error) => {
          throw error;
        });
        parser.on("opentag", ({ name, attributes }) => {
          if (name === "failure") messages.push(attributes["message"] ?? "");
        });
        parser.write(reportJunit(findings, context)).close();
        expect(messages).toHaveLength(findings.length);
      }),
    );
  });
});
