import { expect, test } from "vitest";
import { example, model, operation, parameter, property, responds, type } from "./hand-made.js";
import { compileErrors, emit, textOf } from "./sdk.js";

const DIRECTORY_OBJECT = "microsoft.graph.directoryObject";
const eventual = { ...parameter("ConsistencyLevel", "Edm.String", "header"), description: "eventual." };

const api = model(
  [
    type("directoryObject", [property("id")]),
    type("worker", [property("displayName")], { base: DIRECTORY_OBJECT }),
    type("machine", [property("serialNumber")]),
    type("ghost", [property("name")], { base: DIRECTORY_OBJECT }),
  ],
  [
    operation("members", "List members", "list", ["GET /crews/{id}/members"], {
      responses: [responds(200, `Collection(${DIRECTORY_OBJECT})`)],
      headers: [eventual],
      examples: [
        example("GET /v1.0/crews/9/members/microsoft.graph.machine/$count", null, { status: 200, body: "3" }),
        example("GET /v1.0/crews/9/members/$count?$filter=id eq '1'", null, { status: 200, body: "1" }),
      ],
    }),
    operation("workers", "List workers", "list", ["GET /workers"], {
      responses: [responds(200, "Collection(microsoft.graph.worker)")],
    }),
    operation("search", "Search crews", "list", ["GET /crews?search={query}"], {
      responses: [responds(200, "Collection(microsoft.graph.worker)")],
    }),
    operation("lists", "List names", "list", ["GET /names"], { responses: [responds(200, "Collection(Edm.String)")] }),
  ],
);

test("a documented collection of entities can be counted and cast", async () => {
  const sdk = await emit(api);
  const members = textOf(sdk, "src/client/crews.ts") + textOf(sdk, "src/client/crews/members.ts");
  expect(members).toContain("interface CrewsByIdMembersClient extends $MicrosoftGraphDirectoryObjectCasts {");
  expect(members).toContain('requestCount(context, $path + "/$count", options, { isEventual: true })');
  const casts = textOf(sdk, "src/client/derived-types.ts");
  expect(casts).toContain("readonly asWorker: ");
  expect(casts).toContain("readonly asMachine: ");
  expect(casts).not.toContain("asGhost");
  const tests = textOf(sdk, "test/operations/crews/members.test.ts");
  expect(tests).toContain('.crews.byId("9").members.asMachine.count(');
  expect(tests).toContain('.crews.byId("9").members.count({ filter: "id eq \'1\'" })');
  const program = `
    import { GraphClient } from "./index.js";
    const graph = new GraphClient({ credential: () => "token" });
    const { members } = graph.crews.byId("1");
    export const count: number = await members.count({ filter: "id eq '1'" });
    export const workers: number = await graph.workers.count({ search: '"displayName:a"' });
    for await (const { displayName } of members.asWorker.list({ select: ["displayName"] })) console.log(displayName);
    export const cast: number = await members.asWorker.count();
    // @ts-expect-error A collection of strings does not have count, because only entities can be counted.
    graph.names.count();
  `;
  expect(compileErrors(sdk, [{ path: "src/program.ts", text: program }])).toEqual([]);
});

test("a count has the query parameters that the docs require for the list", async () => {
  const sdk = await emit(api);
  expect(textOf(sdk, "src/client/crews.ts")).toContain(
    'requestCount(context, $path + "/$count", options, { query: { search: query } })',
  );
  const program = `
    import { GraphClient } from "./index.js";
    const { crews } = new GraphClient({ credential: () => "token" });
    export const count: number = await crews.count("night", { filter: "id eq '1'" });
    // @ts-expect-error The request needs the text to search for.
    await crews.count();
  `;
  expect(compileErrors(sdk, [{ path: "src/program.ts", text: program }])).toEqual([]);
});
