import { mkdirSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { allDocs, folderSources, readDocs, readSources } from "../../generator/docs/read-docs.js";
import { withTexts } from "../../generator/docs/with-texts.js";
import { UsageError } from "../../generator/usage-error.js";
import { docsFolder } from "./docs-folder.js";

describe("a docs folder", () => {
  it("is read in the order of the paths, and each file has the API version of its folder", async () => {
    const folder = docsFolder({
      "api-reference/v1.0/resources/lamp.md": "# lamp",
      "api-reference/v1.0/api/lamp-get.md": "# Get lamp",
      "api-reference/beta/api/lamp-get.md": "# Get lamp",
      "api-reference/includes/note.md": "A note.",
      "api-reference/v1.0/includes/snippets/csharp/lamp.md": "code",
      "api-reference/v1.0/api/picture.png": new Uint8Array([1, 2]),
    });
    const docs = await readDocs([folder]);
    expect(docs.map(({ path, version }) => [path, version])).toEqual([
      ["api-reference/beta/api/lamp-get.md", "beta"],
      ["api-reference/includes/note.md", null],
      ["api-reference/v1.0/api/lamp-get.md", "v1.0"],
      ["api-reference/v1.0/resources/lamp.md", "v1.0"],
    ]);
  });

  it("may contain an `api/` folder and files outside of it", async () => {
    const plain = docsFolder({ "api/lamp-get.md": "", "lamp.md": "" });
    expect((await readDocs([plain])).map(({ path, version }) => [path, version])).toEqual([
      ["api/lamp-get.md", null],
      ["lamp.md", null],
    ]);
  });

  it("gives its files the version v1.0 if its path ends with `api-reference/v1.0`", async () => {
    const whole = docsFolder({ "api-reference/v1.0/api/lamp-get.md": "" });
    expect(await readDocs([join(whole, "api-reference/v1.0")])).toMatchObject([
      { path: "api/lamp-get.md", version: "v1.0" },
    ]);
  });

  it("is filtered by version and by include and exclude patterns", async () => {
    const folder = docsFolder({
      "api-reference/v1.0/api/lamp-get.md": "",
      "api-reference/v1.0/api/lamp-list.md": "",
      "api-reference/beta/api/lamp-get.md": "",
    });
    const paths = async (options: Partial<typeof allDocs>): Promise<string[]> =>
      (await readDocs([folder], { ...allDocs, ...options })).map(({ path }) => path);
    expect(await paths({ version: "beta" })).toEqual(["api-reference/beta/api/lamp-get.md"]);
    expect(await paths({ include: ["lamp-list.md"] })).toEqual(["api-reference/v1.0/api/lamp-list.md"]);
    expect(await paths({ exclude: ["**/v1.0/**"] })).toEqual(["api-reference/beta/api/lamp-get.md"]);
    await expect(paths({ version: "v3.0" })).rejects.toThrow("does not have the version v3.0. Available: beta, v1.0");
    await expect(paths({ include: ["nothing.md"] })).rejects.toThrow(
      /do not select any Markdown file in .* \(files: 3\)\. Change the patterns\.$/,
    );
  });

  it("is refused with a usage error if it does not exist, is a file, or does not contain Markdown", async () => {
    const folder = docsFolder({ "readme.txt": "" });
    await expect(readDocs([join(folder, "gone")])).rejects.toThrow(UsageError);
    await expect(readDocs([join(folder, "readme.txt")])).rejects.toThrow("is a file");
    await expect(readDocs([folder])).rejects.toThrow("does not contain Markdown files");
    await expect(readDocs([])).rejects.toThrow("--docs");
  });

  it("has paths relative to the common parent if several docs folders are read", async () => {
    const folder = docsFolder({ "one/lamp.md": "1", "two/lamp.md": "2" });
    const docs = await readDocs([join(folder, "two"), join(folder, "one")]);
    expect(docs.map(({ path, text }) => [path, text])).toEqual([
      ["one/lamp.md", "1"],
      ["two/lamp.md", "2"],
    ]);
  });

  it("has a finding instead of the text for each unreadable file", async () => {
    const folder = docsFolder({
      "binary.md": new Uint8Array([0x89, 0x50, 0, 1, 0, 0, 7, 0, 0]),
      "huge.md": new Uint8Array(5 * 1024 * 1024),
    });
    mkdirSync(join(folder, "folder.md"));
    const docs = await readDocs([folder]);
    expect(docs).toMatchObject([
      { path: "binary.md", text: "", diagnostics: [{ rule: "unreadable-file" }] },
      { path: "huge.md", text: "", diagnostics: [{ rule: "unreadable-file" }] },
    ]);
  });
});

describe("includes", () => {
  const include = (path: string): string => `[!INCLUDE [note](${path})]`;

  it("are returned with their paths in the docs, also if an include contains another include", async () => {
    const folder = docsFolder({
      "api-reference/v1.0/api/lamp-get.md": `# Get\n\n${include("../includes/one.md")}`,
      "api-reference/v1.0/includes/one.md": `One.\n\n${include("../../includes/two.md")}`,
      "api-reference/includes/two.md": "Two.",
    });
    const [, get] = await readDocs([folder]);
    expect(get).toMatchObject({
      path: "api-reference/v1.0/api/lamp-get.md",
      includes: {
        "api-reference/v1.0/includes/one.md": `One.\n\n${include("../../includes/two.md")}`,
        "api-reference/includes/two.md": "Two.",
      },
      diagnostics: [],
    });
  });

  it("are reported at the directive if they are missing or form a cycle", async () => {
    const folder = docsFolder({
      "lamp.md": `Text ${include("gone.md")}`,
      "loop.md": include("inner.md"),
      "inner.md": `\n${include("loop.md")}`,
    });
    const docs = await readDocs([folder]);
    expect(
      docs.flatMap((doc) =>
        doc.diagnostics.map(({ rule, file, line, column }) => [doc.path, rule, file, line, column]),
      ),
    ).toEqual([
      ["inner.md", "include-cycle", "loop.md", 1, 1],
      ["lamp.md", "missing-include", "lamp.md", 1, 6],
      ["loop.md", "include-cycle", "inner.md", 2, 1],
    ]);
  });

  it("of language snippets are ignored", async () => {
    const folder = docsFolder({ "lamp.md": include("includes/snippets/csharp/lamp.md") });
    expect(await readDocs([folder])).toMatchObject([{ includes: {}, diagnostics: [] }]);
  });

  it("are ignored in code and in comments", async () => {
    const folder = docsFolder({ "lamp.md": `\`\`\`\n${include("a.md")}\n\`\`\`\n\n<!-- ${include("b.md")} -->` });
    expect(await readDocs([folder])).toMatchObject([{ includes: {}, diagnostics: [] }]);
  });

  it("are read only from the docs folder or from the `api-reference` folder that contains the docs folder", async () => {
    const folder = docsFolder({
      "secret.md": "secret",
      "api-reference/shared.md": "shared",
      "api-reference/v1.0/lamp.md": [
        include("../shared.md"),
        include("../../secret.md"),
        include("/etc/hosts"),
        include("link.md"),
      ].join("\n\n"),
    });
    symlinkSync(join(folder, "secret.md"), join(folder, "api-reference/v1.0/link.md"));
    const docs = await readDocs([join(folder, "api-reference/v1.0")]);
    const lamp = docs.find(({ path }) => path === "lamp.md");
    expect(lamp?.includes).toEqual({ "../shared.md": "shared" });
    expect(lamp?.diagnostics.map(({ rule, line }) => [rule, line])).toEqual([
      ["missing-include", 3],
      ["missing-include", 5],
      ["missing-include", 7],
    ]);
  });

  it("that do not exist are missing, and not outside the docs, if the docs folder is a symbolic link", async () => {
    const folder = docsFolder({
      "docs/lamp.md": [include("gone.md"), include("gone/gone.md"), include("../outside.md")].join("\n\n"),
    });
    symlinkSync(join(folder, "docs"), join(folder, "link"));
    const read = async (name: string): Promise<string[]> =>
      (await readDocs([join(folder, name)])).flatMap(({ diagnostics }) => diagnostics.map(({ message }) => message));
    const messages = await read("link");
    expect(messages.map((message) => message.includes("outside the docs folder"))).toEqual([false, false, true]);
    expect(messages).toEqual(await read("docs"));
  });
});

it("a text that is only in memory is read if the docs folder is a symbolic link", async () => {
  const folder = docsFolder({ "docs/lamp.md": "Lamp" });
  symlinkSync(join(folder, "docs"), join(folder, "link"));
  const texts = new Map([["new/shade.md", "Shade"]]);
  const sources = (await folderSources([join(folder, "link")])).map((source) => withTexts(source, texts));
  const { docs } = await readSources(sources);
  expect(docs.map(({ path, text }) => [path, text])).toEqual([
    ["lamp.md", "Lamp"],
    ["new/shade.md", "Shade"],
  ]);
});
