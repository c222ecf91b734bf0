import { describe, expect, it } from "vitest";
import type { ApiModel } from "../../generator/model/model.js";
import { findingsWithin, selectApi } from "../../generator/model/select-api.js";
import { readInputDocs } from "../input-docs/read-input-docs.js";
import { putFiles, scratchFolder } from "../output/scratch-folder.js";
import { readDocsSet } from "../read-docs-set.js";

const { model } = await readInputDocs();

const selected = (include: readonly string[], exclude: readonly string[] = []): ApiModel =>
  selectApi(model, { include, exclude });
const operations = ({ operations: all }: ApiModel): string[] => all.map(({ id }) => id);
const types = ({ types: all }: ApiModel): string[] => all.map(({ name }) => name.replace("microsoft.graph.", ""));
const [family, keySet, policy] = ["trustFramework", "trustFrameworkKeySet", "trustFrameworkPolicy"];

describe("selectApi", () => {
  it("returns the whole model without patterns", () => {
    expect(selected([])).toBe(model);
  });

  it("selects the routes that match a pattern, and the types that these routes need", () => {
    const part = selected(["/trustFramework/policies/**"]);
    expect(new Set(part.operations.flatMap(({ routes }) => routes.map(({ path }) => path)))).toEqual(
      new Set(["/trustFramework/policies", "/trustFramework/policies/{id}", "/trustFramework/policies/{id}/$value"]),
    );
    expect(types(part)).toEqual(["entity", policy]);
    expect(part.pages.map(({ file }) => file).filter((file) => file.includes("key"))).toEqual([]);
    expect(part.diagnostics).toEqual(findingsWithin(part, model.diagnostics));
  });

  it("selects a type and its operations by the name of the type, in any case, with or without namespace", () => {
    const part = selected([keySet.toLowerCase()]);
    expect(selected([`microsoft.graph.${keySet}`])).toEqual(part);
    expect(types(part)).toEqual(["entity", "trustFrameworkKey", keySet, "trustFrameworkKeyStatus"]);
    expect(operations(part)).toContain("trustframeworkkeyset-uploadsecret");
    expect(operations(part)).not.toContain("trustframeworkpolicy-get");
  });

  it("selects operations by the names of their pages", () => {
    expect(operations(selected(["trustframeworkpolicy-*"]))).toEqual([
      "trustframeworkpolicy-delete",
      "trustframeworkpolicy-get",
    ]);
  });

  it("omits operations and types that match an exclude pattern, even if an include pattern matches too", () => {
    expect(operations(selected([], ["/trustFramework/keySets", "/trustFramework/keySets/**"])).join()).not.toMatch(
      /keyset/,
    );
    expect(operations(selected(["/trustFramework/**"], ["*-delete"])).join()).not.toMatch(/delete/);
    expect(types(selected([], [family]))).not.toContain(family);
  });

  it("keeps only the name of an excluded type if a selected type needs the excluded type", () => {
    const part = selected([keySet], ["trustFrameworkKey"]);
    expect(part.types.find(({ name }) => name.endsWith(".trustFrameworkKey"))).toMatchObject({
      origin: "reference",
      properties: [],
    });
    expect(part.pages.map(({ file }) => file).join()).not.toMatch(/trustframeworkkey\.md/);
  });

  describe("with a table of methods that links to operations of other types", () => {
    const page = (title: string, route: string): string =>
      `---\ntitle: "${title}"\ndoc_type: apiPageType\n---\n\n# ${title}\n\n## HTTP request\n\n\`\`\`http\n${route}\n\`\`\`\n`;
    const type = (name: string, methods: string): string =>
      `---\ntitle: "${name}"\ndoc_type: resourcePageType\n---\n\n# ${name} resource type\n\nNamespace: microsoft.graph\n\n## Methods\n\n|Method|Return type|\n|:---|:---|\n${methods}\n## Properties\n\n|Property|Type|Description|\n|:---|:---|:---|\n|id|String|The id.|\n`;
    const several = [
      "# Rooms",
      "## `POST /rooms/{id}/open`",
      "### Responses",
      "None.",
      "## `POST /rooms/{id}/close`",
      "### Responses",
      "None.",
      "",
    ].join("\n\n");
    const read = (include: readonly string[], exclude: readonly string[] = []): Promise<string[]> => {
      const folder = scratchFolder();
      putFiles(folder, {
        "resources/lamp.md": type(
          "lamp",
          "|[Create](../api/house-post-lamps.md)|None|\n|[Open](../api/rooms.md#post-rooms-id-open)|None|",
        ),
        "resources/house.md": type("house", "|[Get](../api/house-get.md)|None|"),
        "api/house-post-lamps.md": page("Create lamp", "POST /house/lamps"),
        "api/house-get.md": page("Get house", "GET /house"),
        "api/rooms.md": several,
      });
      return readDocsSet(folder, { include, exclude }).then((api) => operations(api.model));
    };

    it("includes them, but not the other operations of their pages", async () => {
      expect(await read(["lamp"])).toEqual(["house-post-lamps", "rooms-post-rooms-id-open"]);
    });

    it("does not exclude them, because they are operations of other types too", async () => {
      expect(await read([], ["lamp"])).toEqual([
        "house-get",
        "house-post-lamps",
        "rooms-post-rooms-id-close",
        "rooms-post-rooms-id-open",
      ]);
    });
  });

  it("omits an excluded route and its examples from an operation that has other routes", () => {
    const [route] = model.operations[0]?.routes ?? [];
    const [example] = model.operations[0]?.examples ?? [];
    const [operation] = model.operations;
    if (!route || !example || !operation) throw new Error("The docs have no operation.");
    const mine = { ...route, path: "/me/lamps" };
    const theirs = { ...route, path: "/users/{id}/lamps" };
    const shown = (url: string): typeof example => ({ ...example, request: { ...example.request, url } });
    const examples = [shown("https://graph.microsoft.com/v1.0/me/lamps"), shown("/users/7/lamps")];
    const both: ApiModel = { ...model, operations: [{ ...operation, routes: [mine, theirs], examples }] };
    const [left] = selectApi(both, { include: [], exclude: ["/me/**"] }).operations;
    expect(left?.routes).toEqual([theirs]);
    expect(left?.examples.map(({ request }) => request.url)).toEqual(["/users/7/lamps"]);
  });
});
