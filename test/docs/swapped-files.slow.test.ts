import { spawn } from "node:child_process";
import { mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setImmediate } from "node:timers/promises";
import { describe, expect, it } from "vitest";
import { folderSource, largestFile } from "../../generator/docs/folder-source.js";
import { readRealFile } from "../../generator/read-files.js";
import { scratchFolder } from "../output/scratch-folder.js";

const SECRET = "a secret outside of the docs";

/** Shell commands that create the files, links and folders that replace a page while it is read. */
const forms: Readonly<Record<string, string>> = {
  "a link": "ln -s ../outside/page.md next",
  "a pipe": "mkfifo next",
  "a folder": "mkdir next",
  "a huge file": "dd if=/dev/null of=next bs=1 seek=1099511627776",
};

describe.skipIf(process.platform === "win32")("a page that is replaced while it is read", () => {
  it.each(Object.keys(forms))("is refused or read with its old content if %s replaces the page", async (form) => {
    const scratch = scratchFolder();
    const [docs, outside] = [join(scratch, "docs"), join(scratch, "outside")];
    for (const folder of [docs, outside]) mkdirSync(folder);
    writeFileSync(join(outside, "page.md"), SECRET);
    writeFileSync(join(docs, "page.md"), "a page");
    const source = await folderSource(docs);
    const put = (make: string): string => `${make}; rm -rf page.md; mv next page.md`;
    await expectSafe(() => source.read("page.md"), docs, [put(forms[form] ?? "exit 1"), put("printf 'a page' > next")]);
  });

  it("is refused or read with its old content if a symbolic link replaces its folder", async () => {
    const scratch = scratchFolder();
    for (const [folder, text] of [
      ["docs/deep", "a page"],
      ["outside", SECRET],
    ] as const) {
      mkdirSync(join(scratch, folder), { recursive: true });
      writeFileSync(join(scratch, folder, "page.md"), text);
    }
    const source = await folderSource(join(scratch, "docs"));
    await expectSafe(() => source.read("deep/page.md"), scratch, [
      "mv docs/deep kept; ln -s ../outside docs/deep",
      "rm docs/deep; mv kept docs/deep",
    ]);
  });
});

it("`readRealFile` refuses a file if a folder in its path is a symbolic link", () => {
  const scratch = scratchFolder();
  mkdirSync(join(scratch, "outside"));
  writeFileSync(join(scratch, "outside/page.md"), SECRET);
  symlinkSync(join(scratch, "outside"), join(scratch, "docs"));
  expect(readRealFile(join(scratch, "docs/page.md"), 100)).toEqual({
    bytes: null,
    reason: "it was replaced while it was read",
  });
});

it.skipIf(process.platform !== "linux")(
  "`readRealFile` refuses a file that contains more bytes than the limit, even if its reported size is 0",
  () => {
    const scratch = scratchFolder();
    const file = join(scratch, "page.md");
    writeFileSync(file, "a".repeat(largestFile));
    expect(readRealFile(file, largestFile)).toMatchObject({ bytes: { length: largestFile } });
    expect(readRealFile("/proc/self/status", 3)).toMatchObject({ bytes: null });
  },
);

const ROUNDS = 150;

/**
 * Reads a file again and again while another process replaces it.
 *
 * @param steps the shell commands of the process, which it repeats
 */
async function expectSafe(
  read: () => Promise<{ readonly kind: string; readonly bytes?: Uint8Array }>,
  folder: string,
  steps: readonly string[],
): Promise<void> {
  const script = `i=0; while [ $i -lt ${ROUNDS} ]; do ${steps.join("; ")}; i=$((i + 1)); done`;
  const other = spawn("sh", ["-c", script], { cwd: folder, stdio: "ignore" });
  const kinds = new Set<string>();
  const texts = new Set<string>();
  while (other.exitCode === null) {
    const { kind, bytes } = await read();
    kinds.add(kind);
    if (bytes !== undefined) texts.add(new TextDecoder().decode(bytes));
    await setImmediate();
  }
  expect(other.exitCode).toBe(0);
  expect(["bytes", "unreadable", "outside", "missing"]).toEqual(expect.arrayContaining([...kinds]));
  expect(kinds.size).toBeGreaterThan(1);
  expect([...texts]).toEqual(["a page"]);
}
