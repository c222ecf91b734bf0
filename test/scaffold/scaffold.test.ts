import { existsSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { docwright } from "../cli/docwright.js";
import { putFiles, scratchFolder } from "../output/scratch-folder.js";
import { readDocsSet } from "../read-docs-set.js";
import { foundRules } from "./check-pages.js";

const sample = {
  "@odata.context": "https://graph.microsoft.com/v1.0/$metadata#lamps",
  value: [
    {
      "@odata.type": "#microsoft.graph.lamp",
      id: "lamp-7",
      name: "Desk",
      watts: 60,
      hours: 5_000_000_000,
      ratio: 0.5,
      on: true,
      since: "2026-03-01T08:00:00Z",
      bought: "2026-02-28",
      owner: null,
      tags: ["old", "green"],
      colour: { red: 1, green: 2 },
      parts: [{ name: "bulb" }, { name: "foot", weight: 2 }],
    },
  ],
};

function filesBelow(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
    .sort();
}

describe("docwright scaffold --name", () => {
  it("prints the pages and placeholders, and writes nothing without --write", async () => {
    const folder = scratchFolder();
    const { code, stdout, stderr } = await docwright(folder, "scaffold", "--docs", "docs", "--name", "lamp");
    expect(code).toBe(0);
    expect(stdout).toContain("new  docs/resources/lamp.md\n");
    expect(stdout).toContain("new  docs/api/lamp-update.md\n");
    expect(stderr).toContain("docs/resources/lamp.md:16: TODO: Add a description.\n");
    expect(stderr).toContain("Write the files with --write.\n");
    expect(existsSync(join(folder, "docs"))).toBe(false);
  });

  it("writes pages without findings, except for the placeholders that it printed", async () => {
    const folder = scratchFolder();
    const words = ["--docs", "docs", "--name", "lamp", "--action", "switchOn", "--function", "report", "--write"];
    const { stderr } = await docwright(folder, "scaffold", ...words);
    const { stdout } = await docwright(folder, "lint", "docs", "--format", "json", "--no-cache", "--fail-on", "none");
    const { findings } = JSON.parse(stdout) as {
      findings: readonly { readonly rule: string; readonly file: string; readonly line: number }[];
    };
    expect(new Set(findings.map(({ rule }) => rule))).toEqual(new Set(["placeholder"]));
    const printed = [...stderr.matchAll(/^(\S+:\d+): TODO: /gm)].map(([, place]) => place);
    expect(printed.length).toBeGreaterThan(20);
    expect(new Set(printed)).toEqual(new Set(findings.map(({ file, line }) => `docs/${file}:${line}`)));
  });

  it("does not name files like devices of Windows", async () => {
    const folder = scratchFolder();
    for (const name of ["con", "LPT1"]) {
      const { stdout } = await docwright(folder, "scaffold", "--docs", "docs", "--name", name);
      expect(stdout).toContain(`new  docs/resources/${name.toLowerCase()}_.md\n`);
      expect(stdout).not.toMatch(/\/(?:con|lpt1)\./i);
    }
  });

  it("documents the operations of the collection, the action and the function", async () => {
    const folder = scratchFolder();
    const words = ["--path", "/rooms/{room-id}/lamps", "--action", "switchOn", "--function", "report", "--write"];
    await docwright(folder, "scaffold", "--docs", "docs", "--name", "lamp", ...words);
    const { model } = await readDocsSet(join(folder, "docs"));
    const routes = model.operations.flatMap(({ intent, routes: own }) =>
      own.map(({ method, path }) => `${intent} ${method} ${path}`),
    );
    expect(routes.sort()).toEqual([
      "action POST /rooms/{room-id}/lamps/{lamp-id}/switchOn",
      "create POST /rooms/{room-id}/lamps",
      "delete DELETE /rooms/{room-id}/lamps/{lamp-id}",
      "function GET /rooms/{room-id}/lamps/{lamp-id}/report",
      "get GET /rooms/{room-id}/lamps/{lamp-id}",
      "list GET /rooms/{room-id}/lamps",
      "update PATCH /rooms/{room-id}/lamps/{lamp-id}",
    ]);
  });

  it("writes the key of an item in parentheses if the path of the collection has keys in parentheses", async () => {
    const folder = scratchFolder();
    const words = ["--path", "/rooms({room-id})/lamps", "--write"];
    await docwright(folder, "scaffold", "--docs", "docs", "--name", "lamp", ...words);
    const page = readFileSync(join(folder, "docs/api/lamp-get.md"), "utf8");
    expect(page).toContain("GET /rooms({room-id})/lamps({lamp-id})\n");
    expect(await foundRules(folder, "docs")).toEqual(["placeholder"]);
  });

  it("writes permissions only if an existing operation has permissions", async () => {
    const folder = scratchFolder();
    const request = "## HTTP request\n\n```http\nGET /rooms\n```\n";
    putFiles(folder, { "docs/api/room-list.md": `---\ndoc_type: apiPageType\n---\n\n# List rooms\n\n${request}` });
    const { stdout } = await docwright(folder, "scaffold", "--docs", "docs", "--name", "lamp", "--write");
    expect(stdout).not.toContain("permissions");
    expect(readFileSync(join(folder, "docs/api/lamp-get.md"), "utf8")).not.toContain("## Permissions");
  });

  it("refuses a name that differs from a documented type only in case", async () => {
    const folder = scratchFolder();
    putFiles(folder, { "docs/lamps.md": "# Lamp\n\n## Properties\n\n|Property|Type|\n|-|-|\n|id|String|\n" });
    const { code, stderr } = await docwright(folder, "scaffold", "--docs", "docs", "--name", "lamp", "--write");
    expect(code).toBe(2);
    expect(stderr).toContain("docs/lamps.md already describes microsoft.graph.Lamp. Choose another name.");
  });

  it("adds the pages to the folders and the table of contents that the docs have", async () => {
    const folder = scratchFolder();
    await docwright(folder, "scaffold", "--docs", "docs", "--name", "lamp", "--write");
    putFiles(folder, {
      "docs/toc.yml": "# Contents\nitems:\n- name: Lamps\n  href: resources/lamp.md\n",
    });
    await docwright(folder, "scaffold", "--docs", "docs", "--name", "room", "--write");
    const toc = readFileSync(join(folder, "docs/toc.yml"), "utf8");
    expect(toc).toContain("# Contents\nitems:\n- name: Lamps\n  href: resources/lamp.md\n- name: room\n");
    expect(toc).toContain("  - name: List rooms\n    href: api/room-list.md\n");
    expect(await foundRules(folder, "docs")).toEqual(["placeholder"]);
  });

  it("keeps the line endings and the byte order mark of the table of contents, and completes an existing entry", async () => {
    const folder = scratchFolder();
    const toc =
      "\uFEFF- name: Lamps\r\n  href: resources/lamp.md\r\n  items:\r\n  - name: Get\r\n    href: api/lamp-get.md\r\n";
    putFiles(folder, { "docs/toc.yml": toc });
    await docwright(folder, "scaffold", "--docs", "docs", "--name", "lamp", "--write");
    const after = readFileSync(join(folder, "docs/toc.yml"), "utf8");
    expect(after).toBe(
      toc +
        ["List lamps", "Create lamp", "Update lamp", "Delete lamp"]
          .map((name) => {
            const [verb = ""] = name.toLowerCase().split(" ");
            return `  - name: ${name}\r\n    href: api/lamp-${verb === "create" ? "post" : verb}.md\r\n`;
          })
          .join(""),
    );
  });

  it.each(["\uFEFFitems:\n- name: Lamps\n", "items:\n\n- name: Lamps\n"])(
    "keeps the indentation of the table of contents: %j",
    async (toc) => {
      const folder = scratchFolder();
      putFiles(folder, { "docs/toc.yml": toc });
      await docwright(folder, "scaffold", "--docs", "docs", "--name", "lamp", "--write");
      expect(readFileSync(join(folder, "docs/toc.yml"), "utf8")).toContain(`${toc}- name: lamp\n`);
    },
  );

  it("keeps all lines of the table of contents as they are written", async () => {
    const folder = scratchFolder();
    const first = "items:\n  - {name: Rooms,   href: resources/room.md}\n\n\n  - name:  'Lamps'  # main\n";
    const rest = "    href: resources/lamp.md\n    items: [{name: Get, href: api/lamp-get.md}]\n";
    const last = '\n\n  - {name: "About", href: about.md}';
    putFiles(folder, { "docs/toc.yml": first + rest + last });
    await docwright(folder, "scaffold", "--docs", "docs", "--name", "desk", "--write");
    const added = ["  - name: desk", "    href: resources/desk.md", "    items:"];
    const after = readFileSync(join(folder, "docs/toc.yml"), "utf8");
    expect(after.slice(0, (first + rest + last).length)).toBe(first + rest + last);
    expect(after.slice((first + rest + last).length)).toContain(`\n${added.join("\n")}\n`);
    await docwright(folder, "scaffold", "--docs", "docs", "--name", "lamp", "--write");
    const completed = readFileSync(join(folder, "docs/toc.yml"), "utf8");
    expect(completed.startsWith(first)).toBe(true);
    expect(completed).toContain(`api/lamp-delete.md\n${last}\n`);
  });

  it.each(["", "# Contents\n", "items:\n", "items: [\n", "text\n"])(
    "does not change a table of contents without a list of entries, and says so: %j",
    async (toc) => {
      const folder = scratchFolder();
      putFiles(folder, { "docs/toc.yml": toc });
      const { stderr } = await docwright(folder, "scaffold", "--docs", "docs", "--name", "lamp", "--write");
      expect(stderr).toContain(
        "Left out: toc.yml, because it does not have a list of entries. Add the new pages to it.\n",
      );
      expect(readFileSync(join(folder, "docs/toc.yml"), "utf8")).toBe(toc);
    },
  );

  it("writes no placeholder for the author and the subservice if options name them", async () => {
    const folder = scratchFolder();
    const words = ["--name", "lamp", "--author", 'a"b', "--subservice", "house", "--write"];
    await docwright(folder, "scaffold", "--docs", "docs", ...words);
    const page = readFileSync(join(folder, "docs/resources/lamp.md"), "utf8");
    expect(page).toContain('author: "a\\"b"\n');
    expect(page).toContain('ms.subservice: "house"\n');
  });

  it("does not overwrite pages without --force", async () => {
    const folder = scratchFolder();
    await docwright(folder, "scaffold", "--docs", "docs", "--name", "lamp", "--write");
    putFiles(folder, { "docs/api/lamp-get.md": "mine" });
    const words = ["--docs", "docs", "--name", "lamp", "--write"];
    // The page that a person replaced is not an API page anymore, but it still exists.
    const refused = await docwright(folder, "scaffold", ...words);
    expect(refused.code).toBe(2);
    expect(refused.stderr).toBe(
      "docwright: docs/resources/lamp.md already exists. Overwrite existing pages with --force.\n",
    );
    expect(readFileSync(join(folder, "docs/api/lamp-get.md"), "utf8")).toBe("mine");
    expect(await docwright(folder, "scaffold", ...words, "--force")).toMatchObject({ code: 0 });
    expect(readFileSync(join(folder, "docs/api/lamp-get.md"), "utf8")).toContain("# Get lamp");
  });

  it("prints a patch that `git apply` accepts", async () => {
    const folder = scratchFolder();
    const { stdout } = await docwright(folder, "scaffold", "--docs", "docs", "--name", "lamp", "--format", "patch");
    expect(stdout).toContain("--- /dev/null\n+++ b/docs/resources/lamp.md\n@@ -0,0 +1,");
  });

  it("refuses to change a table of contents that is not in UTF-8, because its other lines would change", async () => {
    const folder = scratchFolder();
    putFiles(folder, { "docs/note.md": "# A note\n" });
    const toc = Buffer.from("items:\n- name: Gr\xfc\xdfe\n", "latin1");
    writeFileSync(join(folder, "docs/toc.yml"), toc);
    const ended = await docwright(folder, "scaffold", "--docs", "docs", "--name", "lamp", "--write");
    expect(ended).toMatchObject({ code: 2, stdout: "" });
    expect(ended.stderr).toContain("toc.yml is not in UTF-8. Save it as UTF-8.");
    expect(readFileSync(join(folder, "docs/toc.yml"))).toEqual(toc);
  });

  it("does not write through a symbolic link in the docs", async () => {
    const folder = scratchFolder();
    const outside = scratchFolder();
    putFiles(folder, { "docs/note.md": "# A note\n" });
    symlinkSync(outside, join(folder, "docs/api"));
    const { code, stderr } = await docwright(folder, "scaffold", "--docs", "docs", "--name", "lamp", "--write");
    expect({ code, lines: stderr.trim().split("\n").length }).toEqual({ code: 2, lines: 2 });
    expect(stderr).toContain("is a symbolic link");
    expect(readdirSync(outside)).toEqual([]);
    expect(filesBelow(join(folder, "docs"))).toEqual(["note.md"]);
  });
});

describe("docwright scaffold --json", () => {
  async function scaffold(
    content: unknown,
    ...words: string[]
  ): Promise<{ folder: string; code: number | null; stderr: string }> {
    const folder = scratchFolder();
    putFiles(folder, { "sample.json": typeof content === "string" ? content : JSON.stringify(content) });
    const ended = await docwright(folder, "scaffold", "--docs", "docs", "--json", "sample.json", "--write", ...words);
    return { folder, ...ended };
  }

  it("documents each property of the sample with its type", async () => {
    const { folder, stderr } = await scaffold(sample);
    const { model } = await readDocsSet(join(folder, "docs"));
    const types = new Map(model.types.map(({ name, properties }) => [name, properties]));
    const declared = (name: string): unknown =>
      Object.fromEntries(types.get(`microsoft.graph.${name}`)?.map((one) => [one.name, one.type]) ?? []);
    expect(declared("lamp")).toEqual({
      id: "Edm.String",
      name: "Edm.String",
      watts: "Edm.Int32",
      hours: "Edm.Int64",
      ratio: "Edm.Double",
      on: "Edm.Boolean",
      since: "Edm.DateTimeOffset",
      bought: "Edm.Date",
      owner: "Edm.String",
      tags: "Collection(Edm.String)",
      colour: "microsoft.graph.colour",
      parts: "Collection(microsoft.graph.parts)",
    });
    expect(declared("parts")).toEqual({ name: "Edm.String", weight: "Edm.Int32" });
    expect(stderr).toContain("Check the type of lamp.owner: the sample has no value, so it is String.\n");
    expect(await foundRules(folder, "docs")).toEqual(["placeholder"]);
  });

  it("does not name types like primitive types, or like another type in another case", async () => {
    const { folder } = await scaffold(
      { id: "1", string: { a: 1 }, date: { b: 1 }, place: { c: 1 }, Place: { d: 1 } },
      "--name",
      "lamp",
    );
    const { model } = await readDocsSet(join(folder, "docs"));
    const names = model.types.map(({ name }) => name.replace("microsoft.graph.", ""));
    expect(names.sort()).toEqual(["lamp", "lampDate", "lampPlace", "lampString", "place"]);
    expect(model.types.find(({ name }) => name === "microsoft.graph.lampString")?.properties).toMatchObject([
      { name: "a", type: "Edm.Int32" },
    ]);
  });

  it("links types whose names have another letter case in the sample, and names the properties that it leaves out", async () => {
    const folder = scratchFolder();
    const parts = { wire: { "@odata.type": "#microsoft.graph.Note", text: "a" } };
    putFiles(folder, {
      "docs/resources/note.md": "# note resource type\n\n## Properties\n\n|Property|Type|\n|-|-|\n|text|String|\n",
      "sample.json": JSON.stringify({
        id: "1",
        first: { "@odata.type": "#microsoft.graph.Bulb", a: 1 },
        second: { "@odata.type": "#microsoft.graph.bulb", a: 1, b: 2 },
        ...parts,
      }),
    });
    const words = ["--docs", "docs", "--json", "sample.json", "--name", "lamp", "--write"];
    const { stderr } = await docwright(folder, "scaffold", ...words);
    expect(stderr).toContain(
      "Left out: Bulb.b, because the sample has Bulb in several places, and only the first is read. Add this property.\n",
    );
    const page = readFileSync(join(folder, "docs/resources/lamp.md"), "utf8");
    expect(page).toContain("| second | [Bulb](../resources/bulb.md) |");
    expect(page).toContain("| wire | [note](../resources/note.md) |");
  });

  it("says that a property is a list in a list", async () => {
    const { stderr } = await scaffold({ id: "1", rows: [[1], [2]] }, "--name", "lamp");
    expect(stderr).toContain("Check the type of lamp.rows: the sample has a list in a list, so it is String.\n");
  });

  it("lets requests send the id of a nested object", async () => {
    const { folder } = await scaffold({ id: "1", parts: [{ id: "p1" }] }, "--name", "lamp");
    expect(await foundRules(folder, "docs")).toEqual(["placeholder"]);
  });

  it("writes pages of an API without OData, with the list responses of the config", async () => {
    const folder = scratchFolder();
    putFiles(folder, {
      "docwright.config.json": JSON.stringify({
        docs: "docs",
        baseUrl: "https://api.contoso.com/v2",
        namespace: "shop",
        dialect: { odata: false, paging: { items: "items", next: "next" } },
      }),
      "sample.json": '{ "items": [{ "id": "1", "colour": { "red": 1 } }, { "id": "2", "name": "b" }], "next": null }',
    });
    await docwright(folder, "scaffold", "--name", "lamp", "--json", "sample.json", "--write");
    const list = readFileSync(join(folder, "docs/api/lamp-list.md"), "utf8");
    expect(list).toContain('{\n  "items": [\n    {\n      "id": "1"');
    expect(list).not.toContain("OData");
    expect(list).not.toContain("Authorization");
    expect(readFileSync(join(folder, "docs/resources/lamp.md"), "utf8")).toContain('```json\n{\n  "id":');
    const { stdout } = await docwright(folder, "lint", "--format", "json", "--no-cache", "--fail-on", "none");
    const { findings } = JSON.parse(stdout) as { findings: readonly { readonly rule: string }[] };
    expect(new Set(findings.map(({ rule }) => rule))).toEqual(new Set(["placeholder"]));
  });

  it("shows the values of the sample in the examples", async () => {
    const { folder } = await scaffold(sample);
    const page = readFileSync(join(folder, "docs/api/lamp-get.md"), "utf8");
    expect(page).toContain("GET https://graph.microsoft.com/v1.0/lamps/lamp-7\n");
    expect(page).toContain('"since": "2026-03-01T08:00:00Z"');
    expect(page).toContain('"red": 1');
  });

  it("escapes invisible characters of the sample in the examples, so that reviewers see them", async () => {
    const { folder } = await scaffold(JSON.stringify({ id: "1", note: "a\u202eb\u2028c\u{e0041}" }), "--name", "lamp");
    const page = readFileSync(join(folder, "docs/api/lamp-get.md"), "utf8");
    expect(page).toContain(String.raw`"note": "a\u202eb\u2028c\udb40\udc41"`);
  });

  it("leaves out names that would break a page, and says so", async () => {
    const hostile = {
      id: "1",
      "a|b": 1,
      "new\nline": 2,
      "tick`": 3,
      "../../etc": 4,
      "<script>": 5,
      "-->": 6,
      größe: 7,
      ok: { "../x": { y: 1 }, fine: "|`\n-->" },
      __proto__: 1,
      constructor: "c",
    };
    const { folder, code, stderr } = await scaffold(
      JSON.stringify(hostile).replace('"ok"', '"__proto__":{"z":1},"ok"'),
      "--name",
      "lamp",
    );
    expect(code).toBe(0);
    for (const name of ["a|b", String.raw`new\nline`, "../../etc", "-->", "größe"]) {
      expect(stderr).toContain(`Left out: the property "${name}", because it is not a valid name.\n`);
    }
    const { model } = await readDocsSet(join(folder, "docs"));
    const lamp = model.types.find(({ name }) => name === "microsoft.graph.lamp");
    expect(lamp?.properties.map(({ name }) => name)).toEqual(["id", "__proto__", "ok", "constructor"]);
    expect(await foundRules(folder, "docs")).toEqual(["placeholder"]);
    expect(filesBelow(folder).filter((path) => !/^(?:docs\/(?:api|resources|includes|toc)|sample)/.test(path))).toEqual(
      [],
    );
  });
});

describe("wrong usage of docwright scaffold", () => {
  it.each([
    [["--name", "../lamp"], /"\.\.\/lamp" is not the name of a type/],
    [["--name", "la\nmp"], /"la\\nmp" is not the name of a type/],
    [["--name", "x".repeat(200)], /is not the name of a type/],
    [["--name", "lamp", "--path", "/../x"], /"\/\.\.\/x" is not the path of a collection/],
    [["--name", "lamp", "--path", "/lamps\nDELETE /x"], /is not the path of a collection/],
    [["--name", "lamp", "--action", "a/b"], /"a\/b" is not the name of an action or function/],
    [["--json", "missing.json"], /^docwright: Cannot read missing\.json/],
    [["--json", "broken.json", "--name", "lamp"], /broken\.json is not valid JSON/],
    [["--json", "number.json", "--name", "lamp"], /number\.json does not contain a JSON object/],
    [["--json", "object.json"], /does not name its type in @odata\.type\. Name the type with --name/],
    [[], /The source is missing/],
  ])("ends with exit code 2 and one line: %j", async (words, message) => {
    const folder = scratchFolder();
    putFiles(folder, { "broken.json": '{"a":\n\n', "number.json": "[1]", "object.json": '{"id":"1"}' });
    const { code, stdout, stderr } = await docwright(folder, "scaffold", "--docs", "docs", ...words, "--write");
    expect({ code, stdout, lines: stderr.split("\n").length }).toEqual({ code: 2, stdout: "", lines: 2 });
    expect(stderr).toMatch(message);
    expect(existsSync(join(folder, "docs"))).toBe(false);
  });
});
