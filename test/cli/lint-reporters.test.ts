import { Ajv } from "ajv";
import fc from "fast-check";
import { readFileSync } from "node:fs";
import { gfmTableFromMarkdown } from "mdast-util-gfm-table";
import { gfmTable } from "micromark-extension-gfm-table";
import picocolors from "picocolors";
import { remark } from "remark";
import { SaxesParser } from "saxes";
import { visit } from "unist-util-visit";
import { describe, expect, it } from "vitest";
import { reportGithub } from "../../generator/cli/report/findings/github.js";
import { reportJunit } from "../../generator/cli/report/findings/junit.js";
import { reportMarkdown } from "../../generator/cli/report/findings/markdown.js";
import type { FindingContext } from "../../generator/cli/report/reporter.js";
import { reportSarif } from "../../generator/cli/report/findings/sarif.js";
import type { Finding } from "../../generator/findings/finding.js";

const context: FindingContext = {
  colors: picocolors.createColors(false),
  verbose: true,
  displayPath: (file) => `docs/${file}`,
  sourceLine: () => undefined,
};

function finding(more: Partial<Finding<string>> = {}): Finding<string> {
  return { rule: "placeholder", severity: "warning", message: "Say which.", file: "a.md", line: 2, column: 3, ...more };
}

const some = [
  finding({ rule: "unknown-property", severity: "error", endLine: 2, endColumn: 9, suggestion: "displayName" }),
  finding({ file: "b c.md", line: 7 }),
  finding({ file: "b c.md", line: 8, severity: "info", rule: "not-registered" }),
];

/** Findings with any text that a page can have. */
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
  it("are one workflow command per finding", () => {
    expect(reportGithub(some, context)).toBe(
      [
        "::error file=docs/a.md,line=2,endLine=2,col=3,endColumn=9,title=docwright unknown-property::Say which. Did you mean displayName?",
        "::warning file=docs/b c.md,line=7,col=3,title=docwright placeholder::Say which.",
        "::notice file=docs/b c.md,line=8,col=3,title=docwright not-registered::Say which.",
        "",
      ].join("\n"),
    );
  });

  it("escape the message and the path", () => {
    const report = reportGithub([finding({ message: "a\n::set-output name=x::y", file: "a,b:c%.md" })], context);
    expect(report).toBe(
      "::warning file=docs/a%2Cb%3Ac%25.md,line=2,col=3,title=docwright placeholder::a%0A·:set-output name=x::y\n",
    );
  });
});

describe("Markdown", () => {
  it("has one table per file", () => {
    expect(reportMarkdown(some, context)).toBe(`# Findings

1 error, 1 warning, 1 info

## docs/a.md

| Place | Severity | Finding | Rule |
| - | - | - | - |
| 2:3 | error | Say which. Did you mean displayName? | unknown-property |

## docs/b c.md

| Place | Severity | Finding | Rule |
| - | - | - | - |
| 7:3 | warning | Say which. | placeholder |
| 8:3 | info | Say which. | not-registered |
`);
  });

  it("escapes text from pages, and prints names in backticks as code", () => {
    const report = reportMarkdown([finding({ message: "`a|b` | <b> [c](d) @e www.f.com\n# g" })], context);
    expect(report).toContain("| `a\\|b` \\| \\<b> \\[c]\\(d) \\@e www\\.f.com·# g |");
  });

  it("has no markup from pages, with any text", () => {
    const parser = remark()
      .data("micromarkExtensions", [gfmTable()])
      .data("fromMarkdownExtensions", [gfmTableFromMarkdown()]);
    const own = new Set(["root", "heading", "paragraph", "text", "inlineCode", "table", "tableRow", "tableCell"]);
    fc.assert(
      fc.property(anyFindings, (findings) => {
        const found: string[] = [];
        visit(parser.parse(reportMarkdown(findings, context)), ({ type }) => {
          if (type === "tableRow" || !own.has(type)) found.push(type);
        });
        const files = new Set(findings.map(({ file }) => file)).size;
        expect(found).toEqual(Array(findings.length + files).fill("tableRow"));
      }),
    );
  });
});

describe("SARIF", () => {
  const schema = JSON.parse(
    readFileSync(new URL(import.meta.resolve("@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json")), "utf8"),
  ) as Record<string, unknown>;
  // The schema is JSON Schema draft 4. Later drafts only read the name of its id differently.
  const body = Object.fromEntries(Object.entries(schema).filter(([name]) => name !== "id" && name !== "$schema"));
  const validate = new Ajv({ strict: false, validateFormats: false, unicodeRegExp: false }).compile(body);

  it("matches the published schema", () => {
    for (const findings of [some, []]) {
      expect(validate(JSON.parse(reportSarif(findings, context)))).toBe(true);
      expect(validate.errors).toBeNull();
    }
  });

  it("has the rule, level, message and region of each finding, and describes the rules", () => {
    const { runs } = JSON.parse(reportSarif(some, context)) as {
      runs: { results: object[]; tool: { driver: { name: string; rules: { id: string }[] } } }[];
    };
    expect(runs[0]?.tool.driver.name).toBe("docwright");
    expect(runs[0]?.tool.driver.rules.map(({ id }) => id)).toEqual(["placeholder", "unknown-property"]);
    expect(runs[0]?.results[0]).toEqual({
      ruleId: "unknown-property",
      ruleIndex: 1,
      level: "error",
      message: { text: "Say which. Did you mean displayName?" },
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

  it("matches the schema with any text", () => {
    fc.assert(
      fc.property(anyFindings, (findings) => {
        expect(validate(JSON.parse(reportSarif(findings, context)))).toBe(true);
      }),
    );
  });
});

describe("JUnit", () => {
  it("has one suite per file and one case per finding; info findings pass", () => {
    expect(reportJunit(some, context)).toBe(`<?xml version="1.0" encoding="UTF-8"?>
<testsuites name="docwright" tests="3" failures="2" errors="0">
  <testsuite name="docs/a.md" tests="1" failures="1" errors="0">
    <testcase classname="docs/a.md" name="unknown-property (2:3)"><failure type="error" message="Say which. Did you mean displayName?">docs/a.md:2:3</failure></testcase>
  </testsuite>
  <testsuite name="docs/b c.md" tests="2" failures="1" errors="0">
    <testcase classname="docs/b c.md" name="placeholder (7:3)"><failure type="warning" message="Say which.">docs/b c.md:7:3</failure></testcase>
    <testcase classname="docs/b c.md" name="not-registered (8:3)"><system-out>Say which.</system-out></testcase>
  </testsuite>
</testsuites>
`);
  });

  it("is well-formed XML with any text", () => {
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
