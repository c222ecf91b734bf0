import { all, task } from "../task.js";

export default [
  task("change and remove a permission of a file", {
    docs: "driveitem-list-permissions; permission-update; permission-delete",
    requests: [
      {
        line: "GET /v1.0/me/drive/items/1/permissions",
        reply: { body: { value: [{ id: "p1", roles: ["write"], grantedTo: { user: { displayName: "Ryan" } } }] } },
      },
      {
        line: "PATCH /v1.0/me/drive/items/1/permissions/p1",
        body: { roles: ["read"] },
        reply: { body: { id: "p1", roles: ["read"] } },
      },
      { line: "DELETE /v1.0/me/drive/items/1/permissions/p1", reply: { status: 204 } },
    ],
    run: async (graph) => {
      const { permissions } = graph.me.drive.items.byId("1");
      const [found] = await all(permissions.list());
      const permission = permissions.byId(found?.id ?? "");
      const { roles } = await permission.update({ roles: ["read"] });
      await permission.delete();
      return [found?.grantedTo?.user?.displayName, roles];
    },
    result: ["Ryan", ["read"]],
  }),

  task("restore a version of a file, and download the file as a PDF", {
    docs: "driveitemversion-restore; driveitem-get-content-format, example: ?format={format}; 302 to a preauthenticated URL",
    requests: ({ origin }) => [
      { line: "POST /v1.0/me/drive/items/1/versions/2.0/restoreVersion", reply: { status: 204 } },
      {
        line: "GET /v1.0/me/drive/items/1/content?format=pdf",
        reply: { status: 302, headers: { location: `${origin}/download/1` } },
      },
      { line: "GET /download/1", reply: { bytes: new TextEncoder().encode("%PDF-1.7") } },
    ],
    run: async (graph) => {
      const item = graph.me.drive.items.byId("1");
      await item.versions.byId("2.0").restoreVersion();
      return new TextDecoder().decode(await item.content.get({ format: "pdf" }));
    },
    result: "%PDF-1.7",
  }),

  task("create a folder that gets another name if its name is taken", {
    docs: "driveitem-post-children: @microsoft.graph.conflictBehavior",
    requests: [
      {
        line: "POST /v1.0/me/drive/items/1/children",
        body: { name: "New Folder", folder: {}, "@microsoft.graph.conflictBehavior": "rename" },
        reply: { status: 201, body: { id: "ACEA49D1-144", name: "New Folder 1", folder: { childCount: 0 } } },
      },
    ],
    run: async (graph) =>
      (
        await graph.me.drive.items.byId("1").children.create({
          name: "New Folder",
          folder: {},
          "@microsoft.graph.conflictBehavior": "rename",
        })
      ).name,
    result: "New Folder 1",
  }),

  task("create a list with columns and read its columns", {
    docs: "list-create; list-get: expand=columns; OData: $expand with $select",
    requests: [
      {
        line: "POST /v1.0/sites/contoso.sharepoint.com,1,2/lists",
        body: {
          displayName: "Books",
          columns: [
            { name: "Author", text: {} },
            { name: "PageCount", number: {} },
          ],
          list: { template: "genericList" },
        },
        reply: { status: 201, body: { id: "22e03ef3", name: "Books" } },
      },
      {
        line: "GET /v1.0/sites/contoso.sharepoint.com,1,2/lists/22e03ef3?$select=id,name&$expand=columns($select=name)",
        reply: { body: { id: "22e03ef3", name: "Books", columns: [{ name: "Author" }, { name: "PageCount" }] } },
      },
    ],
    run: async (graph) => {
      const { lists } = graph.sites.byId("contoso.sharepoint.com,1,2");
      const { id } = await lists.create({
        displayName: "Books",
        columns: [
          { name: "Author", text: {} },
          { name: "PageCount", number: {} },
        ],
        list: { template: "genericList" },
      });
      const list = await lists.byId(id).get({ select: ["id", "name"], expand: ["columns($select=name)"] });
      return list.columns?.map(({ name }) => name);
    },
    result: ["Author", "PageCount"],
  }),

  task("search messages and files across the organization", {
    docs: "search-query",
    requests: [
      {
        line: "POST /v1.0/search/query",
        body: { requests: [{ entityTypes: ["driveItem"], query: { queryString: "contoso" }, from: 0, size: 25 }] },
        reply: {
          body: {
            value: [{ searchTerms: ["contoso"], hitsContainers: [{ total: 1, hits: [{ hitId: "h1", rank: 1 }] }] }],
          },
        },
      },
    ],
    run: async (graph) => {
      const found = await graph.search.query({
        requests: [{ entityTypes: ["driveItem"], query: { queryString: "contoso" }, from: 0, size: 25 }],
      });
      return found[0]?.hitsContainers?.[0]?.hits?.[0]?.hitId;
    },
    result: "h1",
  }),

  task("follow two sites and find people", {
    docs: "site-follow: value; user-list-people: $search, $top",
    requests: [
      {
        line: "POST /v1.0/users/1/followedSites/add",
        body: { value: [{ id: "contoso.sharepoint.com,1,2" }, { id: "contoso.sharepoint.com,1,3" }] },
        reply: { body: { value: [{ id: "contoso.sharepoint.com,1,2", name: "SiteFollowed1" }] } },
      },
      {
        line: 'GET /v1.0/me/people?$search="irene"&$top=3',
        reply: { body: { value: [{ id: "2", displayName: "Irene McGowan" }] } },
      },
    ],
    run: async (graph) => {
      const followed = await graph.users
        .byId("1")
        .followedSites.add({ value: [{ id: "contoso.sharepoint.com,1,2" }, { id: "contoso.sharepoint.com,1,3" }] });
      const [person] = await all(graph.me.people.list({ search: '"irene"', top: 3 }));
      return [followed[0]?.name, person?.displayName];
    },
    result: ["SiteFollowed1", "Irene McGowan"],
  }),

  task("create a table in a workbook, sort it and add a chart", {
    docs: "tablecollection-add: address, hasHeaders; tablesort-apply; chartcollection-add: type, sourceData, seriesBy",
    requests: [
      {
        line: "POST /v1.0/me/drive/items/1/workbook/tables/add",
        body: { address: "Sheet1!A1:D5", hasHeaders: true },
        reply: { status: 201, body: { id: "t1", name: "Table1" } },
      },
      {
        line: "POST /v1.0/me/drive/items/1/workbook/tables/t1/sort/apply",
        body: { fields: [{ key: 1, ascending: false }], matchCase: false },
        reply: { status: 200 },
      },
      {
        line: "POST /v1.0/me/drive/items/1/workbook/worksheets/Sheet1/charts/add",
        body: { type: "ColumnStacked", sourceData: "A1:B1", seriesBy: "Auto" },
        reply: { status: 201, body: { id: "c1", name: "Chart 1" } },
      },
    ],
    run: async (graph) => {
      const { workbook } = graph.me.drive.items.byId("1");
      const table = await workbook.tables.add({ address: "Sheet1!A1:D5", hasHeaders: true });
      await workbook.tables.byId(table.id).sort.apply({ fields: [{ key: 1, ascending: false }], matchCase: false });
      const chart = await workbook.worksheets
        .byId("Sheet1")
        .charts.add({ type: "ColumnStacked", sourceData: "A1:B1", seriesBy: "Auto" });
      return [table.name, chart.name];
    },
    result: ["Table1", "Chart 1"],
  }),

  task("open a shared item with its sharing URL", {
    docs: "shares-get: encoding sharing URLs (u! and base64url)",
    requests: [
      {
        line: "GET /v1.0/shares/u!aHR0cHM6Ly9vbmVkcml2ZS5saXZlLmNvbS9yZWRpcj9yZXNpZD0x",
        reply: { body: { id: "B64397C8", name: "contoso project.docx" } },
      },
    ],
    run: async (graph) => {
      const encoded = btoa("https://onedrive.live.com/redir?resid=1").replace(/=+$/, "");
      return (await graph.shares.byId(`u!${encoded}`).get()).name;
    },
    result: "contoso project.docx",
  }),

  task("list trending documents, and replace the photo of a group", {
    docs: "insights-list-trending: $filter; profilephoto-update: PUT …/photo/$value, Content-type: image/jpeg",
    requests: [
      {
        line: "GET /v1.0/me/insights/trending?$filter=ResourceVisualization/Type eq 'PowerPoint'",
        reply: { body: { value: [{ id: "1", weight: "0.1", resourceVisualization: { title: "Plan" } }] } },
      },
      {
        line: "PUT /v1.0/groups/g1/photo/$value",
        headers: { "content-type": "image/jpeg" },
        bytes: new Uint8Array([255, 216, 255]),
        reply: { status: 200 },
      },
    ],
    run: async (graph) => {
      const trending = await all(
        graph.me.insights.trending.list({ filter: "ResourceVisualization/Type eq 'PowerPoint'" }),
      );
      await graph.groups.byId("g1").photo.content.replace(new Uint8Array([255, 216, 255]));
      return trending[0]?.resourceVisualization?.title;
    },
    result: "Plan",
  }),
];
