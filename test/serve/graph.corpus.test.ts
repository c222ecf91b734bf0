import { createAdaptorServer } from "@hono/node-server";
import { Client } from "@microsoft/microsoft-graph-client";
import type { Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { ApiModel, Example } from "../../generator/model/model.js";
import { createHandler } from "../../generator/serve/create-handler.js";
import { corpus } from "../corpus.js";
import { readDocsSet } from "../read-docs-set.js";

const folder = corpus("graph-2021-07");

interface User {
  readonly id: string;
  readonly displayName: string;
  readonly jobTitle: string | null;
}

interface List<Item> {
  readonly value: readonly Item[];
  readonly "@odata.count"?: number;
  readonly "@odata.nextLink"?: string;
}

describe.skipIf(folder === null)("the served Microsoft Graph", () => {
  let model: ApiModel;
  let server: Server;
  let origin: string;
  let client: Client;
  beforeAll(async () => {
    ({ model } = await readDocsSet(folder ?? "", { cache: true }));
    server = createAdaptorServer({ fetch: createHandler(model) }) as Server;
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    origin = `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`;
    client = Client.init({
      baseUrl: `${origin}/`,
      defaultVersion: "v1.0",
      authProvider: (done) => {
        done(null, "token");
      },
    });
  });
  afterAll(() => server.close());

  test("lets the client of Microsoft list users with a filter, an order and a selection, page by page", async () => {
    const query = client.api("/users").select(["id", "displayName"]).filter("displayName ne null").count(true);
    const all = (await query.orderby("displayName").get()) as List<User>;
    const names = all.value.map(({ displayName }) => displayName);
    expect(names).toContain("Grady Archie");
    expect(names).toEqual([...names].sort());
    expect(all["@odata.count"]).toBe(names.length);
    expect(new Set(all.value.flatMap((user) => Object.keys(user)))).toEqual(new Set(["id", "displayName"]));

    const paged: string[] = [];
    let page = (await client
      .api("/users")
      .select("displayName")
      .filter("displayName ne null")
      .orderby("displayName desc")
      .top(2)
      .get()) as List<User>;
    for (;;) {
      expect(page.value.length).toBeLessThanOrEqual(2);
      paged.push(...page.value.map(({ displayName }) => displayName));
      const next = page["@odata.nextLink"];
      if (next === undefined) break;
      expect(next.startsWith(`${origin}/v1.0/users?`)).toBe(true);
      page = (await client.api(next.slice(`${origin}/v1.0`.length)).get()) as List<User>;
    }
    expect(paged).toEqual([...names].reverse());
    const some = (await client.api("/users").filter("startswith(displayName,'Grady')").get()) as List<User>;
    expect(some.value).toMatchObject([{ displayName: "Grady Archie", jobTitle: "Designer" }]);
  });

  test("lets the client of Microsoft create, read, update and delete a user", async () => {
    const profile = {
      accountEnabled: true,
      displayName: "Ada Lind",
      mailNickname: "ada",
      userPrincipalName: "ada@contoso.com",
      passwordProfile: { forceChangePasswordNextSignIn: true, password: "xWwvJ]6NMw+bWH-d" },
    };
    const created = (await client.api("/users").post(profile)) as User;
    expect(created).toMatchObject({ displayName: "Ada Lind", userPrincipalName: "ada@contoso.com" });
    await client.api(`/users/${created.id}`).patch({ jobTitle: "Librarian" });
    expect(await client.api(`/users/${created.id}`).get()).toMatchObject({
      displayName: "Ada Lind",
      jobTitle: "Librarian",
    });
    const byName = (await client.api("/users/ada@contoso.com").select("id").get()) as User;
    expect(byName.id).toBe(created.id);
    await client.api("/users/ada@contoso.com/manager/$ref").put({ "@odata.id": `${origin}/v1.0/users/${created.id}` });
    expect(await client.api(`/users/${created.id}/manager`).get()).toMatchObject({ displayName: "Ada Lind" });
    await client.api(`/users/${created.id}`).delete();
    await expect(client.api(`/users/${created.id}/manager`).get()).rejects.toMatchObject({ statusCode: 404 });
    await expect(client.api(`/users/${created.id}`).get()).rejects.toMatchObject({ statusCode: 404, code: "notFound" });
    await expect(client.api("/users").post({ displayName: 5 })).rejects.toMatchObject({ statusCode: 400 });
  });

  test("lets the client of Microsoft send a batch, add and remove members, and follow changes", async () => {
    const { responses } = (await client.api("/$batch").post({
      requests: [
        { id: "1", method: "GET", url: "/me?$select=displayName" },
        { id: "2", method: "GET", url: "/users/nobody", dependsOn: ["1"] },
      ],
    })) as { responses: { id: string; status: number; body: object }[] };
    expect(responses.map(({ id, status }) => [id, status])).toEqual([
      ["1", 200],
      ["2", 404],
    ]);
    expect(responses[0]?.body).toMatchObject({ displayName: "Adele Vance" });

    const { id } = ((await client.api("/groups").get()) as List<User>).value[0] ?? { id: "" };
    const { id: member } = ((await client.api("/users").get()) as List<User>).value[0] ?? { id: "" };
    const reference = { "@odata.id": `${origin}/v1.0/users/${member}` };
    await client.api(`/groups/${id}/members/$ref`).post(reference);
    await expect(client.api(`/groups/${id}/members/$ref`).post({})).rejects.toMatchObject({
      statusCode: 400,
      message: "The body does not have @odata.id as a string. Send the URL of the item in @odata.id.",
    });
    const members = (await client.api(`/groups/${id}/members`).get()) as List<User>;
    expect(members.value.find((one) => one.id === member)).toMatchObject({ displayName: "Grady Archie" });
    const expanded = (await client
      .api(`/groups/${id}`)
      .select("id")
      .expand("members($select=id;$top=1)")
      .get()) as object;
    expect(expanded).toMatchObject({ id, members: [{ id: members.value[0]?.id }] });
    await client.api(`/groups/${id}/members/${member}/$ref`).delete();
    expect(((await client.api(`/groups/${id}/members`).get()) as List<User>).value).toHaveLength(
      members.value.length - 1,
    );

    const first = (await client.api("/groups/delta").select("id").get()) as List<User> & { "@odata.deltaLink": string };
    expect(first.value.map((group) => group.id)).toContain(id);
    await client.api(`/groups/${id}`).delete();
    const later = (await client.api(first["@odata.deltaLink"].slice(`${origin}/v1.0`.length)).get()) as List<User>;
    expect(later.value).toEqual([{ "@removed": { reason: "deleted" }, id }]);
  });

  test("answers the documented requests with success", async () => {
    const handler = createHandler(model);
    const examples = model.operations.flatMap(({ examples }) => examples).filter(isReplayable);
    const statuses = new Map<number, number>();
    for (const { request } of examples) {
      const path = request.url.replace(/^https?:\/\/[^/]*/, "").replace(/^\/v1\.0(?=\/)/, "");
      const { body, method } = request;
      const hasBody = body !== null && method !== "GET";
      const { status } = await handler(
        new Request(`${origin}/v1.0${path.startsWith("/") ? "" : "/"}${path}`, {
          method,
          headers: hasBody && typeof body !== "string" ? { "content-type": "application/json" } : {},
          ...(hasBody && { body: typeof body === "string" ? body : JSON.stringify(body) }),
        }),
      );
      statuses.set(status, (statuses.get(status) ?? 0) + 1);
    }
    const successes = [...statuses].filter(([status]) => status < 400).reduce((sum, [, count]) => sum + count, 0);
    expect(examples.length).toBeGreaterThan(1100);
    // The others use an undocumented route, `$search` (status 501), or a key that their own response does not have.
    expect(successes / examples.length).toBeGreaterThan(0.93);
    expect([...statuses.keys()].filter((status) => status === 500)).toEqual([]);
  });
});

/** Whether an example shows a success, deletes nothing, and has a URL of this version without placeholders. */
function isReplayable({ request, response }: Example): boolean {
  if (response === null || response.status >= 400 || request.malformed || request.method === "DELETE") return false;
  return !/[{}<>]|^https?:\/\/[^/]*\/beta\//.test(request.url.split("?")[0] ?? "");
}
