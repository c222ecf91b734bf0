import { expect, test } from "vitest";
import type { Parameter } from "../../generator/model/model.js";
import { example, model, operation, parameter, place, property, responds, type } from "./hand-made.js";
import { compileErrors, emit, textOf } from "./sdk.js";

function header(name: string, description: string, required: boolean | null = null): Parameter {
  return { name, in: "header", type: "Edm.String", required, description, source: place };
}

const TASK = "microsoft.graph.task";

const tasks = model(
  [type("task", [property("id"), property("title")])],
  [
    operation("task-get", "Get task", "get", ["GET /tasks/{id}"], {
      responses: [responds(200, TASK)],
      headers: [
        header("Authorization", "Bearer {token}. Required.", true),
        header("Accept-Language", "Language. Optional.", false),
        header("constructor", "Not a header that an option can set."),
      ],
    }),
    operation("task-delete", "Delete task", "delete", ["DELETE /tasks/{id}"], {
      responses: [responds(204)],
      headers: [header("If-Match", "Last known ETag. Required.", true)],
      examples: [
        example("DELETE /tasks/1", null, { status: 204, body: null }, { "If-Match": 'W/"1"' }),
        example("DELETE /tasks/2", null, { status: 204, body: null }),
      ],
    }),
    operation("task-count", "Count tasks", "count", ["GET /tasks/$count"], {
      responses: [responds(200, "Edm.String")],
      headers: [header("ConsistencyLevel", "eventual. Required.", true)],
    }),
  ],
);

test("a documented request header is a typed option, unless the SDK sets the header", async () => {
  const sdk = await emit(tasks);
  expect(textOf(sdk, "src/client/tasks.ts")).toMatch(/requestCount\(context, .*, options, \{ isEventual: true \}\)/);
  expect(textOf(sdk, "src/client/tasks.ts")).toContain(
    "delete(options: IfMatchHeader & RequestOptions): Promise<void>",
  );
  expect(textOf(sdk, "test/operations/tasks.test.ts")).toContain(`.delete({ ifMatch: 'W/"1"' })`);
  const program = `import type { GraphClient } from "./index.js";
    export async function run(graph: GraphClient): Promise<void> {
      const task = graph.tasks.byId("1");
      await task.delete({ ifMatch: "*" });
      await task.get({ acceptLanguage: "de" });
      await task.get();
      // @ts-expect-error -- the header is required
      await task.delete();
      // @ts-expect-error -- the name of the option is wrong
      await task.get({ acceptLangage: "de" });
    }`;
  expect(compileErrors(sdk, [{ path: "src/program.ts", text: program }])).toEqual([]);
});

test("an example that omits a required header is reported", async () => {
  const { diagnostics } = await emit(tasks);
  expect(diagnostics.map(({ message }) => message)).toContainEqual(
    expect.stringContaining("it does not send the required header If-Match. Add this header"),
  );
});

test("a request for one item sends `ConsistencyLevel` only with the option `count`", async () => {
  const sdk = await emit(
    model(
      [type("task", [property("id")])],
      [
        operation("task-get", "Get task", "get", ["GET /tasks/{id}"], {
          responses: [responds(200, TASK)],
          queryParameters: ["$select", "$count"].map((name) => parameter(name, "Edm.String", "query")),
          headers: [header("ConsistencyLevel", "eventual.", false)],
        }),
      ],
    ),
  );
  const text = textOf(sdk, "src/operations/tasks.ts").replaceAll(/\s+/g, " ");
  expect(text).toContain("query: { $select: options?.select, $count: options?.count }");
  expect(text).toContain('headers: { ConsistencyLevel: options?.count ? "eventual" : undefined }');
  expect(compileErrors(sdk)).toEqual([]);
});
