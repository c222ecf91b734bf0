import { once } from "node:events";
import { existsSync, mkdirSync, rmSync, watch } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { filesIn, putFiles, scratchFolder } from "../output/scratch-folder.js";
import { docwright, spawnDocwright, startDocwright } from "./docwright.js";

const keySetGet = `---
title: "Get key set"
doc_type: apiPageType
---

# Get key set

Namespace: microsoft.graph

## Permissions

|Permission type|Permissions (from least to most privileged)|
|:---|:---|
|Delegated (work or school account)|**TODO: Provide applicable permissions.**|
|Application|TrustFrameworkKeySet.Read.All|

## HTTP request

\`\`\`http
GET /trustFramework/keySets/{id}
\`\`\`

## Response

If successful, this method returns a \`200 OK\` response code and a [keySet](../resources/keyset.md) object in the response body.
`;

const keySet = `---
title: "keySet resource type"
doc_type: resourcePageType
---

# keySet resource type

Namespace: microsoft.graph

## Properties

|Property|Type|Description|
|:---|:---|:---|
|id|String|The name of the key set.|
`;

const keySetDelete = keySetGet.replaceAll("Get key set", "Delete key set").replace("GET /", "DELETE /");

/** A folder with a small docs set and its config. */
function project(): string {
  const folder = scratchFolder();
  putFiles(folder, {
    "docs/api/keyset-get.md": keySetGet,
    "docs/api/keyset-delete.md": keySetDelete,
    "docs/resources/keyset.md": keySet,
    "docwright.config.ts":
      'import { defineConfig } from "docwright/config";\n\nexport default defineConfig({ docs: "docs", out: "sdk" });\n',
  });
  return folder;
}

function sdkIn(folder: string): Record<string, string> {
  return filesIn(join(folder, "sdk"));
}

describe("docwright generate", () => {
  it("writes the SDK, prints a summary, and warns about placeholders with their place", async () => {
    const folder = project();
    const ended = await spawnDocwright(folder, "generate");
    expect(ended.code).toBe(0);
    expect(ended.stdout).toMatch(
      /^Read 3 pages: 2 operations, 1 type, 0 examples\.\nWrote \d+ files to sdk: \d+ new, 0 changed/,
    );
    expect(ended.stderr).toMatch(/^docs\/api\/keyset-get\.md\n +14:\d+ {2}warning .*placeholder$/m);
    expect(ended.stderr).toContain("|**TODO: Provide applicable permissions.**|");
    expect(Object.keys(sdkIn(folder))).toEqual(
      expect.arrayContaining(["docwright.lock.json", "package.json", "README.md"]),
    );

    const again = await docwright(folder, "generate");
    expect(again.stdout).toMatch(/Wrote (\d+) files to sdk: 0 new, 0 changed, 0 removed, \1 unchanged\./);
  });

  it("does not depend on line endings, locale and time zone", async () => {
    const folder = project();
    await docwright(folder, "generate");
    const before = sdkIn(folder);
    putFiles(folder, { "docs/api/keyset-get.md": keySetGet.replaceAll("\n", "\r\n") });
    const elsewhere = { LC_ALL: "tr_TR.UTF-8", TZ: "Pacific/Kiritimati" };
    const ended = await spawnDocwright({ cwd: folder, env: elsewhere }, "generate");
    expect(ended.code).toBe(0);
    expect(sdkIn(folder)).toEqual(before);
  });

  it("with --check exits with 0 or 1, lists outdated files and writes nothing", async () => {
    const folder = project();
    await docwright(folder, "generate");
    expect(await docwright(folder, "generate", "--check")).toMatchObject({
      code: 0,
      stdout: expect.stringMatching(/sdk is up to date\.\n$/) as string,
    });

    rmSync(join(folder, "docs/api/keyset-delete.md"));
    putFiles(folder, { "sdk/README.md": "edited" });
    const before = sdkIn(folder);
    const ended = await docwright(folder, "generate", "--check", "--verbose");
    expect(ended.code).toBe(1);
    expect(ended.stdout).toMatch(/^ {2}edited {4}README\.md$/m);
    expect(ended.stdout).toMatch(/^ {2}outdated {2}docwright\.lock\.json$/m);
    expect(ended.stdout).toMatch(/Run `docwright generate`\.\n$/);
    expect(sdkIn(folder)).toEqual(before);
  });

  it("keeps files that it did not generate, warns about overwritten edits, and removes stale files", async () => {
    const folder = project();
    await docwright(folder, "generate");
    const withDelete = Object.keys(sdkIn(folder));
    putFiles(folder, { "sdk/NOTES.md": "mine", "sdk/node_modules/ky/index.js": "ky", "sdk/README.md": "edited" });
    rmSync(join(folder, "docs/api/keyset-delete.md"));
    rmSync(join(folder, "docs/api/keyset-get.md"));
    const ended = await docwright(folder, "generate");
    expect(ended.stderr).toContain("warning: sdk/README.md was edited by hand and has been overwritten");
    expect(sdkIn(folder)).toMatchObject({ "NOTES.md": "mine", "node_modules/ky/index.js": "ky" });
    expect(sdkIn(folder)["README.md"]).not.toBe("edited");
    expect(withDelete.some((path) => !(path in sdkIn(folder)))).toBe(true);
  });

  it("keeps the old SDK, or restores it in the next run, if it is killed", async () => {
    const folder = project();
    await docwright(folder, "generate");
    const before = sdkIn(folder);
    rmSync(join(folder, "docs/api/keyset-delete.md"));

    const run = startDocwright(folder, "generate");
    const watcher = watch(join(folder, "sdk"), () => run.kill("SIGKILL"));
    const [, signal] = (await once(run, "exit")) as [number | null, string | null];
    watcher.close();
    expect(signal).toBe("SIGKILL");
    if (!existsSync(join(folder, "sdk/.docwright/journal.json"))) {
      const { code } = await docwright(folder, "generate", "--check");
      const whole = Object.fromEntries(
        Object.entries(sdkIn(folder)).filter(([path]) => !path.startsWith(".docwright/")),
      );
      if (code === 1) expect(whole).toEqual(before);
    }

    expect((await docwright(folder, "generate")).code).toBe(0);
    expect((await docwright(folder, "generate", "--check")).code).toBe(0);
    expect(existsSync(join(folder, "sdk/.docwright"))).toBe(false);
  });

  it("prints only JSON with --format json, and fails on findings at --fail-on", async () => {
    const folder = project();
    const ended = await docwright(folder, "generate", "--format", "json", "--fail-on", "warning");
    expect(ended.code).toBe(1);
    const { findings, summary } = JSON.parse(ended.stdout) as { findings: object[]; summary: { warning: number } };
    expect(findings).toContainEqual(
      expect.objectContaining({ rule: "placeholder", severity: "warning", file: "api/keyset-get.md", line: 14 }),
    );
    expect(summary.warning).toBeGreaterThan(0);
    expect((await docwright(folder, "generate", "--fail-on", "error")).code).toBe(0);
  });

  it("prints nothing with --quiet, and no colors without a terminal", async () => {
    const folder = project();
    expect(await docwright(folder, "generate", "--quiet")).toEqual({ code: 0, stdout: "", stderr: "" });
    expect((await docwright(folder, "generate")).stderr).not.toContain("\u001b");
  });

  it("writes to the current folder only if it is empty or has an SDK", async () => {
    const folder = project();
    mkdirSync(join(folder, "empty"));
    const into = await docwright(join(folder, "empty"), "generate", "--docs", "../docs", "--out", ".");
    expect(into.code).toBe(0);
    const again = await docwright(join(folder, "empty"), "generate", "--docs", "../docs", "--out", ".");
    expect(again.code).toBe(0);

    putFiles(folder, { "work/notes.txt": "mine" });
    const refused = await docwright(join(folder, "work"), "generate", "--docs", "../docs", "--out", ".");
    expect(refused).toMatchObject({
      code: 2,
      stderr: expect.stringMatching(/has other files and no generated SDK/) as string,
    });
  });
});

describe("docwright model", () => {
  it("prints the model to standard output and the findings to standard error", async () => {
    const ended = await docwright(project(), "model");
    expect(ended.code).toBe(0);
    const model = JSON.parse(ended.stdout) as { operations: { id: string }[]; diagnostics: object[] };
    expect(model.operations.map(({ id }) => id)).toEqual(["keyset-delete", "keyset-get"]);
    expect(ended.stderr).toMatch(/\d+ warnings?\n$/);
  });

  it("writes the model to a file with -o", async () => {
    const folder = project();
    const printed = await docwright(folder, "model");
    const ended = await docwright(folder, "model", "-o", "model.json");
    expect(ended).toMatchObject({ code: 0, stdout: "" });
    expect(filesIn(folder)["model.json"]).toBe(printed.stdout);
    expect(await docwright(folder, "model", "-o", "no/such/folder/model.json")).toMatchObject({
      code: 2,
      stderr: expect.stringMatching(/^docwright: Cannot write no\/such\/folder\/model\.json/) as string,
    });
  });

  it("does not fail if the reader closes the pipe", async () => {
    const run = startDocwright(project(), "model");
    const errors: string[] = [];
    run.stderr?.on("data", (chunk: Buffer) => errors.push(chunk.toString()));
    run.stdout?.destroy();
    const [code] = (await once(run, "exit")) as [number | null];
    expect(code).toBe(0);
    expect(errors.join("")).not.toMatch(/EPIPE|error/i);
  });
});
