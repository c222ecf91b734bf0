import { describe, expect, it } from "vitest";
import { docwright } from "./docwright.js";
import { commitAll, git } from "./git-repository.js";
import { lampProject } from "./lamp-docs.js";
import { putFiles, scratchFolder } from "../output/scratch-folder.js";

const config = '{ "docs": "docs", "out": "sdk", "apiVersion": "v1.0", "sdk": { "packageName": "lamps" } }';

describe("docwright doctor", () => {
  it("prints versions, options with their source, docs, SDK, cache and git history", async () => {
    const folder = lampProject({ "docwright.config.json": config });
    commitAll(folder);
    const ended = await docwright(folder, "doctor", "--api-version", "beta");
    expect(ended).toMatchObject({ code: 0, stderr: "" });
    expect(ended.stdout).toMatch(/^docwright \d+\.\d+\.\d+, Node \d+\.\d+\.\d+, /);
    expect(ended.stdout).toMatch(/^Config: docwright\.config\.json$/m);
    expect(ended.stdout).toMatch(/^ {2}apiVersion +"beta" {2}\(--api-version\)$/m);
    expect(ended.stdout).toMatch(/^ {2}sdk\.packageName +"lamps" {2}\(docwright\.config\.json\)$/m);
    expect(ended.stdout).toMatch(/^ {2}sdk\.dates +"string" {2}\(default\)$/m);
    expect(ended.stdout).not.toContain("v1.0");
    expect(ended.stdout).toMatch(/^Docs: docs\. Read 2 pages: 1 operation, 1 type, 0 examples\.$/m);
    expect(ended.stdout).toMatch(/^SDK: sdk does not have an SDK\. Run `docwright generate`\.$/m);
    expect(ended.stdout).toMatch(/^Cache: /m);
    expect(ended.stdout).toMatch(/^Git: complete history with 1 commit\.$/m);
  });

  it("shows which values of the config are not used because of `--docs`", async () => {
    const { stdout } = await docwright(lampProject({ "docwright.config.json": config }), "doctor", "docs");
    expect(stdout).toMatch(/^ {2}docs +\["docs"\] {2}\(--docs\)$/m);
    expect(stdout).toMatch(/^ {2}out +"sdk" {2}\(docwright\.config\.json, not used because of --docs\)$/m);
    expect(stdout).toMatch(/^ {2}sdk\.packageName +"lamps" {2}\(docwright\.config\.json\)$/m);
    expect(stdout).toMatch(/^Git: .*not a git repository/m);
  });

  it("recognizes a shallow clone", async () => {
    const folder = lampProject();
    commitAll(folder);
    putFiles(folder, { "notes.txt": "second commit" });
    commitAll(folder);
    const clone = scratchFolder();
    git(clone, "clone", "--quiet", "--depth=1", `file://${folder}`, ".");
    expect((await docwright(clone, "doctor")).stdout).toMatch(
      /^Git: shallow clone with 1 commit\. `--since` may need more: run `git fetch --unshallow`\.$/m,
    );
  });

  it("prints all checks before it exits with 1 because of a problem in the docs or the config", async () => {
    const missing = await docwright(lampProject({ "docwright.config.json": '{ "docs": "nowhere" }' }), "doctor");
    expect(missing.code).toBe(1);
    expect(missing.stdout).toMatch(/^Docs: problem: The docs folder .*nowhere does not exist\..*\n(?:.*\n)*Git: /m);
    const invalid = await docwright(lampProject({ "docwright.config.json": '{ "dosc": "docs" }' }), "doctor");
    expect(invalid.code).toBe(1);
    expect(invalid.stdout).toMatch(/^Config: problem: docwright\.config\.json: unknown option dosc\./m);
  });
});
