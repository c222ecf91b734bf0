import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { verify } from "../../generator/verify/verify.js";
import { readMetadata } from "../../generator/metadata/read-metadata.js";
import { docwright, type Ended } from "../cli/docwright.js";
import { putFiles, scratchFolder } from "../output/scratch-folder.js";
import { readDocsSet } from "../read-docs-set.js";
import { csdl } from "../metadata/csdl-text.js";
import { foundRules } from "./check-pages.js";
import { houseMetadata, hostileMetadata } from "./house-metadata.js";

function house(): string {
  const folder = scratchFolder();
  putFiles(folder, { "house.xml": houseMetadata, "hostile.xml": hostileMetadata });
  return folder;
}

function scaffold(folder: string, ...words: string[]): Promise<Ended> {
  return docwright(folder, "scaffold", "--docs", "docs", "--author", "ada", "--subservice", "house", ...words);
}

describe("docwright scaffold --metadata --type", () => {
  it("documents the type, its complex types and all its operations", async () => {
    const folder = house();
    const { code, stderr } = await scaffold(folder, "--metadata", "house.xml", "--type", "lamp", "--write");
    expect(code).toBe(0);
    const { model } = await readDocsSet(join(folder, "docs"));
    const routes = model.operations.map(
      ({ id, routes: own }) => `${id}: ${own.map(({ method, path }) => `${method} ${path}`).join(", ")}`,
    );
    expect(routes.sort()).toEqual([
      "lamp-age: GET /rooms/{room-id}/lamps/{lamp-id}/house.age",
      "lamp-delete: DELETE /rooms/{room-id}/lamps/{lamp-id}",
      "lamp-get-picture: GET /rooms/{room-id}/lamps/{lamp-id}/picture",
      "lamp-get: GET /rooms/{room-id}/lamps/{lamp-id}",
      "lamp-put-picture: PUT /rooms/{room-id}/lamps/{lamp-id}/picture",
      "lamp-report: GET /rooms/{room-id}/lamps/house.report(period='{period}',limit={limit},state={state})",
      "lamp-switch: POST /rooms/{room-id}/lamps/{lamp-id}/house.switch",
      "lamp-update: PATCH /rooms/{room-id}/lamps/{lamp-id}",
      "room-list-lamps: GET /rooms/{room-id}/lamps",
      "room-post-lamps: POST /rooms/{room-id}/lamps",
    ]);
    expect(model.types.filter(({ origin }) => origin === "page").map(({ name }) => name)).toEqual([
      "house.colour",
      "house.entity",
      "house.lamp",
    ]);
    expect(stderr).toContain(
      "Left out: lamp-get-room.md, lamp-delete-room.md, lamp-put-room.md and 1 more, because house.room does not have a page. Add its pages with --type house.room.\n",
    );
    expect(await foundRules(folder, "docs")).toEqual(["placeholder"]);
  });

  it("leaves no difference that `verify` reports, after all types are documented", async () => {
    const folder = house();
    await scaffold(folder, "--metadata", "house.xml", "--type", "lamp", "--write");
    await scaffold(folder, "--metadata", "house.xml", "--type", "person", "--type", "room", "--write");
    await scaffold(folder, "--metadata", "house.xml", "--write");
    const { model } = await readDocsSet(join(folder, "docs"));
    const differences = verify(model, readMetadata(houseMetadata, "house.xml"));
    expect(differences).toEqual([]);
    expect(await foundRules(folder, "docs")).toEqual(["placeholder"]);
  });

  it("does not mention toc.yml if it adds no page", async () => {
    const folder = house();
    putFiles(folder, {
      "docs/cat.md":
        "# cat resource type\n\nNamespace: house\n\n## Properties\n\n|Property|Type|\n|-|-|\n|id|String|\n",
    });
    const { stderr } = await scaffold(folder, "--metadata", "house.xml");
    expect(stderr).toContain("Would write 0 files");
    expect(stderr).not.toContain("toc.yml");
  });

  it("fills in the permissions from Microsoft's permissions file", async () => {
    const folder = house();
    const paths = { "/rooms/{id}": "least=DelegatedWork" };
    const pathSet = (methods: string[], marks: object): object => ({
      schemeKeys: ["DelegatedWork"],
      methods,
      paths: marks,
    });
    const file = {
      permissions: {
        "Room.Read": { pathSets: [pathSet(["GET"], paths)] },
        "Room.ReadWrite": { pathSets: [pathSet(["GET", "DELETE"], { "/rooms/{id}": "" })] },
      },
    };
    putFiles(folder, { "permissions.json": JSON.stringify(file) });
    const words = ["--metadata", "house.xml", "--type", "room", "--permissions", "permissions.json", "--write"];
    expect(await scaffold(folder, ...words)).toMatchObject({ code: 0 });
    const { model } = await readDocsSet(join(folder, "docs"));
    const get = model.operations.find(({ id }) => id === "room-get");
    expect(get?.permissions[0]?.delegatedWork).toMatchObject({ least: [["Room.Read"]], higher: [["Room.ReadWrite"]] });
    expect(readFileSync(join(folder, "docs/includes/permissions/room-get-permissions.md"), "utf8")).toContain(
      "| Application | Not supported. | Not supported. |\n",
    );
    expect(await foundRules(folder, "docs")).toEqual(["placeholder"]);
  });

  it("documents an enumeration on a page of its own", async () => {
    const folder = house();
    await scaffold(folder, "--metadata", "house.xml", "--type", "state", "--write");
    const page = readFileSync(join(folder, "docs/resources/state.md"), "utf8");
    expect(page).toContain("| off | 0 | **TODO: Add a description.** |\n");
    expect(page).toContain("| unknownFutureValue | 2 | Evolvable enumeration sentinel value. Don't use. |\n");
    expect(await foundRules(folder, "docs")).toEqual(["placeholder"]);
  });

  it("leaves out names that would break a page or leave the folder", async () => {
    const folder = house();
    const { code, stderr } = await scaffold(folder, "--metadata", "hostile.xml", "--type", "lamp", "--write");
    expect(code).toBe(0);
    for (const name of ["a|b", String.raw`new\nline`, "tick`", "../../etc"]) {
      expect(stderr).toContain(`Left out: "${name}" of house.lamp, because it is not a valid name.\n`);
    }
    expect(existsSync(join(folder, "etc.md"))).toBe(false);
    // Learn would read the unescaped description as a directive that copies a file into the page.
    const page = readFileSync(join(folder, "docs/resources/lamp.md"), "utf8");
    expect(page).toContain(String.raw`\:::code source="../../secret"\:::`);
    const { model } = await readDocsSet(join(folder, "docs"));
    const lamp = model.types.find(({ name }) => name === "house.lamp");
    expect(lamp?.properties.map(({ name }) => name)).toEqual(["id", "fine"]);
    expect(await foundRules(folder, "docs")).toEqual(["placeholder"]);
    const evil = await scaffold(folder, "--metadata", "hostile.xml", "--type", "../evil", "--write");
    expect(evil).toMatchObject({ code: 2, stdout: "" });
  });
});

describe("rows that existing pages do not have", () => {
  const page = (table: string, lineEnd = "\n"): string =>
    [
      "---",
      'title: "room resource type"',
      "doc_type: resourcePageType",
      "---",
      "",
      "# room resource type",
      "",
      "Namespace: house",
      "",
      "A room.",
      "",
      ...table.split("\n"),
      "",
    ].join(lineEnd);

  async function complete(text: string): Promise<string> {
    const folder = house();
    putFiles(folder, { "docs/resources/room.md": text });
    const { code } = await scaffold(folder, "--metadata", "house.xml", "--type", "room", "--write");
    expect(code).toBe(0);
    return readFileSync(join(folder, "docs/resources/room.md"), "utf8");
  }

  it("are added in the form and order of the other rows", async () => {
    const compact =
      "## Properties\n\n|Property|Type|Description|\n|:---|:---|:---|\n|id|String|The id. Key.|\n|size|Int32|The size.|\n\n## Relationships\n\nNone.\n";
    const result = await complete(page(compact));
    expect(result).toContain(
      "|id|String|The id. Key.|\n|name|String|**TODO: Add a description.**|\n|size|Int32|The size.|\n",
    );
    expect(result).toContain("## Methods\n\n| Method | Return type | Description |\n");
  });

  it("keep the line ends of the page, and other columns stay empty", async () => {
    const wide =
      "## Properties\n\n| Name | Since | Type | Description |\n| --- | --- | --- | --- |\n| size | 2020 | Int32 | The size. |\n| id | 2020 | String | The id. Key. |";
    const result = await complete(page(wide, "\r\n"));
    expect(result).toContain(
      "| id | 2020 | String | The id. Key. |\r\n| name |  | String | **TODO: Add a description.** |\r\n",
    );
    expect(result.replaceAll("\r\n", "")).not.toContain("\n");
  });

  it("are added to the JSON representation", async () => {
    const table = "## Properties\n\n|Property|Type|Description|\n|-|-|-|\n|id|String|The id. Key.|\n";
    const json = '## JSON representation\n\n```json\n{\n    "id": "String (identifier)"\n}\n```';
    expect(await complete(page(`${table}\n${json}`))).toContain(
      '{\n    "id": "String (identifier)",\n    "name": "String"\n}\n',
    );
  });

  const id = "## Properties\n\n|Property|Type|Description|\n|-|-|-|\n|id|String|The id. Key.|";

  it.each([
    ["property", `${id}\n|NAME|String|The name.|`, "house.room.name, because resources/room.md:17 has NAME.", "|name|"],
    [
      "relationship",
      `${id}\n\n## Relationships\n\n|Relationship|Type|Description|\n|-|-|-|\n|Lamps|lamp collection|The lamps.|`,
      "house.room.lamps, because resources/room.md:22 has Lamps.",
      "|lamps|",
    ],
    [
      "property in the JSON representation",
      `${id}\n\n## JSON representation\n\n\`\`\`json\n{\n  "Name": "String"\n}\n\`\`\``,
      "house.room.name, because resources/room.md:22 has Name.",
      '"name"',
    ],
    [
      "link to an operation page",
      `## Methods\n\n|Method|Return type|Description|\n|-|-|-|\n|[Get](../api/Room-get.md)|room|Gets it.|\n\n${id}`,
      "room-get.md, because resources/room.md has Room-get.md.",
      "/room-get.md)",
    ],
  ])(
    "are not added if only the case of a name differs, and a note has both names: %s",
    async (_, text, note, added) => {
      const folder = house();
      putFiles(folder, { "docs/resources/room.md": page(text) });
      const { stderr } = await scaffold(folder, "--metadata", "house.xml", "--type", "room", "--write");
      expect(stderr).toContain(`Left out: ${note} The names differ only in case. Correct the name there.\n`);
      expect(readFileSync(join(folder, "docs/resources/room.md"), "utf8")).not.toContain(added);
    },
  );

  it("of members are not added if only the case of a name differs, and a note has both names", async () => {
    const folder = house();
    const table = "## Members\n\n|Member|Value|Description|\n|-|-|-|\n|Off|0|Text.|\n|on|1|Text.|";
    const text = page(table).replaceAll("room", "state").replace("resourcePageType", "enumPageType");
    putFiles(folder, { "docs/resources/state.md": text.replace(" resource type", " enum type") });
    const { stderr } = await scaffold(folder, "--metadata", "house.xml", "--type", "state", "--write");
    expect(stderr).toContain("Left out: house.state.off, because resources/state.md:16 has Off. ");
    expect(readFileSync(join(folder, "docs/resources/state.md"), "utf8")).not.toContain("|off|");
  });

  it("of several enumerations on one page are added to the table of their enumeration", async () => {
    const folder = scratchFolder();
    const members = (...names: string[]): string =>
      names.map((name, value) => `<Member Name="${name}" Value="${value}"/>`).join("");
    const types = `<EnumType Name="one">${members("a", "b", "z")}</EnumType><EnumType Name="two">${members("c", "d", "z")}</EnumType>`;
    const lists = ["one", "two"].map(
      (name, at) =>
        `### ${name} values\n\n|Member|Value|Description|\n|-|-|-|\n|${"ac"[at]}|0|Text.|\n|${"bd"[at]}|1|Text.|`,
    );
    putFiles(folder, {
      "house.xml": csdl(`<Schema Namespace="house" xmlns="http://docs.oasis-open.org/odata/ns/edm">${types}</Schema>`),
      "docs/resources/enums.md": `---\ntitle: "Enums"\ndoc_type: enumPageType\n---\n\n# Enums\n\nNamespace: house\n\n${lists.join("\n\n")}\n`,
    });
    await scaffold(folder, "--metadata", "house.xml", "--write");
    const result = readFileSync(join(folder, "docs/resources/enums.md"), "utf8");
    expect(result).toContain("|b|1|Text.|\n|z|2|**TODO: Add a description.**|\n\n### two values");
    expect(result).toContain("|d|1|Text.|\n|z|2|**TODO: Add a description.**|\n");
  });

  it("are added before the JSON representation if the page does not have the table", async () => {
    expect(
      await complete(
        page(
          "## Relationships\n\n|Relationship|Type|Description|\n|-|-|-|\n|owner|person|The owner.|\n\n## JSON representation\n\nText.",
        ),
      ),
    ).toContain("## Properties\n\n| Property | Type | Description |\n| - | - | - |\n");
  });
});

describe("wrong usage of docwright scaffold --metadata", () => {
  it.each([
    [
      ["--metadata", "house.xml", "--type", "lamps"],
      'The metadata does not declare the type "lamps". Did you mean lamp?',
    ],
    [
      ["--metadata", "house.xml", "--type", "a\nb"],
      String.raw`The metadata does not declare the type "a\nb". Correct --type.`,
    ],
    [
      ["--metadata", "house.xml", "--name", "lamp"],
      "--name and --json cannot be used with --metadata and --type. Choose one source.",
    ],
    [["--metadata", "text.txt", "--type", "lamp"], "text.txt is not metadata. Use the CSDL file of the service (XML)."],
    [
      ["--metadata", "house.xml", "--type", "lamp", "--permissions", "text.txt"],
      "text.txt is not a permissions file: it is not valid JSON. Use the file of microsoft-graph-devx-content.",
    ],
    [["--type", "lamp"], "The source is missing. Pass --name NAME, --json FILE, or --metadata FILE with --type NAME."],
  ])("ends with exit code 2 and one line: %j", async (words, message) => {
    const folder = house();
    putFiles(folder, { "text.txt": "text" });
    const ended = await scaffold(folder, ...words, "--write");
    expect(ended).toEqual({ code: 2, stdout: "", stderr: `docwright: ${message}\n` });
  });
});
