import { batch, GraphClient, GraphError, uploadLarge, withResponse } from "graph-sdk";
import type { DriveItem } from "graph-sdk/models";
import { all, task } from "../task.js";
interface Page {
  value: { id: string }[];
  "@odata.nextLink"?: string;
}

export default [
  task("stop after a page, and go on from there later", {
    docs: "OData: @odata.nextLink; user-list: $top, $select",
    requests: ({ origin }) => [
      {
        line: "GET /v1.0/users?$select=id&$top=2",
        reply: { body: { "@odata.nextLink": `${origin}/v1.0/users?$skiptoken=p2`, value: [{ id: "1" }, { id: "2" }] } },
      },
      {
        line: "GET /v1.0/users?$skiptoken=p2",
        reply: { body: { "@odata.nextLink": `${origin}/v1.0/users?$skiptoken=p3`, value: [{ id: "3" }] } },
      },
      { line: "GET /v1.0/users?$skiptoken=p3", reply: { body: { value: [{ id: "4" }] } } },
    ],
    run: async (graph) => {
      const first: string[] = [];
      let nextLink: string | undefined;
      for await (const page of graph.users.list({ select: ["id"], top: 2 }).byPage()) {
        first.push(...page.value.map(({ id }) => id));
        nextLink = page.nextLink;
        break;
      }
      const rest: string[] = [];
      for await (const page of graph.users.list({ select: ["id"] }).byPage({ continueFrom: nextLink ?? "" }))
        rest.push(...page.value.map(({ id }) => id));
      return [first, rest];
    },
    result: [
      ["1", "2"],
      ["3", "4"],
    ],
  }),

  task("abort a list between two pages", {
    docs: "fetch: AbortSignal",
    requests: ({ origin }) => [
      {
        line: "GET /v1.0/groups?$top=1",
        reply: { body: { "@odata.nextLink": `${origin}/v1.0/groups?$skiptoken=p2`, value: [{ id: "1" }] } },
      },
    ],
    run: async (graph) => {
      const controller = new AbortController();
      const ids: string[] = [];
      try {
        for await (const group of graph.groups.list({ top: 1, signal: controller.signal })) {
          ids.push(group.id);
          controller.abort();
        }
      } catch (error) {
        return [ids, error instanceof Error ? error.name : "no error"];
      }
      return [ids];
    },
    result: [["1"], "AbortError"],
  }),

  task("wait no longer than a timeout for a single call, and not retry it", {
    docs: "fetch: timeouts; Retry-After",
    requests: [
      {
        line: "GET /v1.0/me",
        reply: {
          status: 503,
          headers: { "retry-after": "120" },
          body: { error: { code: "serviceNotAvailable", message: "x" } },
        },
      },
    ],
    run: async (graph) => {
      try {
        await graph.me.get({ timeout: 5000, retry: false });
      } catch (error) {
        if (!(error instanceof GraphError)) throw error;
        return [error.status, error.code];
      }
      return [];
    },
    result: [503, "serviceNotAvailable"],
  }),

  task("retry a read that fails once", {
    docs: "Graph: retry after 503",
    requests: [
      { line: "GET /v1.0/me?$select=id", reply: { status: 503, headers: { "retry-after": "0" } } },
      { line: "GET /v1.0/me?$select=id", reply: { body: { id: "1" } } },
    ],
    run: async (graph) => (await graph.me.get({ select: ["id"] })).id,
    result: "1",
  }),

  task("read the status, the ETag and the id of a request", {
    docs: "OData: ETag; Graph: client-request-id and request-id",
    requests: [
      {
        line: "GET /v1.0/me/contacts/1",
        headers: { "client-request-id": "7f1a" },
        reply: { headers: { etag: 'W/"abc"', "request-id": "r-1" }, body: { "@odata.etag": 'W/"abc"', id: "1" } },
      },
      {
        line: "PATCH /v1.0/me/contacts/1",
        headers: { "if-match": 'W/"abc"', prefer: "return=minimal" },
        body: { nickName: null, assistantName: "Pat" },
        reply: { status: 200, body: { id: "1" } },
      },
    ],
    run: async (graph) => {
      const contact = graph.me.contacts.byId("1");
      const { value, response } = await withResponse((options) =>
        contact.get({ ...options, headers: { "client-request-id": "7f1a" } }),
      );
      const etag = value["@odata.etag"] ?? "";
      await contact.update(
        { nickName: null, assistantName: "Pat" },
        { headers: { "if-match": etag, prefer: "return=minimal" } },
      );
      return [response.status, response.requestId, etag];
    },
    result: [200, "r-1", 'W/"abc"'],
  }),

  task("send a photo, a reference, a conditional update and a deletion in one batch", {
    docs: "JSON batching: binary bodies in Base64, headers, dependsOn",
    requests: ({ origin }) => [
      {
        line: "POST /v1.0/$batch",
        reply: {
          body: {
            responses: [
              { id: "2", status: 404, body: { error: { code: "ErrorItemNotFound", message: "Gone" } } },
              { id: "0", status: 200, headers: { "content-type": "image/jpeg" }, body: "/9j/" },
              { id: "1", status: 204 },
              { id: "3", status: 204 },
            ],
          },
        },
      },
    ],
    run: async (graph) => {
      const results = await batch(graph.context, {
        photo: (part) => new GraphClient(part).me.photo.content.get(),
        member: (part) => new GraphClient(part).groups.byId("5").members.add("6"),
        task: {
          run: (part) =>
            new GraphClient(part).planner.tasks.byId("7").update({ percentComplete: 100 }, { ifMatch: 'W/"x"' }),
          dependsOn: ["member"],
        },
        message: (part) => new GraphClient(part).me.messages.byId("8").delete(),
      });
      const { photo, message } = results;
      if (photo instanceof GraphError) throw photo;
      return [[...photo], message instanceof GraphError ? message.code : "no error"];
    },
    result: [[0xff, 0xd8, 0xff], "ErrorItemNotFound"],
  }),

  task("send a POST that the docs do not have, and read a page of unknown items", {
    docs: "OData: any request",
    requests: ({ origin }) => [
      {
        line: "POST /v1.0/communications/getPresencesByUserId?$select=id",
        headers: { "x-custom": "1" },
        body: { ids: ["1"] },
        reply: { body: { value: [{ id: "1", availability: "Busy" }] } },
      },
      {
        line: "GET /v1.0/undocumented/items?$top=1",
        reply: { body: { "@odata.nextLink": `${origin}/v1.0/undocumented/items?$skip=1`, value: [{ id: "1" }] } },
      },
      { line: "GET /v1.0/undocumented/items?$skip=1", reply: { body: { value: [{ id: "2" }] } } },
    ],
    run: async (graph) => {
      const { value } = await graph.request<{ value: { availability: string }[] }>({
        method: "POST",
        path: "/communications/getPresencesByUserId",
        query: { $select: "id" },
        headers: { "x-custom": "1" },
        body: { ids: ["1"] },
      });
      const ids: string[] = [];
      let page = await graph.request<Page>({ path: "/undocumented/items", query: { $top: 1 } });
      for (;;) {
        ids.push(...page.value.map(({ id }) => id));
        const next = page["@odata.nextLink"];
        if (next === undefined) break;
        page = await graph.request<Page>({ path: next });
      }
      return [value[0]?.availability, ids];
    },
    result: ["Busy", ["1", "2"]],
  }),

  task("upload a stream in two parts, and download the file as a stream", {
    docs: "driveitem-createuploadsession; driveitem-get-content",
    requests: ({ origin }) => [
      {
        line: "POST /v1.0/drives/1/items/2:/log.txt:/createUploadSession",
        body: { item: { "@microsoft.graph.conflictBehavior": "replace", name: "log.txt" } },
        reply: { body: { uploadUrl: `${origin}/upload`, expirationDateTime: "2050-01-01T00:00:00Z" } },
      },
      {
        line: "PUT /upload",
        headers: { "content-range": "bytes 0-327679/327682", authorization: null },
        reply: { status: 202, body: { nextExpectedRanges: ["327680-"] } },
      },
      {
        line: "PUT /upload",
        headers: { "content-range": "bytes 327680-327681/327682" },
        reply: { status: 201, body: { id: "3", name: "log.txt", size: 327_682 } },
      },
      {
        line: "GET /v1.0/drives/1/items/3/content",
        reply: { status: 302, headers: { location: `${origin}/download?sig=1` } },
      },
      { line: "GET /download?sig=1", reply: { bytes: new Uint8Array([1, 2, 3]) } },
    ],
    run: async (graph) => {
      const item = graph.drives.byId("1").items.byId("2").byPath("log.txt");
      const stream = new Blob([new Uint8Array(327_682)]).stream();
      const uploaded = await uploadLarge<DriveItem>(
        graph.context,
        () => item.createUploadSession({ item: { "@microsoft.graph.conflictBehavior": "replace", name: "log.txt" } }),
        { stream, size: 327_682 },
        { chunkSize: 327_680 },
      );
      const file = uploaded.item;
      const content = await graph.drives
        .byId("1")
        .items.byId(file?.id ?? "")
        .content.get();
      return [file?.size, content.byteLength];
    },
    result: [327_682, 3],
  }),
];
