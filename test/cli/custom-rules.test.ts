import { describe, expect, it } from "vitest";
import { putFiles, scratchFolder } from "../output/scratch-folder.js";
import { docwright } from "./docwright.js";
import { lampFiles } from "./lamp-docs.js";

const rule = `{
  id: "contoso-owner",
  severity: "error",
  summary: "A page has no owner",
  explanation: "Each page needs an owner, because readers send questions to the owner.",
  *checkPage(page) {
    yield { message: "The page has no owner.", source: page.source };
  },
}`;

/** A project with a custom rule in its config. */
function project(customRule = rule): string {
  const folder = scratchFolder();
  putFiles(folder, {
    ...lampFiles,
    "docwright.config.ts": `import { defineConfig, defineRule } from "docwright/config";
export default defineConfig({ docs: "docs", out: "sdk", lint: { customRules: [defineRule(${customRule})] } });\n`,
  });
  return folder;
}

describe("a custom rule of the config", () => {
  it("fails `docwright lint` by its severity, which `--rule` can change", async () => {
    const folder = project();
    const ended = await docwright(folder, "lint", "--no-cache", "--group-by", "rule");
    expect(ended.code).toBe(1);
    expect(ended.stdout).toContain("contoso-owner: A page has no owner");
    expect((await docwright(folder, "lint", "--no-cache", "--rule", "contoso-owner=off")).code).toBe(0);
    expect((await docwright(folder, "lint", "--no-cache", "--rule", "contoso-xowner=off")).stderr).toContain(
      "Unknown rule contoso-xowner. Did you mean contoso-owner?",
    );
  });

  it("is in the list of rules, and `--explain` prints its explanation", async () => {
    const folder = project();
    expect((await docwright(folder, "lint", "--rules")).stdout).toMatch(/^contoso-owner +error +A page has no owner$/m);
    expect((await docwright(folder, "lint", "--explain", "contoso-owner")).stdout).toBe(
      "# contoso-owner\n\nEach page needs an owner, because readers send questions to the owner.\n",
    );
    expect((await docwright(folder, "doctor")).stdout).toMatch(/lint\.customRules +\["contoso-owner"\]/);
  });

  it("is accepted by a baseline", async () => {
    const folder = project();
    const baseline = ["--no-cache", "--baseline", "baseline.json"];
    expect((await docwright(folder, "lint", ...baseline, "--update-baseline")).code).toBe(0);
    expect((await docwright(folder, "lint", ...baseline)).code).toBe(0);
  });

  it.each(["json", "markdown", "github", "gitlab", "sarif", "junit"])("is in the format %s", async (format) => {
    const { stdout } = await docwright(project(), "lint", "--no-cache", "--format", format);
    expect(stdout).toContain("contoso-owner");
    expect(stdout).toContain("The page has no owner.");
    if (format === "sarif") expect(stdout).toContain("readers send questions");
  });

  it("that throws makes docwright print the id of the rule and exit with code 2", async () => {
    const folder = project(rule.replace("yield {", 'throw new Error("No network"); yield {'));
    const ended = await docwright(folder, "lint", "--no-cache");
    expect(ended).toMatchObject({
      code: 2,
      stderr:
        "docwright: The rule contoso-owner failed: No network. Correct this code, or remove it from the config. --verbose prints the stack trace.\n",
    });
    expect((await docwright(folder, "lint", "--no-cache", "--verbose")).stderr).toContain("docwright.config.ts:");
  });

  it.each([
    ["{ ...rule, severity: 'fatal' }", 'lint.customRules.0.severity must be "error" or "warning" or "info"'],
    ["'contoso-owner'", "lint.customRules.0 must be an object"],
    ["{ ...rule, checks() {} }", "does not check anything"],
  ])("is refused if it is invalid: %s", async (invalid, message) => {
    const valid = rule.replace("checkPage", invalid.includes("checks") ? "name" : "checkPage");
    const folder = project(invalid.replace("...rule", `...(${valid})`));
    const ended = await docwright(folder, "lint", "--no-cache");
    expect(ended.code).toBe(2);
    expect(ended.stderr).toContain(message);
  });
});
