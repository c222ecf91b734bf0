import { describe, expect, test } from "vitest";
import { complex, model, operation, property, responds, takes } from "./hand-made.js";
import { compileErrors, emit, textOf } from "./sdk.js";

const reply = takes(null, [property("comment"), property("seen", "Edm.Boolean", { nullable: false })]);
const list = takes(null, [property("template")]);
const item = { responses: [responds(200, "microsoft.graph.item")] };

/** Three documented replies, two of them with the same body, and lists with different bodies in one folder. */
const api = model(
  [complex("item", [property("id")])],
  [
    operation("a", "event: reply", "action", ["POST /me/events/{id}/reply", "POST /users/{id}/events/{id2}/reply"], {
      requestBody: reply,
    }),
    operation("b", "Get event", "get", ["GET /users/{id}/events/{id2}"], item),
    operation("c", "post: reply", "action", ["POST /posts/{id}/reply"], {
      requestBody: takes(null, [property("post")]),
    }),
    operation("d", "Create list", "create", ["POST /sites/{id}/lists"], { requestBody: list, ...item }),
    operation("e", "Create list", "create", ["POST /sites/getByPath(path='{path}')/lists"], {
      requestBody: takes(null, [property("name")]),
      ...item,
    }),
  ],
);

describe("a method of the client", () => {
  test("uses the body type of the function for the same call", async () => {
    const posts = textOf(await emit(api), "src/client/posts.ts");
    expect(posts).toContain('import type { ReplyBody } from "../operations/posts.js";');
    expect(posts).toContain("reply: BodyMethod<ReplyBody>;");
  });

  test("imports the same body type of several functions from one module", async () => {
    const sdk = await emit(api);
    for (const path of ["src/client/me/events.ts", "src/client/users/events.ts"]) {
      expect(textOf(sdk, path)).toMatch(/import type \{ ReplyBody \} from ".*operations\/me\/events\.js";/);
    }
    expect(textOf(sdk, "src/operations/users/events.ts")).toContain("export type ReplyBody =");
  });

  test("distinguishes different body types with the same name", async () => {
    const sdk = await emit(api);
    const lists = textOf(sdk, "src/client/sites/lists.ts");
    expect(lists).toContain("create: BodyMethod<CreateListBody, Item>;");
    expect(lists).toContain("create: BodyMethod<CreateListBody2, Item>;");
    expect(compileErrors(sdk)).toEqual([]);
  });
});
