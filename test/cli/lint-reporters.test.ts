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
import { reportGitlab } from "../../generator/cli/report/findings/gitlab.js";
import { reportJson } from "../../generator/cli/report/findings/json.js";
import { reportJunit } from "../../generator/cli/report/findings/junit.js";
import { reportMarkdown } from "../../generator/cli/report/findings/markdown.js";
import type { FindingContext } from "../../generator/cli/report/reporter.js";
import { reportSarif } from "../../generator/cli/report/findings/sarif.js";
import type { Finding, Severity } from "../../generator/findings/finding.js";

const context: FindingContext = {
  colors: picocolors.createColors(false),
  verbose: true,
  failOn: "error",
  displayPath: (file) => `../docs/${file}`,
  repositoryPath: (file) => `docs/${file}`,
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

/** Random findings. Their texts can be any text that a page can have. */
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

describe("the GitHub annotations of one step", () => {
  const many = (severity: Severity, count: number): Finding<string>[] =>
    Array.from({ length: count }, (_, index) => finding({ severity, line: index + 1 }));
  const commands = (report: string, command: string): number => report.split(`::${command} `).length - 1;

  it("are limited to 10 errors, 10 warnings and 10 notices, and a last notice counts the others", () => {
    const report = reportGithub([...many("warning", 12), ...many("info", 10), ...many("error", 11)], context);
    expect([commands(report, "error"), commands(report, "warning"), commands(report, "notice")]).toEqual([10, 10, 10]);
    expect(report).toMatch(
      /::notice title=docwright::Not annotated: 1 error, 2 warnings, 1 notice\. GitHub shows at most 10 errors, 10 warnings and 10 notices per step\. To see all findings, use --format markdown\.\n$/,
    );
  });

  it("are complete if their number is equal to the limit", () => {
    const report = reportGithub([...many("error", 10), ...many("warning", 10), ...many("info", 10)], context);
    expect(report.split("\n")).toHaveLength(31);
    expect(report).not.toContain("Not annotated");
  });

  it("end with a notice that gives the number of findings that `--limit` left out", () => {
    const all = many("warning", 3);
    expect(reportGithub(all.slice(0, 1), { ...context, all })).toContain(
      "Not annotated: 2 warnings. --limit leaves these findings out.",
    );
  });
});

describe("GitLab's code quality report", () => {
  const issuesOf = (findings: readonly Finding<string>[]) =>
    JSON.parse(reportGitlab(findings, context)) as readonly { readonly fingerprint: string }[];

  it("has the required keys of each issue", () => {
    expect(issuesOf(some)).toEqual([
      {
        description: "Say which. Did you mean displayName?",
        check_name: "unknown-property",
        fingerprint: expect.stringMatching(/^[\w-]{43}$/) as string,
        severity: "major",
        location: { path: "docs/a.md", lines: { begin: 2, end: 2 } },
      },
      expect.objectContaining({ severity: "minor", location: { path: "docs/b c.md", lines: { begin: 7, end: 7 } } }),
      expect.objectContaining({ severity: "info" }),
    ]);
  });

  it("has unique fingerprints that do not change with the line", () => {
    const twice = [finding({ subject: "a", line: 3 }), finding({ subject: "a", line: 9 }), finding({ subject: "b" })];
    const fingerprints = issuesOf(twice).map(({ fingerprint }) => fingerprint);
    expect(new Set(fingerprints).size).toBe(3);
    const moved = issuesOf(twice.map((one) => ({ ...one, line: one.line + 4 })));
    expect(moved.map(({ fingerprint }) => fingerprint)).toEqual(fingerprints);
  });

  it("is an empty list without findings", () => {
    expect(reportGitlab([], context)).toBe("[]\n");
  });
});

describe("JSON", () => {
  it("has files relative to the docs folder, and counts the findings that `--limit` leaves out", () => {
    expect(JSON.parse(reportJson(some.slice(0, 1), { ...context, all: some }))).toEqual({
      findings: [some[0]],
      summary: { error: 1, warning: 1, info: 1 },
      omitted: 2,
    });
  });
});

describe("Markdown", () => {
  it("can have one table per rule", () => {
    expect(reportMarkdown(some.slice(0, 2), { ...context, groupBy: "rule", all: some })).toBe(`# Findings

1 error, 1 warning, 1 info

| Rule | Severity | Findings |
| - | - | - |
| unknown-property | error | 1 |
| placeholder | warning | 1 |
| not-registered | info | 1 |

Not shown: 1 finding (left out by --limit).

## unknown-property

| Place | Severity | Finding |
| - | - | - |
| ../docs/a.md:2:3 | error | Say which. Did you mean displayName? |

## placeholder

| Place | Severity | Finding |
| - | - | - |
| ../docs/b c.md:7:3 | warning | Say which. |
`);
  });

  it("has one table per file", () => {
    expect(reportMarkdown(some, context)).toBe(`# Findings

1 error, 1 warning, 1 info

| Rule | Severity | Findings |
| - | - | - |
| unknown-property | error | 1 |
| placeholder | warning | 1 |
| not-registered | info | 1 |

## ../docs/a.md

| Place | Severity | Finding | Rule |
| - | - | - | - |
| 2:3 | error | Say which. Did you mean displayName? | unknown-property |

## ../docs/b c.md

| Place | Severity | Finding | Rule |
| - | - | - | - |
| 7:3 | warning | Say which. | placeholder |
| 8:3 | info | Say which. | not-registered |
`);
  });

  it("escapes text from pages, except for names in backticks", () => {
    const report = reportMarkdown([finding({ message: "`a|b` | <b> [c](d) @e www.f.com\n# g" })], context);
    expect(report).toContain("| `a\\|b` \\| \\<b> \\[c]\\(d) \\@e www\\.f.com·# g |");
  });

  it("does not contain markup from pages, whatever text the findings contain", () => {
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
  // The schema is JSON Schema draft 4. For Ajv, which reads later drafts, only its `id` and `$schema` must be removed.
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
      runs: { results: object[]; tool: { driver: { rules: { id: string }[] } } }[];
    };
    expect(runs[0]?.tool.driver).toMatchObject({
      name: "docwright",
      version: expect.stringMatching(/^\d+\.\d+\.\d+/) as string,
      informationUri: expect.stringMatching(/^https:/) as string,
    });
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

  it("is valid against its schema, whatever text the findings contain", () => {
    fc.assert(
      fc.property(anyFindings, (findings) => {
        expect(validate(JSON.parse(reportSarif(findings, context)))).toBe(true);
      }),
    );
  });
});

describe("JUnit", () => {
  it("has a test suite for each file, and a test case for each finding", () => {
    expect(reportJunit(some, context)).toBe(`<?xml version="1.0" encoding="UTF-8"?>
<testsuites name="docwright" tests="3" failures="1" errors="0">
  <testsuite name="../docs/a.md" tests="1" failures="1" errors="0">
    <testcase classname="../docs/a.md" name="unknown-property (2:3)"><failure type="error" message="Say which. Did you mean displayName?">../docs/a.md:2:3</failure></testcase>
  </testsuite>
  <testsuite name="../docs/b c.md" tests="2" failures="0" errors="0">
    <testcase classname="../docs/b c.md" name="placeholder (7:3)"><system-out>warning: Say which.</system-out></testcase>
    <testcase classname="../docs/b c.md" name="not-registered (8:3)"><system-out>info: Say which.</system-out></testcase>
  </testsuite>
</testsuites>
`);
  });

  it.each([
    ["none", 0],
    ["error", 1],
    ["warning", 2],
    ["info", 3],
  ] as const)("has a failure for each finding at or above `--fail-on` %s", (failOn, failures) => {
    expect(reportJunit(some, { ...context, failOn })).toContain(`tests="3" failures="${failures}"`);
  });

  it("is well-formed XML, whatever text the findings contain", () => {
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
        parser.write(reportJunit(findings, { ...context, failOn: "info" })).close();
        expect(messages).toHaveLength(findings.length);
      }),
    );
  });
});
