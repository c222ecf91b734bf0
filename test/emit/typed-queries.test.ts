import { describe, expect, test } from "vitest";
import type { ApiModel, Parameter, QuerySupport } from "../../generator/model/model.js";
import { complex, enumeration, example, model, operation, property, responds, type } from "./hand-made.js";
import { compileErrors, emit, textOf } from "./sdk.js";

const source = { file: "api-reference/v1.0/api/page.md", line: 1, column: 1 };

function parameter(name: string, more: Partial<Parameter> = {}): Parameter {
  return { name, in: "query", type: "Edm.String", required: null, description: "", source, ...more };
}

function supports(more: Partial<QuerySupport>): { query: QuerySupport } {
  return { query: { filter: null, select: null, orderby: false, search: false, expand: false, ...more } };
}

const USER = "microsoft.graph.user";
const OBJECT = "microsoft.graph.directoryObject";

/** People with documented filter support, and mails without. */
const directory: ApiModel = model(
  [
    type("entity", [property("id")], { key: ["id"], abstract: true }),
    type("directoryObject", [], { base: "microsoft.graph.entity" }),
    type(
      "user",
      [
        property("id", "Edm.String", supports({ filter: ["eq", "in"] })),
        property("displayName", "Edm.String", supports({ filter: ["eq", "startswith"], orderby: true, search: true })),
        property("accountEnabled", "Edm.Boolean", supports({ filter: ["eq", "not"] })),
        property("createdDateTime", "Edm.DateTimeOffset", supports({ filter: [] })),
        property("phones", "Collection(Edm.String)", supports({ filter: ["eq"] })),
        property("aboutMe"),
        property("manager", OBJECT, { navigation: true }),
        property("reports", `Collection(${OBJECT})`, { navigation: true }),
      ],
      { base: OBJECT },
    ),
    type("group", [property("mail")], { base: OBJECT, open: true }),
    type("mail", [
      property("subject"),
      property("importance", "microsoft.graph.importance"),
      property("from", "microsoft.graph.recipient"),
      property("sentOn", "Edm.Date"),
      property("flags", "Collection(microsoft.graph.recipient)"),
      property("bytes", "Edm.Binary"),
    ]),
    complex("recipient", [property("address"), property("key", "Edm.Guid")]),
    enumeration("importance", ["low", "high"]),
  ],
  [
    operation("user-list", "List users", "list", ["GET /users"], {
      responses: [responds(200, `Collection(${USER})`)],
      onlyListedQueryOptions: true,
      queryParameters: ["$select", "$expand", "$filter", "$orderby", "$search", "$count", "requiresReview"].map(
        (name) => parameter(name),
      ),
      headers: [parameter("ConsistencyLevel", { in: "header" })],
      examples: [
        example("GET /users?$select=id,displayName&$expand=manager($levels=max)&$orderby=displayName desc", null, {
          status: 200,
          body: { value: [] },
        }),
        example("GET /users?$select=nickname&$orderby=aboutMe&$expand=photo", null, {
          status: 200,
          body: { value: [] },
        }),
      ],
    }),
    operation("user-get", "Get user", "get", ["GET /users/{id}"], { responses: [responds(200, USER)] }),
    operation("group-list", "List groups", "list", ["GET /groups"], {
      responses: [responds(200, "Collection(microsoft.graph.group)")],
    }),
    operation("mail-list", "List mails", "list", ["GET /mails"], {
      responses: [responds(200, "Collection(microsoft.graph.mail)")],
    }),
  ],
);

const usage = `
import { GraphClient, date, guid, term, where } from "./src/index.js";
import { isDirectoryObject } from "./src/guards/directoryObject.js";
import { isGroup } from "./src/guards/group.js";
import { isUser } from "./src/guards/user.js";
import type { DirectoryObject } from "./src/models/directoryObject.js";
import type { User, UserQuery } from "./src/models/user.js";
import { listUsers } from "./src/operations/users.js";
import type { GraphContext } from "./src/runtime/context.js";

export async function use(graph: GraphClient, context: GraphContext, object: DirectoryObject): Promise<unknown[]> {
  const some = await graph.users.byId("a").get({ select: ["id", "displayName"] });
  const name: string | null = some.displayName;
  const chosen = <const Names extends UserQuery["select"]>(select: Names) => graph.users.byId("a").get({ select });
  const handedOn: string | null = (await chosen(["displayName"])).displayName;
  const whole: User = await graph.users.byId("a").get({ timeout: 5 });
  const boss = await graph.users.byId("a").get({ select: ["id"], expand: ["manager($select=id)"] });
  const manager: DirectoryObject | null = boss.manager;
  for await (const user of graph.users.list({ select: ["id"], requiresReview: "true" })) console.log(user.id);
  for await (const page of graph.users.list({ expand: ["reports"] }).byPage()) console.log(page.value[0]?.reports.length);
  graph.users.list({
    filter: where((user) => user.displayName.startsWith("A").and(user.accountEnabled.not.eq(true))),
    search: term("displayName", "sales"),
    orderby: ["displayName desc"],
    count: true,
  });
  listUsers(context, { filter: where((user) => user.createdDateTime.ge(new Date()).or(user.phones.any((phone) => phone.eq("1")))) });
  for await (const group of graph.groups.list({ select: ["mail", "extension_1"] })) console.log(group.extension_1);
  graph.mails.list({
    filter: where((mail) => mail.importance.in(["high"]).and(mail.from.address.endsWith("x")).and(mail.from.key.eq(guid("a"))).and(mail.sentOn.lt(date("2026-01-31"))).and(mail.flags.all((one) => one.address.ne(null)))),
    orderby: ["subject", "from/address desc"],
  });
  const label = isUser(object) ? object.displayName : isGroup(object) ? object.mail : isDirectoryObject(object) ? object.id : "";
  return [name, handedOn, whole, manager, label, [object].filter(isUser).map((user) => user.aboutMe)];
}
`;

const mistakes = `
import { GraphClient, term, where } from "./src/index.js";

export async function mistake(graph: GraphClient): Promise<void> {
  const some = await graph.users.byId("a").get({ select: ["id"] });
  // @ts-expect-error -- was not selected
  console.log(some.displayName);
  // @ts-expect-error -- a relationship, which is expanded
  graph.users.list({ select: ["manager"] });
  // @ts-expect-error -- a property, which is selected
  graph.users.list({ expand: ["aboutMe"] });
  // @ts-expect-error -- the page supports only the options that it lists
  graph.users.list({ top: 5 });
  // @ts-expect-error -- misspelt
  graph.users.list({ slect: ["id"] });
  // @ts-expect-error -- the docs do not say that users can be filtered by it
  graph.users.list({ filter: where((user) => user.aboutMe.eq("x")) });
  // @ts-expect-error -- the docs do not list contains for this property
  graph.users.list({ filter: where((user) => user.displayName.contains("x")) });
  // @ts-expect-error -- the docs do not list not for this property
  graph.users.list({ filter: where((user) => user.displayName.not.eq("x")) });
  // @ts-expect-error -- the docs do not say that users can be ordered by it
  graph.users.list({ orderby: ["aboutMe"] });
  // @ts-expect-error -- the docs do not say that it can be searched
  graph.users.list({ search: term("aboutMe", "x") });
  // @ts-expect-error -- nothing to compare
  graph.mails.list({ filter: where((mail) => mail.bytes.eq("x")) });
  // @ts-expect-error -- one of some values, not text
  graph.mails.list({ filter: where((mail) => mail.importance.startsWith("l")) });
  // @ts-expect-error -- the same, inside of a list
  graph.mails.list({ filter: where((mail) => mail.flags.any((one) => one.key.contains("l"))) });
  // @ts-expect-error -- a day, no text
  graph.mails.list({ filter: where((mail) => mail.sentOn.eq("2026-01-31")) });
  // @ts-expect-error -- no text to search in
  graph.mails.list({ search: term("importance", "x") });
  // @ts-expect-error -- has properties, of which one is to be named
  graph.mails.list({ orderby: ["from"] });
  // @ts-expect-error -- of no order
  graph.mails.list({ orderby: ["flags"] });
}
`;

describe("an SDK's queries", () => {
  test("accept the documented names, and determine the result type", async () => {
    const more = [
      { path: "usage.ts", text: usage },
      { path: "mistakes.ts", text: mistakes },
    ];
    const errors = compileErrors(await emit(directory), more);
    expect(errors).toEqual([]);
  });

  test("report a misspelt name with the valid names", async () => {
    const text = `import { GraphClient } from "./src/index.js";
export const found = (graph: GraphClient) => graph.mails.list({ select: ["subjct"], orderby: ["sentOn"] });
export const group = (graph: GraphClient) => graph.users.list({ expand: ["managr"] });`;
    const errors = compileErrors(await emit(directory), [{ path: "misspelt.ts", text }]);
    expect(errors).toHaveLength(2);
    expect(errors[0]).toContain(`Did you mean '"subject"'?`);
    expect(errors[1]).toContain(`Did you mean '"manager"'?`);
  });

  test("pass an example's options as typed options if they are valid, else as query parameters", async () => {
    const tests = textOf(await emit(directory), "test/operations/users.test.ts");
    expect(tests).toContain('select: ["id", "displayName"]');
    expect(tests).toContain('expand: ["manager($levels=max)"]');
    expect(tests).toContain('orderby: ["displayName desc"]');
    expect(tests).toContain('query: { $select: "nickname", $orderby: "aboutMe", $expand: "photo" }');
  });

  test("contain only what differs from the read type", async () => {
    const sdk = await emit(directory);
    const mail = textOf(sdk, "src/models/mail.ts");
    const [, filter = ""] = /MailFilter = Filterable<(.*)>;\n$/s.exec(mail) ?? [];
    expect(filter).toContain('"bytes",');
    expect(filter).toContain('sentOn: ValueField<Literal<"date">>');
    expect(filter).not.toContain("subject");
    expect(mail).toContain("export type MailQuery = Queryable<Mail, never, MailFilter>;");
    const user = textOf(sdk, "src/models/user.ts");
    expect(user).toContain("export interface UserFilter {");
    expect(user).toContain('extends Omit<Queryable<User, "manager" | "reports", UserFilter>, "orderby"> {');
  });

  test("are in the README, with properties of this SDK", async () => {
    const readme = textOf(await emit(directory), "README.md");
    expect(readme).toContain('graph.users.list({ filter: where((item) => item.displayName.startsWith("A")) })');
    expect(readme).toContain('.get({ select: ["id", "displayName"] })');
  });

  test("send ConsistencyLevel if the page documents it", async () => {
    const sdk = await emit(directory);
    expect(textOf(sdk, "src/client/users.ts")).toContain("headers: consistencyLevel(options)");
    expect(textOf(sdk, "src/client/mails.ts")).not.toContain("consistencyLevel");
  });
});

describe("type guards", () => {
  test("accept derived types; the root of all entities has no guard", async () => {
    const sdk = await emit(directory);
    const text = textOf(sdk, "src/guards/directoryObject.ts");
    for (const name of ["directoryObject", "user", "group"]) expect(text).toContain(`"microsoft.graph.${name}"`);
    const guards = sdk.files.filter(({ path }) => path.startsWith("src/guards/")).map(({ path }) => path);
    expect(guards).not.toContain("src/guards/entity.ts");
    expect(guards).not.toContain("src/guards/mail.ts");
  });
});
