import { describe, expect, it } from "vitest";
import picocolors from "picocolors";
import { printable, printableJson, printableLine, printableOutput } from "../../generator/cli/report/printable.js";
import { reporters } from "../../generator/cli/report/reporters.js";
import type { Finding } from "../../generator/findings/finding.js";

/** Control sequences of terminals, and workflow commands of GitHub. */
const hostile = [
  "\u001b[2J",
  "\u001b[31m",
  "\u001b]0;title\u0007",
  "\u009b2J",
  "\u0090q\u009c",
  "\u0008\u0008",
  "\u007f",
  "\u0000",
  "\u202e",
  "\u2066",
  "\u200f",
  "\u2028",
  "##[add-matcher]x",
];

const controls = /[\p{Cc}\u2028-\u202e\u2066-\u2069\u200e\u200f]|##\[/u;

describe("text from docs", () => {
  it.each(hostile)("does not contain control characters in a report: %j", (text) => {
    expect(printable(`a${text}b`)).not.toMatch(controls);
    expect(printable(text)).toHaveLength(text.length);
    expect(printableLine(`a${text}\n\n b`)).not.toMatch(controls);
  });

  it("does not start a workflow command", () => {
    expect(printable("::error::a")).toBe("·:error::a");
    expect(printable("  ::error::a")).toBe("  ·:error::a");
    expect(printable("a::b")).toBe("a::b");
  });

  it("has dots instead of invisible characters", () => {
    expect(printable("us\u200ber\u00ad\u2060\ufeff\u{e0041}")).toBe("us·er·····");
  });

  it("keeps line breaks, tabs and colors in the output of a command, but no other control characters", () => {
    expect(printableOutput("a\n\tb \u001b[1;31mred\u001b[39m\n")).toBe("a\n\tb \u001b[1;31mred\u001b[39m\n");
    expect(printableOutput("a\u001b[2Jb\rc\u009b2J")).toBe("a·[2Jb·c·2J");
  });

  it("has the same value after it was printed as JSON", () => {
    const value = { name: hostile.join(" ") };
    const json = printableJson(JSON.stringify(value, null, 2));
    expect(json.replaceAll("\n", "")).not.toMatch(controls);
    expect(JSON.parse(json)).toEqual(value);
  });
});

describe.each(Object.keys(reporters.findings) as (keyof typeof reporters.findings)[])("the format %s", (format) => {
  it.each(hostile)(
    "does not print the control sequence or workflow command %j from a file name, a message or a source line",
    async (text) => {
      const finding: Finding<string> = {
        rule: "placeholder",
        severity: "warning",
        message: `The name ${text} is a placeholder.`,
        suggestion: text,
        file: `::warning::${text}.md`,
        line: 1,
        column: 1,
      };
      const report = (await reporters.findings[format]())([finding], {
        colors: picocolors.createColors(false),
        verbose: true,
        failOn: "warning",
        displayPath: (file) => file,
        repositoryPath: (file) => file,
        sourceLine: () => `a ${text} b`,
      });
      const lines = report.split("\n");
      for (const line of lines) expect(line).not.toMatch(controls);
      if (format !== "github") expect(lines.filter((line) => /^\s*::/.test(line))).toEqual([]);
      else expect(lines).toHaveLength(2);
    },
  );
});
