import { execFileSync } from "node:child_process";
import {
  chmodSync,
  chownSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { filesIn, putFiles, scratchFolder } from "../output/scratch-folder.js";
import { docwright, type Ended } from "./docwright.js";
import { commitAll, git } from "./git-repository.js";
import { lampFiles, lampGetPage, lampPage, lampProject } from "./lamp-docs.js";

const shadePage = lampPage.replaceAll("lamp", "shade");

const files = {
  "docs/api/lamp-get.md": `${lampGetPage}\n[!INCLUDE [note](../includes/note.md)]\n`,
  "docs/includes/note.md": "A note.\n",
  "docs/deep/extra/shade.md": shadePage,
};

const NOBODY = 65534;

/** Calls a function as a user who is not root, because root may read every file. */
async function asOtherUser<Result>(folder: string, call: () => Promise<Result>): Promise<Result> {
  if (process.geteuid?.() !== 0) return call();
  const all = readdirSync(folder, { recursive: true, withFileTypes: true });
  for (const path of [
    folder,
    ...all.filter((one) => !one.isSymbolicLink()).map((one) => join(one.parentPath, one.name)),
  ])
    chownSync(path, NOBODY, NOBODY);
  process.seteuid?.(NOBODY);
  try {
    return await call();
  } finally {
    process.seteuid?.(0);
  }
}

/** A description of a fault, and a function that makes the file or folder at a path unreadable. */
type Fault = readonly [what: string, arrange: (path: string) => void];

const replaceWithLink = (path: string, target: string): void => {
  rmSync(path, { recursive: true });
  symlinkSync(target, path);
};

const fileFaults: readonly Fault[] = [
  [
    "is too large",
    (path) => {
      writeFileSync(path, Buffer.alloc(2 ** 20 + 1, "a"));
    },
  ],
  [
    "is binary",
    (path) => {
      writeFileSync(path, Buffer.from([0x89, 0x50, 0, 1, 0, 0, 7, 0, 0]));
    },
  ],
  [
    "is a pointer of Git LFS",
    (path) => {
      writeFileSync(path, `version https://git-lfs.github.com/spec/v1\noid sha256:${"4d".repeat(32)}\nsize 12345\n`);
    },
  ],
  [
    "has a zero byte far from its start",
    (path) => {
      writeFileSync(path, `${" ".repeat(9000)}\0`);
    },
  ],
  [
    "cannot be read because of its permissions",
    (path) => {
      chmodSync(path, 0);
    },
  ],
  [
    "is a link to a missing path",
    (path) => {
      replaceWithLink(path, "nowhere.md");
    },
  ],
  [
    "is a link to itself",
    (path) => {
      replaceWithLink(path, path);
    },
  ],
  [
    "is a pipe",
    (path) => {
      rmSync(path);
      execFileSync("mkfifo", [path]);
    },
  ],
];

const folderFaults: readonly Fault[] = [
  [
    "cannot be listed because of its permissions",
    (path) => {
      chmodSync(path, 0);
    },
  ],
  [
    "can be listed, but its files cannot be read because of its permissions",
    (path) => {
      chmodSync(path, 0o600);
    },
  ],
  [
    "is a link to a missing path",
    (path) => {
      replaceWithLink(path, "nowhere");
    },
  ],
];

const cases = [
  ...["docs/api/lamp-get.md", "docs/resources/lamp.md", "docs/deep/extra/shade.md", "docs/includes/note.md"].flatMap(
    (path) => fileFaults.map((fault) => [path, ...fault] as const),
  ),
  ...["docs/api", "docs/resources", "docs/deep/extra"].flatMap((path) =>
    folderFaults.map((fault) => [path, ...fault] as const),
  ),
];

/**
 * All commands are tested with the faults of pages in `docs/api`. Only the first two commands are tested with all
 * faults.
 */
const commands = [
  "drift --update",
  "diff old docs",
  "drift",
  "generate",
  "generate --check",
  "generate --changelog",
  "export permissions",
  "diff docs old",
  "changelog old docs",
  "verify metadata.xml",
];

const METADATA = `<edmx:Edmx xmlns:edmx="http://docs.oasis-open.org/odata/ns/edmx" Version="4.0"><edmx:DataServices>
<Schema xmlns="http://docs.oasis-open.org/odata/ns/edm" Namespace="microsoft.graph"><EntityType Name="lamp"/></Schema>
</edmx:DataServices></edmx:Edmx>`;

describe.skipIf(process.platform === "win32")(`an input that cannot be read (${cases.length} inputs)`, () => {
  let folder = "";
  let whole: Readonly<Record<string, string>> = {};
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), "docwright-"));
    putFiles(folder, { ...lampFiles, ...files, "old/lamp.md": lampPage, "metadata.xml": METADATA });
    expect((await docwright(folder, "generate", "--no-cache")).code).toBe(0);
    whole = filesIn(folder);
  });
  afterAll(() => {
    rmSync(folder, { recursive: true });
  });

  it.each(cases)("makes each command fail with a message that contains the path: %s %s", async (path, _, arrange) => {
    arrange(join(folder, path));
    await asOtherUser(folder, async () => {
      for (const command of path.startsWith("docs/api") ? commands : commands.slice(0, 2)) {
        const ended = await docwright(folder, ...command.split(" "), "--no-cache");
        expect({ command, ...ended }).toMatchObject({ code: 2, stdout: "" });
        expect(ended.stderr).toContain(path);
        expect(ended.stderr.split("\n").length).toBe(2);
      }
      const linted = await docwright(folder, "lint", "--no-cache", "--format", "json");
      expect(linted.code).toBe(1);
      expect(linted.stdout).toContain('"unreadable-file"');
      expect(linted.stdout).toContain(path.slice("docs/".length));
    });
    restorePermissions(folder);
    rmSync(join(folder, path), { recursive: true });
    putFiles(folder, Object.fromEntries(Object.entries(whole).filter(([name]) => name.startsWith(path))));
    expect(filesIn(folder)).toEqual(whole);
  });

  it("does not make a command fail if `--exclude` leaves the input out", async () => {
    const folder = lampProject(files);
    writeFileSync(join(folder, "docs/deep/extra/shade.md"), Buffer.from([0, 1, 0, 0, 7]));
    expect((await docwright(folder, "generate", "--exclude", "shade.md")).code).toBe(0);
    chmodSync(join(folder, "docs/deep/extra"), 0);
    const ended = await asOtherUser(folder, () => docwright(folder, "drift", "--exclude", "deep/extra/**"));
    expect(ended).toMatchObject({ code: 0, stdout: "sdk is up to date.\n" });
    restorePermissions(folder);
  });

  it("makes `lint`, `generate` and `model` fail if the input is the docs folder", async () => {
    const folder = lampProject();
    chmodSync(join(folder, "docs"), 0);
    for (const command of ["lint", "generate", "model"]) {
      const ended = await asOtherUser(folder, () => docwright(folder, command));
      expect(ended).toMatchObject({ code: 2, stdout: "" });
      expect(ended.stderr).toMatch(/permission denied/);
    }
    restorePermissions(folder);
  });

  it("is always reported, because `--update-baseline` does not save it in the baseline", async () => {
    const folder = lampProject(files);
    writeFileSync(join(folder, "docs/deep/extra/shade.md"), Buffer.from([0, 1, 0, 0, 7]));
    for (const args of [["--update-baseline"], []]) {
      const ended = await docwright(folder, "lint", "--baseline", "known.json", ...args);
      expect(ended.code).toBe(1);
      expect(ended.stdout).toContain("unreadable-file");
    }
    expect(filesIn(folder)["known.json"]).not.toContain("unreadable-file");
  });
});

const inputs: readonly (readonly [path: string, command: string])[] = [
  ["sdk/docwright.lock.json", "drift"],
  ["sdk/docwright.lock.json", "generate"],
  ["sdk/README.md", "generate --check"],
  ["sdk/src", "drift"],
  ["sdk/CHANGELOG.md", "generate --changelog"],
  ["src/lib", "export permissions --program src"],
  ["src/lib", "export permissions --program src/*/*.ts"],
  ["src/lib", "export permissions --program src/app.ts"],
  ["permissions.json", "verify permissions.json"],
  ["docs/includes/snippets/typescript", "snippets --check"],
  ["docs/toc.yml", "scaffold --name shade"],
];

describe.skipIf(process.platform === "win32")("a file or folder without permissions", () => {
  it.each(inputs)("ends with exit code 2 and its path: %s, docwright %s", async (path, command) => {
    const folder = lampProject({
      "docs/toc.yml": "items: []\n",
      "docs/includes/snippets/typescript/get-lamp-typescript-snippets.md": "text\n",
      "docs/api/lamp-get.md": `${lampGetPage}\n[!INCLUDE [code](../includes/snippets/typescript/get-lamp-typescript-snippets.md)]\n`,
      "permissions.json": "{}",
      "src/app.ts":
        'import { list } from "./lib/list.js";\nimport { GraphClient } from "graph-sdk";\nlist(GraphClient);\n',
      "src/lib/list.ts": "export const list = (client: unknown) => client;\n",
    });
    if (path.startsWith("sdk")) {
      expect((await docwright(folder, "generate", "--no-cache")).code).toBe(0);
      putFiles(folder, { "sdk/CHANGELOG.md": "# Changelog\n" });
    }
    const isFolder = lstatSync(join(folder, path)).isDirectory();
    const ended = await asOtherUser(folder, () => {
      chmodSync(join(folder, path), 0);
      return docwright(folder, ...command.split(" "), "--no-cache");
    });
    chmodSync(join(folder, path), isFolder ? 0o755 : 0o644);
    expect({ ...ended, lines: ended.stderr.split("\n").length }).toMatchObject({ code: 2, stdout: "", lines: 2 });
    expect(ended.stderr).toContain(path);
    expect(ended.stderr).toContain("Change the permissions of this path.");
  });
});

/** Makes the folders readable again, so that they can be removed after the test. */
function restorePermissions(folder: string): void {
  const path = [join(folder, "docs"), ...["api", "resources", "deep/extra"].map((name) => join(folder, "docs", name))];
  for (const one of path) if (lstatSync(one, { throwIfNoEntry: false })?.isDirectory() === true) chmodSync(one, 0o755);
}

describe("a page that cannot be read at a git revision", () => {
  it.each<readonly [...Fault, name: string]>([
    [
      "is too large",
      (path) => {
        writeFileSync(path, Buffer.alloc(2 ** 20 + 1, "a"));
      },
      "lamp.md",
    ],
    [
      "is binary",
      (path) => {
        writeFileSync(path, Buffer.from([0x89, 0x50, 0, 1, 0, 0, 7, 0, 0]));
      },
      "lamp.md",
    ],
    [
      "is a link to a missing path",
      (path) => {
        replaceWithLink(path, "nowhere.md");
      },
      "lamp.md",
    ],
    [
      "is in a submodule",
      (path) => {
        const folder = scratchFolder();
        putFiles(folder, { "a.md": "# A\n" });
        commitAll(folder);
        git(join(path, ".."), "-c", "protocol.file.allow=always", "submodule", "add", "--quiet", folder, "sub");
      },
      "sub",
    ],
  ])("makes a comparison exit with code 2 if the page %s", async (_, arrange, name) => {
    const folder = lampProject();
    commitAll(folder);
    arrange(join(folder, "docs/resources/lamp.md"));
    git(folder, "add", "--all");
    git(folder, "commit", "--quiet", "--message=Break");
    rmSync(join(folder, "docs"), { recursive: true });
    git(folder, "checkout", "--quiet", "HEAD~1", "--", "docs");
    for (const command of ["diff git:HEAD", "diff --since HEAD", "lint --since HEAD"]) {
      const ended: Ended = await docwright(folder, ...command.split(" "));
      expect({ command, ...ended }).toMatchObject({ code: 2, stdout: "" });
      expect(ended.stderr).toContain(`docs/resources/${name}`);
    }
  });
});

describe("skipped pages", () => {
  it("are named in a warning", async () => {
    const folder = lampProject({ "docs/.hidden.md": shadePage, "shade.md": shadePage });
    mkdirSync(join(folder, "elsewhere"));
    symlinkSync("../shade.md", join(folder, "docs/shade.md"));
    symlinkSync("../elsewhere", join(folder, "docs/more"));
    symlinkSync("nowhere.png", join(folder, "docs/picture.png"));
    const note =
      "Skipped 3 paths: docs/.hidden.md (hidden), docs/more (symbolic link), docs/shade.md (symbolic link).\n";
    for (const command of ["lint", "generate", "drift", "model", "export permissions"]) {
      const ended = await docwright(folder, ...command.split(" "));
      expect({ command, ...ended }).toMatchObject({ code: 0 });
      expect(ended.stderr).toContain(note);
    }
    expect((await docwright(folder, "lint", "--exclude", "**/*shade*", "--exclude", ".hidden.md")).stderr).toContain(
      "Skipped 1 path: docs/more (symbolic link).\n",
    );
  });
});

describe("a docs folder without recognized pages", () => {
  it.each([
    "lint",
    "model",
    "generate",
    "generate --check",
    "drift",
    "export permissions",
    "diff . .",
    "verify metadata.xml",
  ])("makes docwright %s end with exit code 2 and print which `doc_type` a page needs", async (command) => {
    const folder = scratchFolder();
    putFiles(folder, {
      "docs/guide.md": "---\ndoc_type: conceptualPageType\n---\n\n# Guide\n",
      "docs/readme.md": "# Read me\n",
      "docwright.config.json": '{ "docs": "docs", "out": "sdk" }',
      "metadata.xml": METADATA,
    });
    const ended = await docwright(folder, ...command.replaceAll(" .", " docs").split(" "));
    expect(ended).toMatchObject({ code: 2, stdout: "" });
    expect(ended.stderr).toMatch(
      /^docwright: No API page or resource page among 2 Markdown files: guide\.md \(its doc_type is "conceptualPageType"\), readme\.md \(it does not have a doc_type, a request or properties\)\. An API page has doc_type: apiPageType in /,
    );
  });
});
