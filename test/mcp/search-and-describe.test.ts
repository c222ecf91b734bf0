import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { LONGEST_DESCRIPTION } from "../../generator/mcp/describe.js";
import { readInputDocs } from "../input-docs/read-input-docs.js";
import { lampGetPage, lampProject } from "../cli/lamp-docs.js";
import { readDocsSet } from "../read-docs-set.js";
import { lampTools, toolsOf } from "./mcp-tools.js";

const idsOf = (text: string): string[] => text.split("\n").map((line) => line.split(" | ")[0] ?? "");

describe("searching operations", () => {
  test.each([
    ["list all key sets", "trustframework-list-keysets"],
    ["create a key set", "trustframework-post-keysets"],
    ["Remove the key set", "trustframeworkkeyset-delete"],
    ["list the policies", "trustframework-list-trustframeworkpolicies"],
    ["upload a secret", "trustframeworkkeyset-uploadsecret"],
    ["which is the active key?", "trustframeworkkeyset-getactivekey"],
  ])("finds the operation for %j first", async (query, id) => {
    const { tools } = toolsOf((await readInputDocs()).model);
    expect(idsOf(tools.search({ query }))[0]).toBe(id);
  });

  test("prints id, summary, routes and least permissions, and at most the requested number of lines", async () => {
    const { tools } = toolsOf((await readInputDocs()).model);
    expect(tools.search({ query: "trustframeworkkeyset-get", limit: 1 })).toBe(
      "trustframeworkkeyset-get | Get trustFrameworkKeySet | GET /trustFramework/keySets/{id} | TrustFrameworkKeySet.Read.All",
    );
    expect(tools.search({ query: "key set", limit: 3 }).split("\n")).toHaveLength(3);
    expect(tools.search({ query: "key set" }).split("\n")).toHaveLength(5);
  });

  test("finds operations with long names in small docs, and prints their complete ids", async () => {
    const title = `Get the lamp ${"that stands next to the window ".repeat(8)}`.trim();
    const docs = lampProject({
      "docs/api/lamp-get.md": lampGetPage.replace("# Get lamp", `# ${title}`),
      [`docs/api/${"long-".repeat(40)}lamp.md`]: lampGetPage.replace("Get lamp", title).replace("/lamps", "/windows"),
    });
    const { tools } = toolsOf((await readDocsSet(join(docs, "docs"))).model);
    const ids = idsOf(tools.search({ query: "lamp" }));
    expect(ids).toEqual(["lamp-get", `${"long-".repeat(40)}lamp`]);
    for (const id of ids) expect(tools.describe({ id })).toContain(`${id}: `);
  });

  test.each(["", "?!", "xyzzy", "__proto__ constructor", "\u0000".repeat(500), "😀".repeat(5000)])(
    "says that nothing matches %j",
    async (query) => {
      const { tools } = await lampTools();
      expect(() => tools.search({ query })).toThrow("No operation matches the query.");
    },
  );
});

describe("describing an operation or a type", () => {
  test("shows routes, parameters, permissions, properties of the body and an example", async () => {
    const { tools } = toolsOf((await readInputDocs()).model);
    const text = tools.describe({ id: "trustframeworkkeyset-uploadsecret" });
    expect(text).toContain("POST /trustFramework/keySets/{id}/uploadSecret");
    expect(text).toContain("- id (path, String, required)");
    expect(text).toMatch(/Permissions: user TrustFrameworkKeySet\.ReadWrite\.All/);
    expect(text).toMatch(/Body \(application\/json\): .*use \(required\)/);
    expect(text).toMatch(/Response 200 trustFrameworkKey: /);
    expect(text).toMatch(/Example: POST https:.*uploadSecret \{/);
  });

  test("shows the properties of a type, also if the agent names it without its namespace", async () => {
    const { tools } = await lampTools();
    const text = tools.describe({ id: "microsoft.graph.lamp" });
    expect(text).toBe(
      "microsoft.graph.lamp (entity): A lamp of the house.\n- id (String): The name of the lamp. Key.\n- colour (String): The colour of the light.\n- power (Int32): In watts, as the label has it.",
    );
    expect(tools.describe({ id: "Lamp" })).toBe(text);
  });

  test("has a limited length, however long the docs are, and every text is one line", async () => {
    const rows = Array.from({ length: 3000 }, (_, index) => `|property${String(index)}|String|${"word ".repeat(100)}|`);
    const page = `---\ntitle: "lamp resource type"\ndoc_type: resourcePageType\n---\n\n# lamp resource type\n\nNamespace: microsoft.graph\n\n## Properties\n\n|Property|Type|Description|\n|:---|:---|:---|\n|id|String|Key.|\n${rows.join("\n")}\n`;
    const paths = Array.from({ length: 300 }, (_, index) => `GET /lamps${String(index)}/{id}`).join("\n");
    const files = {
      "docs/resources/lamp.md": page,
      "docs/api/lamp-get.md": lampGetPage
        .replace("GET /lamps/{id}", paths)
        .replace("Reads a", `${"Long. ".repeat(5000)}Reads a`),
    };
    const { model } = await readDocsSet(join(lampProject(files), "docs"));
    const { tools } = toolsOf(model);
    for (const id of ["lamp-get", "lamp"]) {
      expect(tools.describe({ id }).length).toBeLessThan(LONGEST_DESCRIPTION + 100);
    }
    const operations = model.operations.map((one) => ({ ...one, title: "a\nb\u202e", description: "c\n\n# d\n- e" }));
    expect(
      toolsOf({ ...model, operations })
        .tools.describe({ id: "lamp-get" })
        .split("\n")
        .slice(0, 2),
    ).toEqual(["lamp-get: a b", "c # d - e"]);
  });

  test("says that an id is unknown", async () => {
    const { tools } = await lampTools();
    expect(() => tools.describe({ id: "x".repeat(10_000) })).toThrow(/^No operation has the id x{99}…\./);
  });
});
