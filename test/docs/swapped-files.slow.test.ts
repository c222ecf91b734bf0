import { execFileSync } from "node:child_process";
import { mkdirSync, renameSync, rmSync, symlinkSync, truncateSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { folderSource, largestFile } from "../../generator/docs/folder-source.js";
import { readBytes } from "../../generator/read-files.js";
import { scratchFolder } from "../output/scratch-folder.js";

const SECRET = "a secret outside of the docs";

/** Replaces the file or folder at a path by what `make` creates, in one step. */
function put(path: string, make: (path: string) => void): void {
  rmSync(`${path}.next`, { recursive: true, force: true });
  make(`${path}.next`);
  try {
    renameSync(`${path}.next`, path);
  } catch {
    // `rename` cannot replace a folder by a file, or a file by a folder.
    rmSync(path, { recursive: true, force: true });
    renameSync(`${path}.next`, path);
  }
}

const write = (text: string) => (path: string) => {
  writeFileSync(path, text);
};

/** The files, links and folders that replace a page while it is read. */
const forms: Readonly<Record<string, (outside: string) => (path: string) => void>> = {
  "a link": (outside) => (path) => {
    symlinkSync(join(outside, "page.md"), path);
  },
  "a pipe": () => (path) => {
    execFileSync("mkfifo", [path]);
  },
  "a folder": () => (path) => {
    mkdirSync(path);
  },
  "a huge file": () => (path) => {
    write("")(path);
    truncateSync(path, 2 ** 40);
  },
};

describe.skipIf(process.platform === "win32")("a page that is replaced while it is read", () => {
  it.each(Object.keys(forms))("is refused or read with its old content if %s replaces the page", async (form) => {
    const scratch = scratchFolder();
    const [docs, outside] = [join(scratch, "docs"), join(scratch, "outside")];
    for (const folder of [docs, outside]) mkdirSync(folder);
    writeFileSync(join(outside, "page.md"), SECRET);
    const page = join(docs, "page.md");
    write("a page")(page);
    const source = await folderSource(docs);
    const make = forms[form]?.(outside) ?? write("");
    await expectSafe(
      () => source.read("page.md"),
      (round) => {
        put(page, round % 2 === 0 ? make : write("a page"));
      },
    );
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
    const deep = join(scratch, "docs/deep");
    await expectSafe(
      () => source.read("deep/page.md"),
      (round) => {
        if (round % 2 === 0) {
          renameSync(deep, join(scratch, "kept"));
          symlinkSync(join(scratch, "outside"), deep);
        } else {
          rmSync(deep);
          renameSync(join(scratch, "kept"), deep);
        }
      },
    );
  });
});

it("`readBytes` refuses a file if a folder in its path is a symbolic link", async () => {
  const scratch = scratchFolder();
  mkdirSync(join(scratch, "outside"));
  writeFileSync(join(scratch, "outside/page.md"), SECRET);
  symlinkSync(join(scratch, "outside"), join(scratch, "docs"));
  expect(await readBytes(join(scratch, "docs/page.md"), 100)).toEqual({
    bytes: null,
    reason: "it was replaced while it was read",
  });
});

it.skipIf(process.platform !== "linux")(
  "`readBytes` refuses a file that contains more bytes than the limit, even if its reported size is 0",
  async () => {
    const scratch = scratchFolder();
    const file = join(scratch, "page.md");
    writeFileSync(file, "a".repeat(largestFile));
    expect(await readBytes(file, largestFile)).toMatchObject({ bytes: { length: largestFile } });
    expect(await readBytes("/proc/self/status", 3)).toMatchObject({ bytes: null });
  },
);

/** Reads a file again and again while it is replaced. */
async function expectSafe(
  read: () => Promise<{ readonly kind: string; readonly bytes?: Uint8Array }>,
  replace: (round: number) => void,
): Promise<void> {
  const texts = new Set<string>();
  for (let round = 0; round < 300; round += 1) {
    const reads = Array.from({ length: 8 }, read);
    // Waits for different times, so that reads in other threads are at different steps when the file is replaced.
    await new Promise((resolve) => setTimeout(resolve, round % 3));
    replace(round);
    for (const { kind, bytes } of await Promise.all(reads)) {
      expect(["bytes", "unreadable", "outside", "missing"]).toContain(kind);
      if (bytes !== undefined) texts.add(new TextDecoder().decode(bytes));
    }
  }
  expect([...texts].filter((text) => text !== "a page")).toEqual([]);
}
