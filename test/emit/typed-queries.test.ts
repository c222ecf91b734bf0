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

/**
 * A model with users and mails. The docs say which properties of users can be filtered. They do not say so for mails.
 */
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
        property("hireDate", "Edm.Date", supports({ unsupported: ["filter", "orderby", "select"] })),
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
    type("report", [
      property("status"),
      property("owner", USER, { navigation: true }),
      property("results", "Collection(microsoft.graph.mail)", { navigation: true }),
    ]),
    type("mailReport", [property("mail", "microsoft.graph.mail", { navigation: true }), property("sentTo")], {
      base: "microsoft.graph.report",
    }),
    enumeration("importance", ["low", "high"]),
  ],
  [
    operation("user-list", "List users", "list", ["GET /users"], {
      responses: [responds(200, `Collection(${USER})`)],
      onlyListedQueryOptions: true,
      queryParameters: ["$select", "$expand", "$filter", "$orderby", "$search", "$count", "requiresReview"].map(
        (name) => parameter(name, name === "requiresReview" ? { type: "Edm.Boolean" } : {}),
      ),
      headers: [parameter("ConsistencyLevel", { in: "header" })],
      examples: [
        example("GET /users?requiresReview=true", null, { status: 200, body: { value: [] } }),
        example("GET /users?requiresReview=maybe", null, { status: 200, body: { value: [] } }),
        example("GET /users?$select=id,displayName&$expand=manager($levels=max)&$orderby=displayName desc", null, {
          status: 200,
          body: { value: [] },
        }),
        example("GET /users?$expand=microsoft.graph.admin/roles($top=1)", null, { status: 200, body: { value: [] } }),
        example("GET /users?$select=nickname&$orderby=hobbies&$expand=photo", null, {
          status: 200,
          body: { value: [] },
        }),
      ],
    }),
    operation("user-get", "Get user", "get", ["GET /users/{id}"], { responses: [responds(200, USER)] }),
    operation("group-list", "List groups", "list", ["GET /groups"], {
      responses: [responds(200, "Collection(microsoft.graph.group)")],
      unsupportedQueryOptions: ["$count"],
    }),
    operation("report-list", "List reports", "list", ["GET /reports"], {
      responses: [responds(200, "Collection(microsoft.graph.report)")],
      examples: [
        example("GET /reports?$filter=owner/displayName%20eq%20'a/b' and Results/any(r:r/subject eq 'x')", null, {
          status: 200,
          body: { value: [] },
        }),
      ],
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
import { isMailReport } from "./src/guards/mailReport.js";
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
  for await (const user of graph.users.list({ select: ["id"], requiresReview: true })) console.log(user.id);
  for await (const page of graph.users.list({ expand: ["reports"] }).byPage()) console.log(page.value[0]?.reports.length);
  graph.users.list({
    filter: where((user) => user.displayName.startsWith("A").and(user.accountEnabled.not.eq(true))),
    search: term("displayName", "sales"),
    orderby: ["displayName desc"],
    count: true,
  });
  // The docs do not say whether this property can be filtered.
  graph.users.list({
    filter: where((user) => user.aboutMe.contains("x")),
    search: term("aboutMe", "x"),
    orderby: ["aboutMe"],
  });
  listUsers(context, { filter: where((user) => user.createdDateTime.ge(new Date()).or(user.phones.any((phone) => phone.eq("1")))) });
  for await (const group of graph.groups.list({ select: ["mail", "extension_1"] })) console.log(group.extension_1);
  graph.mails.list({
    filter: where((mail) => mail.importance.in(["high"]).and(mail.from.address.endsWith("x")).and(mail.from.key.eq(guid("a"))).and(mail.sentOn.lt(date("2026-01-31"))).and(mail.flags.all((one) => one.address.ne(null)))),
    orderby: ["subject", "from/address desc"],
  });
  for await (const report of graph.reports.list({
    expand: ["results", "microsoft.graph.mailReport/mail($select=subject)"],
    orderby: ["owner/displayName desc", "status"],
  })) {
    if (isMailReport(report)) console.log(report.sentTo, report.mail?.subject, report.results.length);
    else console.log(report.status, report.results.length);
  }
  // Filters in the docs use these relationships.
  graph.reports.list({
    filter: where((report) => report.owner.displayName.eq("A").and(report.results.any((mail) => mail.subject.eq("x")))),
  });
  const label = isUser(object) ? object.displayName : isGroup(object) ? object.mail : isDirectoryObject(object) ? object.id : "";
  return [name, handedOn, whole, manager, label, [object].filter(isUser).map((user) => user.aboutMe)];
}
`;

const mistakes = `
import { GraphClient, term, where } from "./src/index.js";

export async function mistake(graph: GraphClient): Promise<void> {
  const some = await graph.users.byId("a").get({ select: ["id"] });
  // @ts-expect-error -- displayName was not selected
  console.log(some.displayName);
  // @ts-expect-error -- manager is a relationship, which must be expanded
  graph.users.list({ select: ["manager"] });
  // @ts-expect-error -- aboutMe is a property, which must be selected
  graph.users.list({ expand: ["aboutMe"] });
  // @ts-expect-error -- the page supports only the options that it lists
  graph.users.list({ top: 5 });
  // @ts-expect-error -- the docs deny $filter for this property
  graph.users.list({ filter: where((user) => user.hireDate.eq(null)) });
  // @ts-expect-error -- the docs deny $orderby for this property
  graph.users.list({ orderby: ["hireDate"] });
  // @ts-expect-error -- the docs deny $select for this property
  graph.users.list({ select: ["hireDate"] });
  // @ts-expect-error -- the page denies this option
  graph.groups.list({ count: true });
  // @ts-expect-error -- select is misspelled
  graph.users.list({ slect: ["id"] });
  // @ts-expect-error -- the docs do not list contains for this property
  graph.users.list({ filter: where((user) => user.displayName.contains("x")) });
  // @ts-expect-error -- the docs do not list the operator not for this property
  graph.users.list({ filter: where((user) => user.displayName.not.eq("x")) });
  // @ts-expect-error -- bytes cannot be compared
  graph.mails.list({ filter: where((mail) => mail.bytes.eq("x")) });
  // @ts-expect-error -- importance is an enumeration, not text
  graph.mails.list({ filter: where((mail) => mail.importance.startsWith("l")) });
  // @ts-expect-error -- key is an enumeration, not text, also inside a list
  graph.mails.list({ filter: where((mail) => mail.flags.any((one) => one.key.contains("l"))) });
  // @ts-expect-error -- sentOn is a date, not text
  graph.mails.list({ filter: where((mail) => mail.sentOn.eq("2026-01-31")) });
  // @ts-expect-error -- importance does not contain text to search
  graph.mails.list({ search: term("importance", "x") });
  // @ts-expect-error -- from is an object, so one of its properties must be named
  graph.mails.list({ orderby: ["from"] });
  // @ts-expect-error -- a report has many results, so their subjects cannot order the reports
  graph.reports.list({ orderby: ["results/subject"] });
  // @ts-expect-error -- no filter in the docs uses this relationship
  graph.users.list({ filter: where((user) => user.manager.id.eq("a")) });
  // @ts-expect-error -- flags is a list, which has no order
  graph.mails.list({ orderby: ["flags"] });
}
`;

describe("the query options of an SDK", () => {
  test("let the compiler find undocumented names and wrong uses of the result", async () => {
    const more = [
      { path: "usage.ts", text: usage },
      { path: "mistakes.ts", text: mistakes },
    ];
    const errors = compileErrors(await emit(directory), more);
    expect(errors).toEqual([]);
  });

  test("cause a compiler error that suggests the valid name if a property name is misspelled", async () => {
    const text = `import { GraphClient } from "./src/index.js";
export const found = (graph: GraphClient) => graph.mails.list({ select: ["subjct"], orderby: ["sentOn"] });
export const group = (graph: GraphClient) => graph.users.list({ expand: ["managr"] });`;
    const errors = compileErrors(await emit(directory), [{ path: "misspelt.ts", text }]);
    expect(errors).toHaveLength(2);
    expect(errors[0]).toContain(`Did you mean '"subject"'?`);
    expect(errors[1]).toContain(`Did you mean '"manager"'?`);
  });

  test("are typed in example tests, except for documented values that the types do not accept", async () => {
    const tests = textOf(await emit(directory), "test/operations/users.test.ts");
    expect(tests).toContain('select: ["id", "displayName"]');
    expect(tests).toContain('expand: ["manager($levels=max)"]');
    expect(tests).toContain('orderby: ["displayName desc"]');
    expect(tests).toContain('expand: ["microsoft.graph.admin/roles($top=1)"]');
    expect(tests).toContain('query: { $select: "nickname", $orderby: "hobbies", $expand: "photo" }');
    expect(tests).toContain("list({ requiresReview: true })");
    expect(tests).toContain('list({ query: { requiresReview: "maybe" } })');
  });

  test("have types that do not repeat all properties of the output type", async () => {
    const sdk = await emit(directory);
    const mail = textOf(sdk, "src/models/mail.ts");
    const [, filter = ""] = /MailFilter = Filterable<(.*)>;\n$/s.exec(mail) ?? [];
    expect(filter).toContain('"bytes",');
    expect(filter).toContain('sentOn: ValueField<Literal<"date">>');
    expect(filter).not.toContain("subject");
    expect(mail).toContain("export type MailQuery = Queryable<Mail, never, MailFilter>;");
    const user = textOf(sdk, "src/models/user.ts");
    expect(user).toContain("export interface UserFilter {");
    expect(user).toContain('extends Omit<Queryable<User, "manager" | "reports", UserFilter>, "select" | "search"> {');
  });

  test("are shown in the README, with properties of the API", async () => {
    const readme = textOf(await emit(directory), "README.md");
    expect(readme).toContain('graph.users.list({ filter: where((item) => item.displayName.startsWith("A")) })');
    expect(readme).toContain('.get({ select: ["id", "displayName"] })');
  });

  test("send the header ConsistencyLevel if the page documents this header", async () => {
    const sdk = await emit(directory);
    expect(textOf(sdk, "src/client/users.ts")).toContain("headers: consistencyLevel(options)");
    expect(textOf(sdk, "src/client/mails.ts")).not.toContain("consistencyLevel");
  });
});

describe("type guards", () => {
  test("accept derived types", async () => {
    const text = textOf(await emit(directory), "src/guards/directoryObject.ts");
    for (const name of ["directoryObject", "user", "group"]) expect(text).toContain(`"microsoft.graph.${name}"`);
  });

  test("do not exist for types that have neither a base type nor derived types, and for the type entity", async () => {
    const { files } = await emit(directory);
    const guards = files.filter(({ path }) => path.startsWith("src/guards/")).map(({ path }) => path);
    expect(guards).not.toContain("src/guards/entity.ts");
    expect(guards).not.toContain("src/guards/mail.ts");
  });
});
