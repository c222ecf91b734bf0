import { describe, expect, test } from "vitest";
import type { JsonValue } from "../../generator/model/model.js";
import { complex, example, model, operation, property, responds, takes } from "./hand-made.js";
import { compileErrors, emit, textOf } from "./sdk.js";

const reply = takes(null, [property("comment"), property("seen", "Edm.Boolean", { nullable: false })]);
const list = takes(null, [property("template")]);
const returnsItem = { responses: [responds(200, "microsoft.graph.item")] };
const item = complex("item", [property("id")]);

/**
 * An API with three replies, of which two have the same body, and with two creations in one folder that have different
 * bodies of the same name.
 */
const api = model(
  [item],
  [
    operation("a", "event: reply", "action", ["POST /me/events/{id}/reply", "POST /users/{id}/events/{id2}/reply"], {
      requestBody: reply,
    }),
    operation("b", "Get event", "get", ["GET /users/{id}/events/{id2}"], returnsItem),
    operation("c", "post: reply", "action", ["POST /posts/{id}/reply"], {
      requestBody: takes(null, [property("post")]),
    }),
    operation("d", "Create list", "create", ["POST /sites/{id}/lists"], { requestBody: list, ...returnsItem }),
    operation("e", "Create list", "create", ["POST /sites/getByPath(path='{path}')/lists"], {
      requestBody: takes(null, [property("name")]),
      ...returnsItem,
    }),
  ],
);

describe("a method of the client", () => {
  test("has the same body type as the function that sends the same request", async () => {
    const posts = textOf(await emit(api), "src/client/posts.ts");
    expect(posts).toContain('import type { ReplyPostBody } from "../operations/posts.js";');
    expect(posts).toContain("reply: BodyMethod<ReplyPostBody>;");
  });

  test("imports a body type from one module, even if functions in several modules have this body type", async () => {
    const sdk = await emit(api);
    for (const path of ["src/client/me/events.ts", "src/client/users/events.ts"]) {
      expect(textOf(sdk, path)).toMatch(/import type \{ ReplyEventBody \} from ".*operations\/me\/events\.js";/);
    }
    expect(textOf(sdk, "src/operations/users/events.ts")).toContain("export type ReplyEventBody =");
  });

  test("has different names for different body types in one module", async () => {
    const sdk = await emit(api);
    const lists = textOf(sdk, "src/client/sites/lists.ts");
    expect(lists).toContain("create: BodyMethod<CreateListBody, Item>;");
    expect(lists).toContain("create: BodyMethod<CreateListBody2, Item>;");
    expect(compileErrors(sdk)).toEqual([]);
  });

  test("does not take a body if the page says that no body is required", async () => {
    const optional = { requestBody: { ...takes(null, [property("comment")]), optional: true as const } };
    const required = {
      requestBody: { ...takes(null, [property("comment", "Edm.String", { required: true })]), optional: true as const },
    };
    const sdk = await emit(
      model(
        [],
        [
          operation("a", "job: abort", "action", ["POST /jobs/{id}/abort"], optional),
          operation("b", "job: close", "action", ["POST /jobs/{id}/close"], required),
        ],
      ),
    );
    const client = textOf(sdk, "src/client/jobs.ts");
    expect(client).toContain("abort(body?: AbortJobBody, options?: RequestOptions): Promise<void>;");
    expect(client).toContain("close: BodyMethod<CloseJobBody>;");
    expect(textOf(sdk, "src/operations/jobs.ts")).toContain("body?: AbortJobBody");
    expect(compileErrors(sdk)).toEqual([]);
  });

  test("does not require a body if no example sends one", async () => {
    const requestBody = takes(null, [property("comment")]);
    const shown = (line: string, body: JsonValue) => ({ requestBody, examples: [example(line, body, null)] });
    const sdk = await emit(
      model(
        [],
        [
          operation("a", "job: abort", "action", ["POST /jobs/{id}/abort"], shown("POST /jobs/1/abort", null)),
          operation("b", "job: close", "action", ["POST /jobs/{id}/close"], shown("POST /jobs/1/close", {})),
        ],
      ),
    );
    const client = textOf(sdk, "src/client/jobs.ts");
    expect(client).toContain("abort(body?: AbortJobBody, options?: RequestOptions): Promise<void>;");
    expect(client).toContain("close: BodyMethod<CloseJobBody>;");
    expect(compileErrors(sdk)).toEqual([]);
  });

  test("is JSON or text if the page documents both, and is sent with its content type", async () => {
    const text = { contentType: "text/plain", type: "Edm.Stream" };
    const mime = { "content-type": "text/plain" };
    const sdk = await emit(
      model(
        [item],
        [
          operation("a", "Create note", "create", ["POST /notes"], {
            requestBody: { ...takes("microsoft.graph.item"), textType: "text/plain" },
            examples: [
              example("POST /notes", { id: "1" }, { status: 204 }),
              example("POST /notes", "RnJvbQ==", { status: 204 }, mime),
              example("POST /notes", { id: "1" }, { status: 204 }, mime),
            ],
          }),
          operation("b", "note: reply", "action", ["POST /notes/{id}/reply"], {
            requestBody: { ...takes(null), ...text, optional: true },
            examples: [
              example("POST /notes/1/reply", null, { status: 204 }),
              example("POST /notes/1/reply", "RnJvbQ==", { status: 204 }, mime),
            ],
          }),
        ],
      ),
    );
    const module = textOf(sdk, "src/operations/notes.ts");
    expect(module).toContain("export type CreateNoteBody = Item | string;");
    expect(module).toContain('...(typeof body === "string" ? contentBody(body, "text/plain") : jsonBody(body)),');
    expect(textOf(sdk, "src/client/notes.ts")).toContain("create: BodyMethod<CreateNoteBody>;");
    expect(textOf(sdk, "src/client/notes.ts")).toContain(
      "reply(body?: Content, options?: RequestOptions): Promise<void>;",
    );
    const tests = textOf(sdk, "test/operations/notes.test.ts");
    expect(tests.match(/\)\.notes\.(?:create|byId\("1"\)\.reply)\(/g)).toHaveLength(4);
    expect(sdk.diagnostics.map(({ message }) => message)).toEqual([
      expect.stringContaining("it sends JSON, but its content type is text/plain"),
    ]);
    expect(compileErrors(sdk)).toEqual([]);
  });

  test("does not require the properties of items in the body itself, if the table describes both", async () => {
    const note = complex("note", [property("id"), property("notes", "Collection(microsoft.graph.note)")]);
    const rows = [
      property("notes", "Collection(microsoft.graph.note)", { required: true }),
      property("id", "Edm.String", { required: true, description: "For each note in **notes**, its name." }),
    ];
    const add = operation("f", "Add notes", "create", ["POST /folders/{id}/add"], {
      requestBody: takes("microsoft.graph.note", rows),
    });
    const folders = textOf(await emit(model([note], [add])), "src/operations/folders.ts");
    expect(folders).toContain("export type AddNotesBody = Note & { notes: Note[] };");
  });
});
