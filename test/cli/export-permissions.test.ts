import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { docwright } from "./docwright.js";
import { lampGetPage, lampProject } from "./lamp-docs.js";

const main = `import { GraphClient } from "graph-sdk"; new GraphClient({}).lamps.byId("1").get();`;

describe("docwright export permissions", () => {
  test("prints the permissions of an operation for each permission type", async () => {
    const { code, stdout } = await docwright(lampProject(), "export", "permissions", "GET /lamps/{id}");
    expect(stdout).toBe(
      [
        "Least privileged permissions of 1 operation",
        "",
        "Delegated (work or school account)",
        "  Lamp.Read  lamp-get",
        "",
        "Delegated (personal Microsoft account)",
        "  Not supported: lamp-get",
        "",
        "Application",
        "  Not supported: lamp-get",
        "",
      ].join("\n"),
    );
    expect(code).toBe(0);
  });

  test("finds the operations that a program calls", async () => {
    const folder = lampProject({ "app/main.ts": main });
    const { stdout } = await docwright(folder, "export", "permissions", "--program", "app", "--format", "json");
    expect(JSON.parse(stdout)).toMatchObject({
      operations: ["lamp-get"],
      delegatedWork: {
        permissions: ["Lamp.Read"],
        grants: [{ operation: "lamp-get", appliesTo: null, permissions: ["Lamp.Read"] }],
        fewest: null,
        exact: true,
      },
      application: { permissions: [], unsupported: [{ operation: "lamp-get", appliesTo: null }], unknown: [] },
    });
  });

  test("writes the permissions of all operations to a file if no operation is named", async () => {
    const folder = lampProject();
    await docwright(folder, "export", "permissions", "--format", "markdown", "-o", "permissions.md");
    expect(readFileSync(join(folder, "permissions.md"), "utf8")).toContain("| Lamp.Read | lamp-get |\n");
  });

  test("suggests an operation for a misspelled name", async () => {
    const { code, stderr } = await docwright(lampProject(), "export", "permissions", "lamp-gte");
    expect(stderr).toBe("docwright: No operation matches lamp-gte. Did you mean lamp-get?\n");
    expect(code).toBe(2);
  });
});

describe("docwright export permissions --manifest", () => {
  const page = lampGetPage
    .replace("Lamp.Read, Lamp.ReadWrite", "Lamp.Read, Lamp.ReadWrite, Lamp.Manage")
    .replace("|Application|Not supported.|", "|Application|Lamp.Read.All, Lamp.ReadWrite.All|");
  const listPage = page
    .replaceAll("Get lamp", "List lamps")
    .replace("/lamps/{id}", "/lamps")
    .replace("|Lamp.Read, Lamp.ReadWrite, Lamp.Manage|", "|Lamp.ReadBasic, Lamp.Read, Lamp.ReadWrite|")
    .replace("Lamp.Read.All, Lamp.ReadWrite.All", "Not supported.");
  const files = { "docs/api/lamp-get.md": page, "docs/api/lamp-list.md": listPage };
  const getLamp = `import { GraphClient } from "graph-sdk";
export async function run(graph: GraphClient): Promise<void> {
  const lamp = await graph.lamps.byId("1").get();
  console.log(lamp);
}
`;
  const both = getLamp.replace("console.log(lamp)", "console.log(lamp, await graph.lamps.list())");

  type Access = readonly [id: string, type: "Scope" | "Role"];
  const manifest = (access: readonly Access[], facts: object = {}): string =>
    JSON.stringify(
      {
        ...facts,
        requiredResourceAccess: [
          {
            resourceAppId: "00000003-0000-0000-c000-000000000000",
            resourceAccess: access.map(([id, type]) => ({ id, type })),
          },
        ],
      },
      null,
      2,
    );

  /** Compares an app with its program. */
  async function check(
    program: string,
    app: string,
    ...more: readonly string[]
  ): Promise<{ code: number | null; stderr: string; findings: readonly (readonly [rule: string, message: string])[] }> {
    const folder = lampProject({ ...files, "src/main.ts": program, "app.json": app, "graph.json": ids });
    const ended = await docwright(
      folder,
      ...["export", "permissions", "--program", "src", "--manifest", "app.json", "--format", "json"],
      ...more,
    );
    if (ended.code === 2) return { code: 2, stderr: ended.stderr, findings: [] };
    const text = ended.stdout.startsWith("{") ? ended.stdout : '{ "findings": [] }';
    const { findings } = JSON.parse(text) as { findings: { rule: string; message: string }[] };
    return { code: ended.code, stderr: ended.stderr, findings: findings.map(({ rule, message }) => [rule, message]) };
  }

  const readId = "aaaaaaaa-0000-4000-8000-000000000001";
  const readAllId = "aaaaaaaa-0000-4000-8000-000000000002";
  const ids = JSON.stringify({
    appRoles: [{ id: readAllId, value: "Lamp.Read.All" }],
    oauth2PermissionScopes: [{ id: readId, value: "Lamp.Read" }],
  });

  test("accepts an app that asks for exactly what its program needs", async () => {
    expect(await check(getLamp, manifest([["Lamp.Read", "Scope"]]))).toMatchObject({ code: 0, findings: [] });
    expect(await check(getLamp, manifest([["Lamp.Read.All", "Role"]]))).toMatchObject({ code: 0, findings: [] });
  });

  test("finds the names of ids in the service principal of the API", async () => {
    const app = manifest([
      [readId.toUpperCase(), "Scope"],
      ["37f7f235-527c-4136-accd-4a02d197296e", "Scope"],
    ]);
    expect(await check(getLamp, app, "--permission-ids", "graph.json")).toMatchObject({ code: 0, findings: [] });
  });

  test("finds the names of ids in Microsoft's file of descriptions", async () => {
    const folder = lampProject({
      ...files,
      "src/main.ts": getLamp,
      "app.json": manifest([[readAllId, "Role"]]),
      "descriptions.json": JSON.stringify({ applicationScopesList: [{ id: readAllId, value: "Lamp.Read.All" }] }),
    });
    const ended = await docwright(
      folder,
      ...["export", "permissions", "--program", "src", "--manifest", "app.json"],
      ...["--permission-ids", "descriptions.json"],
    );
    expect(ended).toMatchObject({
      code: 0,
      stdout: "app.json asks for exactly the permissions that the program needs.\n",
    });
  });

  test("reports an id without a name, and does not guess that a permission is missing", async () => {
    expect(await check(getLamp, manifest([[readId, "Scope"]]))).toMatchObject({
      code: 1,
      findings: [["permission-id-unknown", expect.stringContaining(readId)]],
    });
  });

  test("reports each permission that no call needs, on the line of the manifest", async () => {
    const app = manifest([
      ["Lamp.Read", "Scope"],
      ["Mail.Send", "Scope"],
      ["Mail.Send.All", "Role"],
    ]);
    const folder = lampProject({ ...files, "src/main.ts": getLamp, "app.json": app });
    const ended = await docwright(folder, "export", "permissions", "--program", "src", "--manifest", "app.json");
    expect(ended.stdout).toMatch(/^app\.json\n/);
    expect(ended.stdout).toMatch(
      /^ +10:\d+ {2}error {2}No call of the program needs the delegated permission Mail\.Send\. Remove Mail\.Send\. {2}permission-not-needed$/m,
    );
    expect(ended.stdout).toMatch(/^ +14:\d+ {2}error {2}No call .* the application permission Mail\.Send\.All/m);
    expect(ended.code).toBe(1);
  });

  test("reports a permission that allows only calls that another permission allows too", async () => {
    const app = manifest([
      ["Lamp.ReadWrite", "Scope"],
      ["Lamp.Read", "Scope"],
    ]);
    expect((await check(both, app)).findings).toEqual([
      [
        "permission-not-needed",
        "Lamp.Read allows the same calls of the program as the delegated permission Lamp.ReadWrite. Remove Lamp.ReadWrite.",
      ],
    ]);
  });

  test("reports a broader permission with the permission that is sufficient", async () => {
    expect(await check(getLamp, manifest([["Lamp.Manage", "Scope"]]))).toMatchObject({
      code: 1,
      findings: [
        [
          "permission-broader-than-needed",
          "The delegated permission Lamp.Manage allows more than the program needs. Lamp.Read is sufficient for lamp-get.",
        ],
      ],
    });
  });

  test("accepts a permission that is the least privileged one of one call and allows the others", async () => {
    expect((await check(both, manifest([["Lamp.Read", "Scope"]]))).findings).toEqual([]);
  });

  test("reports a permission that the app lacks", async () => {
    expect(await check(both, manifest([["Lamp.ReadBasic", "Scope"]]))).toMatchObject({
      code: 1,
      findings: [
        [
          "permission-not-requested",
          "The app does not ask for a permission that lamp-get needs. Add the delegated permission Lamp.Read.",
        ],
      ],
    });
  });

  test("reports calls that do not support the kind of permissions that the app asks for", async () => {
    expect((await check(both, manifest([["Lamp.Read.All", "Role"]]))).findings).toEqual([
      [
        "permission-not-requested",
        "The app asks only for application permissions, which lamp-list does not support. Ask for delegated permissions such as Lamp.ReadBasic, or remove this call.",
      ],
    ]);
  });

  test("accepts calls that either kind of permissions allows", async () => {
    const app = manifest([
      ["Lamp.Read.All", "Role"],
      ["Lamp.ReadBasic", "Scope"],
    ]);
    expect((await check(both, app)).findings).toEqual([]);
  });

  test("names a delegated and an application permission if the app asks for none", async () => {
    expect((await check(getLamp, manifest([]))).findings).toEqual([
      [
        "permission-not-requested",
        "The app does not ask for a permission that lamp-get needs. Add the delegated permission Lamp.Read or the application permission Lamp.Read.All.",
      ],
    ]);
  });

  test("takes the account types from the manifest", async () => {
    const app = manifest([["Lamp.Read", "Scope"]], { signInAudience: "PersonalMicrosoftAccount" });
    expect((await check(getLamp, app)).findings.map(([rule]) => rule)).toEqual([
      "permission-not-requested",
      "permission-not-needed",
    ]);
  });

  test("reads a list of the names of delegated permissions", async () => {
    expect((await check(getLamp, '["openid", "Lamp.Read"]')).findings).toEqual([]);
    expect((await check(getLamp, '["Lamp.Read", "Mail.Send"]')).findings.map(([rule]) => rule)).toEqual([
      "permission-not-needed",
    ]);
  });

  test("counts permissions of other APIs, which are not compared", async () => {
    const app = JSON.stringify({
      requiredResourceAccess: [
        { resourceAppId: "Microsoft Graph", resourceAccess: [{ id: "Lamp.Read", type: "Scope" }] },
        { resourceAppId: "00000007-0000-0000-c000-000000000000", resourceAccess: [{ id: readId, type: "Scope" }] },
      ],
    });
    const { code, findings, stderr } = await check(getLamp, app);
    expect([code, findings]).toEqual([0, []]);
    expect(stderr).toContain("Not compared: 1 permission of other APIs.\n");
  });

  test.each([
    ["is not JSON", "{", "app.json is not an app manifest: it is not valid JSON."],
    ["is another object", "{}", "app.json is not an app manifest: it does not have a list requiredResourceAccess."],
    ["has an item of another type", "[1]", "app.json is not an app manifest: item 1 of the list is not a string."],
    [
      "has an unknown type of permission",
      manifest([["Lamp.Read", "Scope"]]).replace("Scope", "Robot"),
      "app.json is not an app manifest: item 1 of a resourceAccess does not have an id and the type Scope or Role.",
    ],
  ])("exits with 2 if the manifest %s", async (_, app, message) => {
    const ended = await check(getLamp, app);
    expect(ended.code).toBe(2);
    expect(ended.stderr).toContain(message);
  });

  test("exits with 2 if the file of ids does not have ids", async () => {
    const ended = await check(getLamp, manifest([]), "--permission-ids", "app.json");
    expect(ended.code).toBe(2);
    expect(ended.stderr).toContain("app.json does not have ids of permissions.");
  });

  test("exits with 2 without a program", async () => {
    const ended = await docwright(lampProject(), "export", "permissions", "--manifest", "app.json");
    expect(ended.stderr).toBe("docwright: --manifest needs the program of the app. Pass it with --program.\n");
    expect(ended.code).toBe(2);
  });
});
