import { uploadLarge } from "graph-sdk";
import { all, sameType, task } from "../task.js";

const small = new TextEncoder().encode("hello");

export default [
  task("get a file by its path", {
    docs: "driveitem-get: GET /me/drive/root:/{item-path}; onedrive-addressing-driveitems",
    requests: [
      { line: "GET /v1.0/me/drive/root:/Docs/a%20b%23c.txt", reply: { body: { id: "1", name: "a b#c.txt" } } },
    ],
    run: async (graph) => (await graph.me.drive.root.byPath("Docs/a b#c.txt").get()).name,
    result: "a b#c.txt",
  }),

  task("list the children of a folder by its path", {
    docs: "driveitem-list-children: GET /drives/{drive-id}/root:/{path-relative-to-root}:/children",
    requests: [
      {
        line: "GET /v1.0/drives/b!1/root:/Docs/2021:/children?$top=2",
        reply: { body: { value: [{ id: "1" }, { id: "2" }] } },
      },
    ],
    run: async (graph) =>
      (await all(graph.drives.byId("b!1").root.byPath("Docs/2021").children.list({ top: 2 }))).length,
    result: 2,
  }),

  task("list the children of an item", {
    docs: "driveitem-list-children: GET /me/drive/items/{item-id}/children",
    requests: [{ line: "GET /v1.0/me/drive/items/1/children", reply: { body: { value: [{ id: "2" }] } } }],
    run: async (graph) => (await all(graph.me.drive.items.byId("1").children.list())).map(({ id }) => id),
    result: ["2"],
  }),

  task("upload a small file by its path", {
    docs: "driveitem-put-content: PUT /me/drive/items/{parent-id}:/{filename}:/content",
    requests: [
      {
        line: "PUT /v1.0/me/drive/items/root:/FileB.txt:/content",
        headers: { "content-type": "text/plain" },
        bytes: small,
        reply: { status: 201, body: { id: "1", name: "FileB.txt" } },
      },
    ],
    run: async (graph) =>
      (
        await graph.me.drive.items
          .byId("root")
          .byPath("FileB.txt")
          .content.replace(new Blob([small], { type: "text/plain" }))
      ).id,
    result: "1",
  }),

  task("replace the content of a file by its id", {
    docs: "driveitem-put-content: PUT /me/drive/items/{item-id}/content",
    requests: [{ line: "PUT /v1.0/me/drive/items/1/content", bytes: small, reply: { body: { id: "1", size: 5 } } }],
    run: async (graph) => (await graph.me.drive.items.byId("1").content.replace(small)).size,
    result: 5,
  }),

  task("upload a large file by its path", {
    docs: "driveitem-createuploadsession: POST /drives/{driveId}/items/{itemId}:/{fileName}:/createUploadSession or root:/{path}:",
    requests: ({ origin }) => [
      {
        line: "POST /v1.0/me/drive/root:/Videos/movie.mp4:/createUploadSession",
        reply: { body: { uploadUrl: `${origin}/upload/1`, nextExpectedRanges: ["0-"] } },
      },
      {
        line: "PUT /upload/1",
        headers: { "content-range": "bytes 0-327679/400000", authorization: null },
        reply: { status: 202, body: { nextExpectedRanges: ["327680-399999"] } },
      },
      {
        line: "PUT /upload/1",
        headers: { "content-range": "bytes 327680-399999/400000", authorization: null },
        reply: { status: 201, body: { id: "1", name: "movie.mp4" } },
      },
    ],
    run: async (graph) => {
      const session = await graph.me.drive.root.byPath("Videos/movie.mp4").createUploadSession();
      const { item } = await uploadLarge<{ name: string }>(graph.context, session, new Uint8Array(400_000), {
        chunkSize: 327_680,
      });
      return item?.name;
    },
    result: "movie.mp4",
  }),

  task("download a file", {
    docs: "driveitem-get-content: 302 to a pre-authenticated URL",
    requests: ({ origin }) => [
      {
        line: "GET /v1.0/me/drive/items/1/content",
        reply: { status: 302, headers: { location: `${origin}/download/1` } },
      },
      { line: "GET /download/1", reply: { headers: { "content-type": "application/octet-stream" }, bytes: small } },
    ],
    run: async (graph) => {
      const bytes = await graph.me.drive.items.byId("1").content.get();
      sameType<typeof bytes, Uint8Array>(true);
      return new TextDecoder().decode(bytes);
    },
    result: "hello",
  }),

  task("download a range of a file", {
    docs: "driveitem-get-content: partial range downloads",
    requests: [
      {
        line: "GET /v1.0/me/drive/items/1/content",
        headers: { range: "bytes=0-1" },
        reply: { status: 206, headers: { "content-range": "bytes 0-1/5" }, bytes: small.slice(0, 2) },
      },
    ],
    run: async (graph) =>
      (await graph.me.drive.items.byId("1").content.get({ headers: { Range: "bytes=0-1" } })).length,
    result: 2,
  }),

  task("move and rename a file", {
    docs: "driveitem-move: PATCH with parentReference.id and name",
    requests: [
      {
        line: "PATCH /v1.0/me/drive/items/1",
        body: { parentReference: { id: "new-parent-folder-id" }, name: "new-item-name.txt" },
        reply: { body: { id: "1", name: "new-item-name.txt" } },
      },
    ],
    run: async (graph) =>
      (
        await graph.me.drive.items
          .byId("1")
          .update({ parentReference: { id: "new-parent-folder-id" }, name: "new-item-name.txt" })
      ).name,
    result: "new-item-name.txt",
  }),

  task("copy a file and watch its monitor", {
    docs: "driveitem-copy: 202 with Location; long-running-actions-overview",
    requests: ({ origin }) => [
      {
        line: "POST /v1.0/me/drive/items/1/copy",
        body: { parentReference: { driveId: "6F7D00BF", id: "DCD0D3AD" }, name: "contoso plan (copy).txt" },
        reply: { status: 202, headers: { location: `${origin}/monitor/4A3407B5` } },
      },
      {
        line: "GET /monitor/4A3407B5",
        reply: { status: 202, body: { percentageComplete: 27.8, status: "inProgress" } },
      },
      {
        line: "GET /monitor/4A3407B5",
        reply: {
          body: { percentageComplete: 100, status: "completed", resourceId: "01MOWKYVJML57KN2ANMBA3JZJS2MBGC7KM" },
        },
      },
    ],
    run: async (graph) => {
      const copying = await graph.me.drive.items.byId("1").copy({
        parentReference: { driveId: "6F7D00BF", id: "DCD0D3AD" },
        name: "contoso plan (copy).txt",
      });
      return (await copying.done({ delay: () => 1 })).status;
    },
    result: "succeeded",
  }),

  task("share a file with an invitation, sent once", {
    docs: "driveitem-invite: POST …/invite gives a collection of permissions",
    requests: [
      {
        line: "POST /v1.0/me/drive/items/1/invite",
        body: {
          recipients: [{ email: "ryan@contoso.org" }],
          requireSignIn: true,
          sendInvitation: true,
          roles: ["write"],
        },
        reply: { body: { value: [{ id: "1", roles: ["write"] }] } },
      },
    ],
    run: async (graph) => {
      const permissions = await graph.me.drive.items.byId("1").invite({
        recipients: [{ email: "ryan@contoso.org" }],
        requireSignIn: true,
        sendInvitation: true,
        roles: ["write"],
      });
      return permissions.map(({ id }) => id);
    },
    result: ["1"],
  }),

  task("create a sharing link", {
    docs: "driveitem-createlink: 201 created or 200",
    requests: [
      {
        line: "POST /v1.0/me/drive/items/1/createLink",
        body: { type: "view", scope: "anonymous" },
        reply: {
          status: 201,
          body: { id: "123ABC", link: { type: "view", webUrl: "https://1drv.ms/A6913278E564460AA616C71B28AD6EB6" } },
        },
      },
    ],
    run: async (graph) =>
      (await graph.me.drive.items.byId("1").createLink({ type: "view", scope: "anonymous" })).link?.type,
    result: "view",
  }),

  task("search a drive", {
    docs: "driveitem-search: GET /me/drive/root/search(q='{search-text}')",
    requests: [
      {
        line: "GET /v1.0/me/drive/root/search(q='it''s%20here')?$select=name",
        reply: { body: { value: [{ name: "a" }] } },
      },
    ],
    run: async (graph) => (await all(graph.me.drive.root.search("it's here", { select: ["name"] }))).length,
    result: 1,
  }),

  task("get a site by host name and path, and list items with fields", {
    docs: "site-getbypath: GET /sites/{hostname}:/{relative-path}; listitem-list: expand=fields(select=Column1,Column2)",
    requests: [
      { line: "GET /v1.0/sites/contoso.sharepoint.com:/teams/hr", reply: { body: { id: "s1" } } },
      {
        line: "GET /v1.0/sites/s1/lists/l1/items?$expand=fields($select=Name,Color)",
        reply: { body: { value: [{ id: "1", fields: { Name: "Gadget", Color: "Red" } }] } },
      },
    ],
    run: async (graph) => {
      const site = await graph.sites.byId("contoso.sharepoint.com").byPath("teams/hr").get();
      const items = await all(
        graph.sites
          .byId(site.id ?? "")
          .lists.byId("l1")
          .items.list({ expand: ["fields($select=Name,Color)"] }),
      );
      return [site.id, items.length];
    },
    result: ["s1", 1],
  }),

  task("get a site by its id, which has commas", {
    docs: "site-get: GET /sites/{site-id}",
    requests: [
      {
        line: "GET /v1.0/sites/contoso.sharepoint.com,2C712604,2D2244C3",
        reply: { body: { id: "contoso.sharepoint.com,2C712604,2D2244C3" } },
      },
    ],
    run: async (graph) => (await graph.sites.byId("contoso.sharepoint.com,2C712604,2D2244C3").get()).id,
    result: "contoso.sharepoint.com,2C712604,2D2244C3",
  }),

  task("read and write values of a range in a workbook, in a session", {
    docs: "range-update; workbook-createsession; excel: workbook-session-id",
    requests: [
      {
        line: "POST /v1.0/me/drive/items/1/workbook/createSession",
        body: { persistChanges: true },
        reply: { status: 201, body: { id: "session-1", persistChanges: true } },
      },
      {
        line: "PATCH /v1.0/me/drive/items/1/workbook/worksheets/Sheet1/range(address='A1:B2')",
        headers: { "workbook-session-id": "session-1" },
        body: {
          values: [
            ["a", 1],
            [null, true],
          ],
        },
        reply: {
          body: {
            address: "Sheet1!A1:B2",
            values: [
              ["a", 1],
              ["", true],
            ],
          },
        },
      },
      {
        line: "GET /v1.0/me/drive/items/1/workbook/worksheets/Sheet1/range(address='A1:B2')?$select=values",
        headers: { "workbook-session-id": "session-1" },
        reply: { body: { values: [["a", 1]] } },
      },
    ],
    run: async (graph) => {
      const { workbook } = graph.me.drive.items.byId("1");
      const session = await (await workbook.createSession({ persistChanges: true })).result();
      const headers = { "workbook-session-id": session.id ?? "" };
      const range = workbook.worksheets.byId("Sheet1").range("A1:B2");
      await range.update(
        {
          values: [
            ["a", 1],
            [null, true],
          ],
        },
        { headers },
      );
      const { values } = await range.get({ select: ["values"], headers });
      return values;
    },
    result: [["a", 1]],
  }),

  task("see how often a file was opened on each day", {
    docs: "itemactivitystat-getactivitybyinterval: path and example",
    requests: [
      {
        line: "GET /v1.0/drives/1/items/2/getActivitiesByInterval(startDateTime='2017-01-01',endDateTime='2017-01-03',interval='day')",
        reply: { body: { value: [{ access: { actionCount: 23, actorCount: 2 } }] } },
      },
    ],
    run: async (graph) => {
      const item = graph.drives.byId("1").items.byId("2");
      const days = await all(item.getActivitiesByInterval("2017-01-01", "2017-01-03", "day"));
      return days[0]?.access?.actionCount;
    },
    result: 23,
  }),

  task("listen to a drive with a socket", {
    docs: "subscriptions-socketio",
    requests: [
      {
        line: "GET /v1.0/me/drive/root/subscriptions/socketIo",
        reply: { body: { id: "1", notificationUrl: "https://contoso.svc.ms/callback?snthgk=1" } },
      },
    ],
    run: async (graph) => (await graph.me.drive.root.subscriptions.socketIo.get()).notificationUrl,
    result: "https://contoso.svc.ms/callback?snthgk=1",
  }),
];
