import { describe, expect, test } from "vitest";
import type { ApiModel, Operation } from "../../generator/model/model.js";
import {
  example,
  model,
  operation,
  place,
  property,
  responds,
  takes,
  type,
  complex,
  enumeration,
} from "./hand-made.js";
import { compileErrors, emit, textOf } from "./sdk.js";
import { trustFramework } from "./trust-framework.js";

describe("an SDK", () => {
  test("has a file for each type and each resource, and the files of a package", async () => {
    const { files } = await emit(trustFramework, { packageName: "@contoso/graph" });
    const paths = files.map(({ path }) => path).filter((path) => !/\/(runtime|support)\//.test(path));
    expect(paths).toEqual([
      "README.md",
      "package.json",
      "rollup.config.js",
      "src/client.ts",
      "src/client/trustFramework.ts",
      "src/client/trustFramework/keySets.ts",
      "src/enums.ts",
      "src/enums/keyStatus.ts",
      "src/guards.ts",
      "src/guards/trustFrameworkKeySet.ts",
      "src/index.ts",
      "src/internal.ts",
      "src/models.ts",
      "src/models/entity.ts",
      "src/models/keyStatus.ts",
      "src/models/trustFrameworkKey.ts",
      "src/models/trustFrameworkKeySet.ts",
      "src/operations/trustFramework/keySets.ts",
      "test/operations/trustFramework/keySets.test.ts",
      "tsconfig.build.json",
      "tsconfig.json",
      "vitest.config.ts",
    ]);
    const manifest = JSON.parse(textOf({ files, diagnostics: [] }, "package.json")) as Record<string, unknown>;
    expect(manifest).toMatchObject({ name: "@contoso/graph", type: "module", sideEffects: false });
    expect(textOf({ files, diagnostics: [] }, "src/runtime/defaults.ts")).toContain(
      '"https://graph.microsoft.com/v1.0"',
    );
  });

  test("does not depend on the order of types and operations", async () => {
    const shuffled: ApiModel = {
      ...trustFramework,
      types: [...trustFramework.types].reverse(),
      operations: [...trustFramework.operations].reverse(),
    };
    const [first, second] = [await emit(trustFramework), await emit(shuffled)];
    const inOrder = ({ files }: typeof first) => files.filter(({ path }) => !path.startsWith("test/"));
    expect(inOrder(second)).toEqual(inOrder(first));
  });
});

describe("models", () => {
  const api = model(
    [
      type(
        "thing",
        [
          property("id", "Edm.String", { readOnly: true }),
          property("name", "Edm.String", { required: true, description: "The name.\n*/ @evil" }),
          property("seen", "Edm.DateTimeOffset", { readOnly: true }),
          property("count", "Edm.Int32", { nullable: false }),
          property("tags", "Collection(Edm.String)"),
          property("kind", "Edm.String", { values: ["a", "b"] }),
          property("color", "microsoft.graph.color"),
          property("owner", "microsoft.graph.thing", { navigation: true }),
          property("parts", "Collection(microsoft.graph.part)"),
        ],
        { key: ["id"], deprecated: true, deprecation: "Use gadget." },
      ),
      type("gadget", [property("power", "Edm.Double")], { base: "microsoft.graph.thing" }),
      complex("part", [property("size", "Edm.Int64")]),
      complex("bag", [], { open: true }),
      complex("unknown", [], { origin: "reference" }),
      enumeration("color", ["red", "green", "__proto__"], { flags: true }),
    ],
    [
      operation("thing-post", "Create thing", "create", ["POST /things"], {
        requestBody: takes("microsoft.graph.thing"),
        responses: [responds(201, "microsoft.graph.thing")],
      }),
      operation("thing-update", "Update thing", "update", ["PATCH /things/{id}"], {
        requestBody: takes("microsoft.graph.thing"),
        responses: [responds(204)],
      }),
    ],
  );

  test("have an output type in which only the keys are required", async () => {
    const text = textOf(await emit(api), "src/models/thing.ts");
    expect(text).toContain("  id: string;");
    expect(text).toContain("  name?: string | null;");
    expect(text).toContain("  count?: number;");
    expect(text).toContain("  tags?: string[];");
    expect(text).toContain('  kind?: "a" | "b" | OpenString | null;');
    expect(text).toContain("  owner?: Thing | null;");
    expect(text).toContain("@deprecated Use gadget.");
    expect(text).toContain("The name.\n   * *\\/ @evil");
  });

  test("have an input type without read-only properties, and a creation type with required properties", async () => {
    const text = textOf(await emit(api), "src/models/thing.ts");
    const create = /export interface ThingCreate (.*?)\n\}/s.exec(text)?.[1] ?? "";
    expect(create).toContain('extends Input<Thing, "id" | "seen", { owner: AnyThingCreate | Thing | null }> {');
    expect(create).toContain("  name: string;");
    expect(text).toContain("export type ThingUpdate = Input<");
    expect(text).toContain("{ name: string | null; owner: AnyThingUpdate | null }");
    expect(text).toContain("export type AnyThingCreate = ThingCreate | GadgetCreate;");
    expect(textOf(await emit(api), "src/operations/things.ts")).toContain("body: AnyThingUpdate");
  });

  test("have one input type if creation and update accept the same properties", async () => {
    const maker = property("maker", "Edm.String", { readOnly: true });
    const lamp = type("lamp", [property("id"), property("state", "microsoft.graph.state"), maker], { key: ["id"] });
    const state = complex("state", [property("on", "Edm.Boolean"), property("since", "Edm.Date", { readOnly: true })]);
    const operations = [
      operation("lamp-post", "Create lamp", "create", ["POST /lamps"], { requestBody: takes(lamp.name) }),
      operation("lamp-update", "Update lamp", "update", ["PATCH /lamps/{id}"], { requestBody: takes(lamp.name) }),
    ];
    const sdk = await emit(model([lamp, state], operations));
    expect(textOf(sdk, "src/models/lamp.ts")).toContain("export type LampUpdate = LampCreate;");
    expect(textOf(sdk, "src/models/state.ts")).not.toContain("StateUpdate");
    const usage = `
      import type { LampCreate, LampUpdate } from "./src/models/lamp.js";
      export const some: (LampCreate & LampUpdate)[] = [{}, { id: "a" }, { state: { on: true } }, { "state@odata.bind": "x" }];
      // @ts-expect-error -- maker is read-only
      export const maker: LampUpdate = { maker: "x" };
      // @ts-expect-error -- since is read-only, and it is inside state
      export const since: LampUpdate = { state: { since: "2026-01-31" } };
      // @ts-expect-error -- state is an object
      export const state: LampCreate = { state: "on" };
      // @ts-expect-error -- id can be omitted, but not undefined
      export const id: LampCreate = { id: undefined };
    `;
    expect(compileErrors(sdk, [{ path: "usage.ts", text: usage }])).toEqual([]);
  });

  test("have open types for enumerations, and an object with the documented members", async () => {
    const text = textOf(await emit(api), "src/models/color.ts");
    expect(text).toContain('export type Color = "red" | "green" | "__proto__" | OpenString;');
    expect(text).toContain("Values can be combined");
    const values = textOf(await emit(api), "src/enums/color.ts");
    expect(values).toContain('["__proto__"]: "__proto__",');
    expect(values).toContain('import type { Color as Color2 } from "../models/color.js";');
    expect(values).toContain("export type Color = Color2;");
  });

  test("have a closed type for an enumeration if the config says so, unless its members can be combined", async () => {
    const size = enumeration("size", ["small", "large"]);
    const sdk = await emit({ ...api, types: [...api.types, size] }, { enums: "closed" });
    expect(textOf(sdk, "src/models/size.ts")).toContain('export type Size = "small" | "large";');
    expect(textOf(sdk, "src/models/color.ts")).toContain(" | OpenString;");
    expect(compileErrors(sdk)).toEqual([]);
  });

  test("are type-only modules", async () => {
    for (const dates of ["string", "Date"] as const) {
      const { files } = await emit(trustFramework, { dates });
      const values = files.filter(
        ({ path, text }) => path.startsWith("src/models/") && /^export (?!type|interface)/m.test(text),
      );
      expect(values.map(({ path }) => path)).toEqual([]);
    }
  });

  test("have an index signature if they are open", async () => {
    expect(textOf(await emit(api), "src/models/bag.ts")).toContain("[property: string]: unknown;");
  });

  test("have a comment about unknown properties if the docs do not show their properties", async () => {
    expect(textOf(await emit(api), "src/models/unknown.ts")).toContain("Its properties are unknown");
  });

  test("cause findings if two types inherit from each other", async () => {
    const circle = model(
      [type("a", [], { base: "microsoft.graph.b" }), type("b", [], { base: "microsoft.graph.a" })],
      [],
    );
    const { diagnostics } = await emit(circle);
    expect(diagnostics.map(({ rule }) => rule)).toEqual(["base-type-unusable", "base-type-unusable"]);
  });
});

describe("operations", () => {
  test("require a body property that the table requires, unless an example omits this property", async () => {
    const table = [
      property("name", "Edm.String", { required: true }),
      property("size", "Edm.Int32", { required: true }),
    ];
    const api = model(
      [type("thing", [property("name"), property("size", "Edm.Int32")])],
      [
        operation("thing-post", "Create thing", "create", ["POST /things"], {
          requestBody: takes("microsoft.graph.thing", table),
          responses: [responds(201, "microsoft.graph.thing")],
          examples: [example("POST /things", { name: "a" }, { status: 201, body: { name: "a" } })],
        }),
      ],
    );
    const sdk = await emit(api);
    expect(textOf(sdk, "src/operations/things.ts")).toContain(
      "export type CreateThingBody = ThingCreate & { name: string };",
    );
    expect(sdk.diagnostics).toMatchObject([
      { rule: "example-missing-required", line: 70, message: expect.stringContaining("size") as string },
    ]);
  });

  test("take all query options of OData, unless the page says that only some or none are supported", async () => {
    const named = {
      name: "$filter",
      in: "query",
      type: "Edm.String",
      required: null,
      description: "",
      source: { file: "a.md", line: 1, column: 1 },
    } as const;
    const api = model(
      [type("thing", [property("name")])],
      [
        operation("a", "List things", "list", ["GET /things"], {
          responses: [responds(200, "Collection(microsoft.graph.thing)")],
          queryParameters: [named],
          onlyListedQueryOptions: true,
        }),
        operation("e", "List open", "list", ["GET /open"], {
          responses: [responds(200, "Collection(microsoft.graph.thing)")],
          queryParameters: [named],
        }),
        operation("b", "Get thing", "get", ["GET /things/{id}"], {
          responses: [responds(200, "microsoft.graph.thing")],
        }),
        operation("c", "List others", "list", ["GET /others"], {
          responses: [responds(200, "Collection(microsoft.graph.thing)")],
        }),
        operation("d", "List closed", "list", ["GET /closed"], {
          responses: [responds(200, "Collection(microsoft.graph.thing)")],
          noQueryOptions: true,
        }),
      ],
    );
    const sdk = await emit(api);
    const things = textOf(sdk, "src/operations/things.ts");
    expect(things).toContain("ListThingsOptions = FilterOption<ThingFilter> & RequestOptions");
    expect(things).toMatch(
      /GetThingOptions<Select = ThingQuery\["select"\]> = ItemOptions<\s*ThingQuery,\s*Select\s*>;/,
    );
    const others = textOf(sdk, "src/operations/others.ts");
    expect(others).toMatch(/= ListOptions<\s*ThingQuery,\s+ThingFilter,\s+Select\s*>;/);
    expect(textOf(sdk, "src/operations/open.ts")).toMatch(/= ListOptions<\s*ThingQuery,\s+ThingFilter,\s+Select\s*>;/);
    // The type has no relationship, so there is nothing to expand.
    expect(others).not.toContain("Expand");
    expect(textOf(sdk, "src/operations/closed.ts")).toContain("options?: RequestOptions): Paged<Thing>");
  });

  test("encode each value for its position in the path or in the query", async () => {
    const api = model(
      [],
      [
        operation("a", "Get usage", "function", ["GET /reports/usage(period='{period}',count={n})"]),
        operation("b", "List children", "list", ["GET /drive/root:/{item-path}:/children"]),
        operation("c", "Get extension", "get", ["GET /things/{id}?part=extensions(id eq '{extensionId}')"]),
      ],
    );
    const sdk = await emit(api);
    expect(textOf(sdk, "src/operations/reports.ts")).toContain(
      "path`/reports/usage(period=${literal(period)},count=${count})`",
    );
    expect(textOf(sdk, "src/operations/drive/root/children.ts")).toContain(
      "path`/drive/root:/${itemPath(itemPathValue)}:/children`",
    );
    expect(textOf(sdk, "src/operations/things.ts")).toContain(
      "part: expression(`extensions(id eq ${literalText(extensionId)})`)",
    );
  });

  test("return an object for a long-running operation if the docs contain a status URL", async () => {
    const starts = (name: string, more: Partial<Operation>) =>
      operation(name, `Start ${name}`, "action", [`POST /lamps/${name}`], more);
    const sdk = await emit(
      model(
        [type("session", [property("id")])],
        [
          starts("said", {
            responses: [
              { ...responds(202, "microsoft.graph.session"), headers: ["Location"] },
              responds(201, "microsoft.graph.session"),
            ],
          }),
          starts("shown", {
            responses: [responds(202)],
            examples: [example("POST /lamps/shown", null, { status: 202, headers: { Location: "/operations/1" } })],
          }),
          starts("silent", { responses: [responds(202)] }),
        ],
      ),
    );
    const text = textOf(sdk, "src/operations/lamps.ts").replace(/\s+/g, " ");
    expect(text).toMatch(/startSaid\([^)]*\): Promise<OperationHandle<Session>> \{/);
    expect(text).toMatch(/startShown\([^)]*\): Promise<OperationHandle<unknown>> \{/);
    expect(text).toMatch(/startSilent\([^)]*\): Promise<void> \{/);
    expect(textOf(sdk, "test/operations/lamps.test.ts")).toContain(
      'expect(result).toMatchObject({ monitor: response.headers["Location"] });',
    );
  });

  test("have documented headers as typed options, and documented errors in their comments", async () => {
    const errors = [
      { status: 409, code: "Taken", description: "Another lamp has it. */", source: place },
      { status: 412, code: "Taken", description: "Another lamp has it. */", source: place },
    ];
    const sdk = await emit(
      model(
        [type("lamp", [property("id")])],
        [
          operation("lamp-update", "Update lamp", "update", ["PATCH /lamps/{id}"], {
            responses: [responds(204), { ...responds(200, "microsoft.graph.lamp"), headers: ["ETag", "Date", "a b"] }],
            errors,
            examples: [example("PATCH /lamps/1", null, { status: 204, headers: { location: "/lamps/1" } })],
          }),
        ],
      ),
    );
    const text = textOf(sdk, "src/operations/lamps.ts");
    expect(text).toContain('options?: RequestOptions<"ETag" | "location">');
    expect(text).toContain("): Promise<Lamp | undefined> {");
    expect(text).toContain("@throws GraphError 409, 412 `Taken` - Another lamp has it. *\\/\n");
    expect(textOf(sdk, "test/operations/lamps.test.ts")).toContain("expect(result).toBeUndefined();");
  });

  test("that add a reference accept an id or an object if the URLs in all examples point to the same collection", async () => {
    const url = "https://graph.microsoft.com/v1.0/directoryObjects/{id}";
    const add = (name: string, ...urls: string[]) =>
      operation(name, `Add ${name}`, "addReference", [`POST /groups/{id}/${name}/$ref`], {
        requestBody: takes(null),
        responses: [responds(204)],
        examples: urls.map((one) => example(`POST /groups/1/${name}/$ref`, { "@odata.id": one }, { status: 204 })),
      });
    const sdk = await emit(model([], [add("members", url, url), add("owners", url, "https://x.example/v1.0/users/1")]));
    const members = textOf(sdk, "src/operations/groups/members.ts");
    expect(members).toContain("body: Reference,");
    expect(members).toContain('...jsonBody(toReference(context, "/directoryObjects", body))');
    expect(members).toContain(
      "@param body - the id of an object in `/directoryObjects`, an object with such an id, or the URL of any object",
    );
    expect(textOf(sdk, "src/client/groups/members.ts")).toContain("toReference(context,");
    expect(textOf(sdk, "test/operations/groups/members.test.ts")).toContain("const body: Reference = {");
    expect(textOf(sdk, "src/operations/groups/owners.ts")).not.toContain("Reference,");
  });

  test("have a constant with their permissions", async () => {
    const sdk = await emit(trustFramework);
    expect(textOf(sdk, "src/operations/trustFramework/keySets.ts")).toContain(
      "export const createTrustFrameworkKeySetPermissions: readonly OperationPermissions[] = [",
    );
  });
});

describe("example tests", () => {
  test("send the documented request, and compare the result with the documented response", async () => {
    const text = textOf(await emit(trustFramework), "test/operations/trustFramework/keySets.test.ts");
    expect(text).toContain('keySets.list({ select: ["id"], top: 2 })');
    expect(text).toContain(
      'expect(result).toEqual({ value: response.body.value, nextLink: response.body["@odata.nextLink"] });',
    );
    expect(text).toContain('keySets.byId("keyset/1").get()');
    expect(text).toContain('path: "/trustFramework/keySets/keyset%2F1"');
    expect(text).toContain('const body: CreateTrustFrameworkKeySetBody = { id: "keyset1" };');
    expect(text).toContain('.uploadSecret(body, { headers: { prefer: "return=representation" } })');
    expect(text).toContain('expect(result).toMatchObject({ name: "GraphError", status: response.status });');
    expect(text).not.toContain("Bearer");
  });

  test("expect a link in the form that the URL Standard gives it", async () => {
    const shown = JSON.stringify(trustFramework).replace('"https://graph.microsoft.com/v1.0/next"', '"https://..."');
    const sdk = await emit(JSON.parse(shown) as typeof trustFramework);
    expect(textOf(sdk, "test/operations/trustFramework/keySets.test.ts")).toContain('nextLink: "https://.../"');
  });

  test("have a comment with the contradictions between the example and its page", async () => {
    const { diagnostics, files } = await emit(trustFramework);
    expect(diagnostics.map(({ rule, line }) => `${rule}:${line.toString()}`)).toEqual([
      "unknown-property:70",
      "wrong-type:70",
    ]);
    const text = textOf({ files, diagnostics }, "test/operations/trustFramework/keySets.test.ts");
    expect(text).toMatch(
      /contradictsDocs<CreateTrustFrameworkKeySetBody>\(\s*\[\s*\{ rule: "wrong-type", at: "api-reference\/v1.0\/api\/page.md:70", path: "\/id" \}/,
    );
  });

  test("are written for a URL that encodes a colon, an at sign or a slash, which the SDK sends without encoding", async () => {
    const thing = "microsoft.graph.thing";
    const urls = ["/things/19%3Aab%40thread.v2", "/things/1?$filter=a%2Fb eq 'c'"];
    const api = (url: string) =>
      model(
        [type("thing", [])],
        [
          operation("a", "Get thing", "get", ["GET /things/{id}"], {
            responses: [responds(200, thing)],
            examples: [example(`GET ${url}`, null, { status: 200, body: {} })],
          }),
        ],
      );
    for (const url of urls) expect((await emit(api(url))).diagnostics).toEqual([]);
    expect((await emit(api("/things/1?$filter=a+eq+1"))).diagnostics.map(({ message }) => message)).toEqual([
      "No test was generated from this example: its URL has $filter=a+eq+1, but the SDK sends $filter=a%2Beq%2B1. Correct the URL.",
    ]);
  });

  test("are not written for an example with a fault, and a finding reports the fault", async () => {
    const thing = "microsoft.graph.thing";
    const examples = [
      example("GET /things/1", null, null),
      example("GET /other/1", null, { status: 200, body: {} }),
      example("GET /things/1", { a: 1 }, { status: 200, body: {} }),
      example("GET /things/1", null, { status: 200 }),
      example("GET /things/..", null, { status: 200, body: {} }),
      example("GET /things/%zz", null, { status: 200, body: {} }),
    ];
    const api = model(
      [type("thing", [])],
      [operation("a", "Get thing", "get", ["GET /things/{id}"], { responses: [responds(200, thing)], examples })],
    );
    const { diagnostics, files } = await emit(api);
    expect(files.some(({ path }) => path.endsWith(".test.ts"))).toBe(false);
    expect(
      diagnostics.map(({ message }) => message.replace("No test was generated from this example: ", "")).sort(),
    ).toEqual([
      "GET /other/1 is not a documented request. Correct the URL, or document the request.",
      "id is .., which is not allowed in a path. Use another value.",
      "it does not show a response. Add the response.",
      "it sends a body, but the docs do not describe a request body. Remove the body, or document it.",
      "its URL is not valid. Correct the URL.",
      "its response does not show the documented JSON. Add the JSON.",
    ]);
  });
});
