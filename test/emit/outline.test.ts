import { describe, expect, it } from "vitest";
import { finding } from "../../generator/findings/create-finding.js";
import { draftSdk } from "../../generator/emit/draft-sdk.js";
import { defaultSdkOptions } from "../../generator/emit/options.js";
import { findingInDocs, outlineModel } from "../../generator/emit/outline.js";
import type { ApiModel } from "../../generator/model/model.js";
import { readSdkParts } from "../../generator/templates.js";
import { enumeration, model, operation, parameter, property, responds, takes, type } from "./hand-made.js";
import { emit, textOf } from "./sdk.js";
import { trustFramework } from "./trust-framework.js";

/** A model with a type that has these descriptions of the type and of its property. */
function described(ofType: string, ofProperty = "", line = 1): ApiModel {
  const source = { file: "api-reference/v1.0/resources/lamp.md", line, column: 1 };
  const id = property("id", "Edm.String", { description: ofProperty, source: { ...source, line: line + 4 } });
  return model([type("lamp", [id], { description: ofType, source })], []);
}

function lampModule(api: ApiModel): Promise<string> {
  return emit(api).then((sdk) => textOf(sdk, "src/models/lamp.ts"));
}

async function draftDigests(api: ApiModel): Promise<ReadonlyMap<string, string>> {
  const { drafts } = draftSdk(api, { ...defaultSdkOptions, ...(await readSdkParts()) });
  return new Map([...drafts].map(([path, { digest }]) => [path, digest]));
}

describe("the outline of a model", () => {
  it("stays the same after changes of descriptions and lines", () => {
    const before = outlineModel(described("A lamp.", "Its name.", 3));
    const after = outlineModel(described("A lamp\nof the house.", "Its other name.", 8));
    expect(after.model).toEqual(before.model);
    expect(after.values).not.toEqual(before.values);
  });

  it("stays the same if the end of a table cell moves", () => {
    const endingAt = (endColumn: number): ApiModel => {
      const source = { file: "lamp.md", line: 3, column: 1, endLine: 3, endColumn };
      return model([type("lamp", [property("id", "Edm.String", { source })], { source })], []);
    };
    expect(outlineModel(endingAt(40)).model).toEqual(outlineModel(endingAt(52)).model);
  });

  it("stays the same after a change of a description in a body table", () => {
    const sending = (description: string): ApiModel => {
      const requestBody = takes(null, [property("id", "Edm.String", { description })]);
      return model([], [operation("lamp-post", "Add lamp", "create", ["POST /lamps"], { requestBody })]);
    };
    expect(outlineModel(sending("Its name.")).model).toEqual(outlineModel(sending("The name.")).model);
  });

  it("stays the same after a change of the sentences about the body and the response", () => {
    const said = (description: string): ApiModel => {
      const requestBody = { ...takes(null), description };
      const responses = [{ ...responds(200), description }];
      return model([], [operation("lamp-post", "Add", "create", ["POST /lamps"], { requestBody, responses })]);
    };
    expect(outlineModel(said("A lamp.")).model).toEqual(outlineModel(said("One lamp.")).model);
  });

  it("keeps the description of a row that names a list, because the row may be about the items of the list", () => {
    const rows = [
      property("lamps", "Collection(Edm.String)"),
      property("id", "Edm.String", { description: "See lamps." }),
    ];
    const add = operation("lamp-add", "Add", "create", ["POST /lamps"], { requestBody: takes(null, rows) });
    const [outlined] = outlineModel(model([], [add])).model.operations;
    expect(outlined?.requestBody?.properties[1]?.description).toBe("See lamps.");
  });

  it("gives findings the line and columns of the docs", () => {
    const source = { file: "lamp.md", line: 3, column: 7, endLine: 4, endColumn: 9 };
    const outline = outlineModel(model([type("lamp", [], { source })], []));
    const [lamp] = outline.model.types;
    const found = lamp && finding("base-type-unusable", lamp.source, "A message.");
    expect(found && findingInDocs(found, outline.values)).toMatchObject(source);
  });

  it.each<[string, ApiModel]>([
    ["a description gets text", described("", "Its name.", 3)],
    ["a description becomes a placeholder", described("**TODO: Add Description**", "Its name.", 3)],
    ["a property is removed", model([type("lamp", [], { description: "A lamp." })], [])],
  ])("changes if %s", (_, changed) => {
    expect(outlineModel(changed).model).not.toEqual(outlineModel(described("A lamp.", "Its name.", 3)).model);
  });

  it("keeps two lines of a file in their order, and different from each other", () => {
    const [first, second] = outlineModel(described("", "", 90)).model.types.flatMap(({ source, properties }) => [
      source.line,
      properties[0]?.source.line ?? 0,
    ]);
    expect(first).toBeLessThan(second ?? 0);
  });

  it("shows whether the description of an operation starts with a verb of reading, because the names of some calls depend on it", () => {
    const outlined = (description: string): unknown =>
      outlineModel(model([], [operation("lamp-get", "Get lamp", "get", ["GET /lamps/{id}"], { description })])).model;
    expect(outlined("Reads a lamp.")).toEqual(outlined("Switches a lamp on."));
    expect(outlined("Gets a lamp.")).toEqual(outlined("Retrieve any lamp."));
    expect(outlined("Gets a lamp.")).not.toEqual(outlined("Reads a lamp."));
  });
});

describe("the drafts of an SDK", () => {
  it("change only for modules whose descriptions change", async () => {
    const digests = await draftDigests(trustFramework);
    const types = trustFramework.types.map((one) => ({ ...one, description: "Another description." }));
    const changed = await draftDigests({ ...trustFramework, types });
    const paths = [...changed].filter(([path, digest]) => digests.get(path) !== digest).map(([path]) => path);
    expect(paths.length).toBeGreaterThan(0);
    expect(paths.filter((path) => !/^src\/(?:models|enums)\//.test(path))).toEqual([]);
  });

  it("do not depend on the descriptions of other modules", async () => {
    const shade = type("shade", [property("id")], { description: "A shade." });
    const [only] = described("A lamp.").types;
    const alone = await draftDigests(described("A lamp."));
    const together = await draftDigests(
      model([type("bulb", [], { description: "A bulb." }), shade, ...(only ? [only] : [])], []),
    );
    expect(together.get("src/models/lamp.ts")).toBe(alone.get("src/models/lamp.ts"));
  });
});

describe("comments", () => {
  it("have the descriptions of the type, its properties and the members of enumerations", async () => {
    const description = "Warm, {@link x} */\nand\tred.";
    const lamp = described("A lamp */ of the house.", 'The "name" \\ of it.');
    const member = {
      name: "red",
      value: null,
      description,
      source: lamp.types[0]?.source ?? { file: "", line: 1, column: 1 },
    };
    const sdk = await emit({ ...lamp, types: [...lamp.types, { ...enumeration("colour", []), members: [member] }] });
    expect(textOf(sdk, "src/models/lamp.ts")).toContain("A lamp *\\/ of the house.");
    expect(textOf(sdk, "src/models/lamp.ts")).toContain('The "name" \\ of it.');
    expect(textOf(sdk, "src/enums/colour.ts")).toContain("/** Warm, {\\@link x} *\\/ and red. */");
  });

  it.each(["\u00911\u0091", '\u00911{"summary":"*/ evil()"}\u0091', "\u0091", "$& $1 $$"])(
    "do not contain other text if a description has the characters %j",
    async (description) => {
      const text = await lampModule(described(description, "Secret."));
      expect(text.match(/Secret/g)).toHaveLength(1);
      expect(text).not.toMatch(/\*\/ evil|\u0091/);
      if (description.startsWith("$")) expect(text).toContain("$& $1 $$");
    },
  );

  it("of headers do not contain other text if a description looks like a reference", async () => {
    const [lamp] = described("Secret.").types;
    const get = operation("lamp-get", "Get lamp", "get", ["GET /lamps/{id}"], {
      headers: [{ ...parameter("X-Room", "Edm.String", "header"), description: "\u00910\u0091" }],
    });
    const { files } = await emit(model(lamp ? [lamp] : [], [get]));
    const found = files.filter(({ path, text }) => path.startsWith("src/") && text.includes("Secret"));
    expect(found.map(({ path }) => path)).toEqual(["src/models/lamp.ts"]);
  });

  it("of an operation have its title if its description is a placeholder", async () => {
    const description = "Not yet documented";
    const get = operation("lamp-get", "Get lamp", "get", ["GET /lamps/{id}"], { description });
    const { files } = await emit(model([], [get]));
    const text = files.find(({ path }) => path.startsWith("src/operations/"))?.text;
    expect(text).toContain("* Get lamp");
    expect(text).not.toContain("documented");
  });
});
