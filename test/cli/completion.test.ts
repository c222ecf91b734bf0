import { describe, expect, it, vi } from "vitest";
import { docwright } from "./docwright.js";
import { lampProject } from "./lamp-docs.js";

/** Returns the words that a shell suggests for the last word, without their descriptions. */
async function suggestions(...words: string[]): Promise<readonly string[]> {
  const lines: string[] = [];
  const log = vi.spyOn(console, "log").mockImplementation((line: string) => void lines.push(line));
  try {
    expect(await docwright(lampProject(), "complete", "--", ...words)).toMatchObject({ code: 0, stderr: "" });
  } finally {
    log.mockRestore();
  }
  return lines.map((line) => line.split("\t", 1)[0] ?? "").filter((line) => !line.startsWith(":"));
}

describe("shell completion", () => {
  it.each<[string[], string[]]>([
    [["li"], ["lint"]],
    [["ser"], ["serve"]],
    [
      ["export", ""],
      ["openapi", "json-schema", "csdl", "agent", "permissions"],
    ],
    [["lint", "--upd"], ["--update-baseline"]],
    [["lint", "--format", "s"], ["sarif"]],
    [
      ["lint", "doc"],
      ["docs", "docs/api", "docs/resources"],
    ],
    [["drift", "--docs", "docs/r"], ["docs/resources"]],
    [["verify", "docs/api/"], ["docs/api/lamp-get.md"]],
  ])("suggests for %j: %j", async (words, expected) => {
    expect(await suggestions(...words)).toEqual(expected);
  });

  it("prints a script for a shell", async () => {
    const log = vi.spyOn(console, "log").mockImplementation(() => undefined);
    await docwright(lampProject(), "completion", "bash");
    expect(log.mock.calls.join("\n")).toContain("docwright complete --");
    log.mockRestore();
    const unknown = await docwright(lampProject(), "completion", "dos");
    expect(unknown.stderr).toMatch(/'dos' is invalid.*Allowed choices are zsh, bash, fish, powershell/);
    expect(unknown.code).toBe(2);
  });
});
