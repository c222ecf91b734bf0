import { appendFileSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { describe, expect, it } from "vitest";
import { filesIn, putFiles } from "../output/scratch-folder.js";
import { spawnDocwright } from "./docwright.js";
import { commitAll, git } from "./git-repository.js";
import { lampFiles, lampGetPage, lampPage, lampProject } from "./lamp-docs.js";
import { startWatching } from "./watching.js";

/** Waits until the SDK has the files that `generate --no-cache` writes to an empty folder. */
async function expectFreshSdk(folder: string): Promise<void> {
  const fresh = join(folder, "fresh");
  rmSync(fresh, { recursive: true, force: true });
  const { code, stderr } = await spawnDocwright(folder, "generate", "--no-cache", "--out", "fresh");
  expect(code, stderr).toBe(0);
  await expect.poll(() => filesIn(join(folder, "sdk")), { timeout: 60_000 }).toEqual(filesIn(fresh));
}

const get = "docs/api/lamp-get.md";

function project(): string {
  return lampProject({ "docs/api/lamp-list.md": lampGetPage.replace("Get lamp", "List lamps").replace("/{id}", "") });
}

describe("docwright watch", () => {
  it("writes the files that change and prints the new findings after a page is saved", async () => {
    const folder = project();
    const { next } = await startWatching(folder);
    await expectFreshSdk(folder);
    writeFileSync(join(folder, get), lampGetPage.replace("Reads a", "Reads exactly one"));
    expect(await next(/written/)).toMatch(/^\d\d:\d\d:\d\d api\/lamp-get\.md: [1-9] files? written\n$/);
    await expectFreshSdk(folder);

    appendFileSync(join(folder, get), "\n**TODO: Add Description**\n");
    expect(await next(/1 finding in/)).toMatch(/lamp-get\.md: .*1 new finding\n[^]*placeholder\n/);
    writeFileSync(join(folder, get), lampGetPage);
    expect(await next(/fixed/)).toMatch(/1 finding fixed\n$/);
    await expectFreshSdk(folder);
  });

  it("updates the SDK after pages are added, renamed, replaced and removed", async () => {
    const folder = project();
    const { next } = await startWatching(folder);
    putFiles(folder, { "docs/more/deep/bulb.md": lampPage.replaceAll("lamp", "bulb") });
    await next(/bulb\.md: .*written/);
    await expectFreshSdk(folder);
    renameSync(join(folder, "docs/more/deep/bulb.md"), join(folder, "docs/more/deep/light.md"));
    await next(/light\.md/);
    await expectFreshSdk(folder);
    writeFileSync(join(folder, "docs/more/deep/.light.md.swp"), lampPage.replaceAll("lamp", "spotlight"));
    renameSync(join(folder, "docs/more/deep/.light.md.swp"), join(folder, "docs/more/deep/light.md"));
    await next(/light\.md: .*removed/);
    await expectFreshSdk(folder);
    rmSync(join(folder, "docs/more"), { recursive: true });
    await next(/light\.md: .*removed/);
    await expectFreshSdk(folder);
  });

  it("keeps the SDK while a page cannot be read, and updates it when the page can be read again", async () => {
    const folder = project();
    const { next } = await startWatching(folder);
    const before = filesIn(join(folder, "sdk"));
    writeFileSync(join(folder, get), Buffer.from([0, 1, 2, 0, 255]));
    expect(await next(/The result would be incomplete/)).toMatch(/lamp-get\.md: SDK not updated\n.*binary file/);
    expect(filesIn(join(folder, "sdk"))).toEqual(before);
    const text = lampGetPage.replace("Reads a", "Reads exactly one");
    writeFileSync(join(folder, get), text.slice(0, 100));
    await sleep(20);
    writeFileSync(join(folder, get), text);
    await next(/lamp-get\.md: .*written/);
    await expectFreshSdk(folder);
  });

  it("updates the SDK after git changes 500 pages at once", async () => {
    const folder = lampProject({
      ".gitignore": "sdk\nfresh\n",
      ...Object.fromEntries(
        Array.from({ length: 500 }, (_, at) => [
          `docs/resources/lamp${at}.md`,
          lampPage.replaceAll("lamp", `lamp${at}`),
        ]),
      ),
    });
    commitAll(folder);
    git(folder, "checkout", "--quiet", "-b", "next");
    for (let at = 0; at < 500; at += 1) {
      const page = join(folder, `docs/resources/lamp${at}.md`);
      if (at % 10 === 0) rmSync(page);
      else writeFileSync(page, readFileSync(page, "utf8").replace("In watts", "The power in watts"));
    }
    git(folder, "commit", "--quiet", "--all", "--message=Change");
    git(folder, "checkout", "--quiet", "main");
    const { next } = await startWatching(folder);
    git(folder, "checkout", "--quiet", "next");
    await next(/written/);
    await expectFreshSdk(folder);
    git(folder, "checkout", "--quiet", "main");
    await next(/written/);
    await expectFreshSdk(folder);
  });

  it("waits for a docs folder that was moved away, and updates the SDK when the folder is back", async () => {
    const folder = project();
    const { next } = await startWatching(folder);
    const before = filesIn(join(folder, "sdk"));
    renameSync(join(folder, "docs"), join(folder, "moved"));
    await next(/docs: SDK not updated\n.*does not exist/);
    expect(filesIn(join(folder, "sdk"))).toEqual(before);
    writeFileSync(join(folder, "moved/api/lamp-get.md"), lampGetPage.replace("Reads a", "Reads exactly one"));
    renameSync(join(folder, "moved"), join(folder, "docs"));
    await next(/docs: .*written/);
    await expectFreshSdk(folder);

    rmSync(join(folder, "docs"), { recursive: true });
    putFiles(folder, { ...lampFiles, [get]: lampGetPage.replace("Reads a", "Reads one") });
    await next(/written/);
    await expectFreshSdk(folder);
    writeFileSync(join(folder, get), lampGetPage);
    await next(/written/);
    await expectFreshSdk(folder);
  });

  it("updates the SDK after a change of an included file outside of the docs folder", async () => {
    const page = lampGetPage.replace("Reads a", "[!INCLUDE [note](../../includes/note.md)]\n\nReads a");
    const folder = lampProject({
      "api-reference/v1.0/api/lamp-get.md": page,
      "api-reference/v1.0/resources/lamp.md": lampPage,
      "api-reference/includes/note.md": "The lamp must be on.\n",
      "docwright.config.json": '{ "docs": "api-reference/v1.0", "out": "sdk" }',
    });
    const { next } = await startWatching(folder);
    writeFileSync(join(folder, "api-reference/includes/note.md"), "**TODO: Add Description**\n");
    await next(/includes\/note\.md: .*written/);
    await expectFreshSdk(folder);
    renameSync(join(folder, "api-reference/includes"), join(folder, "moved"));
    await next(/includes\/note\.md: .*\n[^]*missing-include/);
    await expectFreshSdk(folder);
    renameSync(join(folder, "moved"), join(folder, "api-reference/includes"));
    await next(/includes\/note\.md: .*written/);
    await expectFreshSdk(folder);
  });

  it("loads the config again after a change, and waits while the config is invalid", async () => {
    const folder = project();
    const config = join(folder, "docwright.config.json");
    const { next } = await startWatching(folder);
    writeFileSync(config, '{ "docs": "docs", "out": "sdk", "sdk": { "packageName": "lamp-sdk" } }');
    await next(/docwright\.config\.json: .*written/);
    await expectFreshSdk(folder);
    writeFileSync(config, '{ "docs": "docs", "out": "sdk", "sdk": { "packageName": 5 } }');
    await next(/SDK not updated\n.*sdk\.packageName must be a string/);
    writeFileSync(config, '{ "docs": "docs", "out": "sdk" }');
    await next(/docwright\.config\.json: .*written/);
    await expectFreshSdk(folder);
  });

  it("loads a TypeScript config again after a change", async () => {
    const folder = project();
    rmSync(join(folder, "docwright.config.json"));
    const config = (name: string) => `export default { docs: "docs", out: "sdk", sdk: { packageName: "${name}" } };`;
    putFiles(folder, { "docwright.config.ts": config("first") });
    const { next } = await startWatching(folder);
    writeFileSync(join(folder, "docwright.config.ts"), config("second"));
    await next(/docwright\.config\.ts: .*written/);
    expect(readFileSync(join(folder, "sdk/package.json"), "utf8")).toContain('"second"');
    await expectFreshSdk(folder);
  });

  it("ends with exit code 0 after Ctrl+C, and with SIGTERM as other commands do", async () => {
    const folder = project();
    const first = await startWatching(folder, "docs", "--out", "sdk");
    first.child.kill("SIGINT");
    expect(await first.ended).toEqual({ code: 0, signal: null });
    const second = await startWatching(folder);
    second.child.kill("SIGTERM");
    expect(await second.ended).toEqual({ code: null, signal: "SIGTERM" });
  });

  it("ends with exit code 2 if the first SDK cannot be generated", async () => {
    const ended = await spawnDocwright(lampProject(), "watch", "--docs", "missing", "--out", "sdk");
    expect(ended).toMatchObject({ code: 2, stderr: expect.stringContaining("does not exist") as string });
  });
});
