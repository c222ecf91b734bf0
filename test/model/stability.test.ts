import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { buildModel } from "../../generator/model/build-model.js";
import { modelDigest } from "../../generator/model/model-digest.js";
import { serializeModel } from "../../generator/model/serialize-model.js";
import type { Page } from "../../generator/page/page.js";
import type { JsonValue } from "../../generator/vocabulary.js";
import {
  apiPage,
  enumFacts,
  enumPage,
  example,
  message,
  place,
  request,
  resourcePage,
  row,
  status,
  type,
} from "./pages.js";

const pages: readonly Page[] = [
  resourcePage("user", { properties: [row("id", "String"), row("state", "userState")] }),
  resourcePage("user", { properties: [row("id", "Int32"), row("flag", "Flag")] }, { file: "resources/a-user.md" }),
  resourcePage("user", { properties: [row("note", "flag")] }, { file: "resources/Z-user.md" }),
  resourcePage("group", { base: type("user"), relationships: [row("owner", "thing")] }),
  resourcePage("thing", {}, { namespace: "contoso.a" }),
  resourcePage("thing", { properties: [row("id", "String")] }, { namespace: "contoso.b", file: "resources/b.md" }),
  enumPage("enums", [enumFacts("userState", ["on"]), enumFacts("thing", ["one"])]),
  enumPage("more", [enumFacts("UserState", ["off"])]),
  apiPage("user-get", {
    requests: [request("GET /users/{id}")],
    response: { statuses: [status(200, "user")], description: "", source: place() },
    examples: [
      example("GET /users/1", null, { ...message({ flag: { "@odata.type": "flag", ä: 1, b: true } }), status: 200 }),
    ],
  }),
];

describe("a model", () => {
  it("is serialized to the same bytes if the pages are in another order", () => {
    const expected = serializeModel(buildModel(pages));
    fc.assert(
      fc.property(fc.shuffledSubarray([...pages], { minLength: pages.length }), (shuffled) => {
        expect(serializeModel(buildModel(shuffled))).toBe(expected);
      }),
    );
  });

  it("lists pages, types and diagnostics in the order of the code units of their names", () => {
    const model = buildModel(pages);
    expect(model.pages.map(({ file }) => file)).toEqual([
      "api/user-get.md",
      "resources/Z-user.md",
      "resources/a-user.md",
      "resources/b.md",
      "resources/enums.md",
      "resources/group.md",
      "resources/more.md",
      "resources/thing.md",
      "resources/user.md",
    ]);
    const names = model.types.map(({ name }) => name);
    expect(names).toEqual([...names].sort());
  });

  it("has the finding of an include only once if several pages use the include", () => {
    const diagnostics = [
      { rule: "placeholder", severity: "warning", message: "…", file: "includes/a.md", line: 2, column: 1 },
    ] as const;
    const model = buildModel([resourcePage("a", {}, { diagnostics }), resourcePage("b", {}, { diagnostics })]);
    expect(model.diagnostics).toEqual(diagnostics);
  });
});

describe("namespace and version of the API", () => {
  it("come from the options, or else from the majority of pages", () => {
    const three = [
      resourcePage("a", {}, { namespace: "contoso", version: "beta" }),
      resourcePage("b", {}, { namespace: "contoso", version: "beta" }),
      resourcePage("c", {}, { version: "v1.0" }),
    ];
    expect(buildModel(three).api).toEqual({
      namespace: "contoso",
      version: "beta",
      baseUrl: "https://graph.microsoft.com/beta",
    });
    expect(
      buildModel(three, { version: "v2", baseUrl: "https://api.contoso.com/", namespace: "fabrikam" }).api,
    ).toEqual({
      namespace: "fabrikam",
      version: "v2",
      baseUrl: "https://api.contoso.com",
    });
  });
});

describe("modelDigest", () => {
  const digest = (...changed: Page[]): string => modelDigest(buildModel([...pages, ...changed]));

  it("does not change if only the place of a fact changes", () => {
    const moved = { ...row("id", "String"), source: place(40) };
    expect(digest(resourcePage("team", { properties: [moved] }))).toBe(
      digest(resourcePage("team", { properties: [row("id", "String")] })),
    );
  });

  it("changes if a fact changes, even if the fact is a property named source in an example", () => {
    const before = digest(resourcePage("team", { properties: [row("id", "String")] }));
    expect(digest(resourcePage("team", { properties: [row("id", "Int32")] }))).not.toBe(before);
    const shown = (line: number) => apiPage("a", { examples: [example("POST /a", { source: { file: "x", line } })] });
    expect(digest(shown(1))).not.toBe(digest(shown(2)));
  });
});

describe("the service root", () => {
  const shows = (url: string, body: JsonValue, path = "/lamps/{id}"): Page =>
    apiPage(`lamp-${url.length.toString()}`, {
      requests: [request(`GET ${path}`)],
      examples: [example(`GET ${url}`, null, { ...message(body), status: 200 })],
    });
  const context = { "@odata.context": "https://api.contoso.com/v2.0/$metadata#lamps/$entity" };

  it.each([
    ["context URLs", [shows("/lamps/1", context)], "https://api.contoso.com/v2.0"],
    ["request URLs", [shows("https://api.contoso.com/lamps/1", null)], "https://api.contoso.com"],
    ["URLs with placeholders", [shows("https://{server}/lamps/1", null)], "https://graph.microsoft.com/v1.0"],
    ["URLs of other requests", [shows("https://up.contoso.com/1", null)], "https://graph.microsoft.com/v1.0"],
    [
      "URLs that do not agree",
      [shows("https://a.com/lamps/1", null), shows("https://bb.com/lamps/1", null)],
      "https://graph.microsoft.com/v1.0",
    ],
    [
      "URLs of another version",
      [shows("https://graph.microsoft.com/beta/lamps/1", null)],
      "https://graph.microsoft.com/v1.0",
    ],
  ])("comes from %s", (_, pages, root) => {
    expect(buildModel(pages).api.baseUrl).toBe(root);
  });
});
