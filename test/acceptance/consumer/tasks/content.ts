import { where } from "graph-sdk";
import { all, task } from "../task.js";

export default [
  task("see how often a site was opened, and list the followed files and sites", {
    docs: "itemanalytics-get; drive-list-following; sites-list-followed",
    requests: [
      {
        line: "GET /v1.0/sites/contoso.sharepoint.com,1,2/analytics",
        reply: { body: { allTime: { access: { actionCount: 123, actorCount: 89 } } } },
      },
      { line: "GET /v1.0/me/drive/following", reply: { body: { value: [{ id: "3", size: 19_121 }] } } },
      { line: "GET /v1.0/me/followedSites", reply: { body: { value: [{ id: "4", name: "Personal" }] } } },
    ],
    run: async (graph) => {
      const { allTime } = await graph.sites.byId("contoso.sharepoint.com,1,2").analytics.get();
      const [file] = await all(graph.me.drive.following.list());
      const [site] = await all(graph.me.followedSites.list());
      return [allTime?.access?.actionCount, file?.size, site?.name];
    },
    result: [123, 19_121, "Personal"],
  }),

  task("create a notebook with a section, and delete a page", {
    docs: "onenote-post-notebooks; notebook-post-sections; page-delete",
    requests: [
      {
        line: "POST /v1.0/me/onenote/notebooks",
        body: { displayName: "My Private notebook" },
        reply: { status: 201, body: { id: "1", displayName: "My Private notebook", isShared: false } },
      },
      {
        line: "POST /v1.0/me/onenote/notebooks/1/sections",
        body: { displayName: "Section name" },
        reply: { status: 201, body: { id: "2", displayName: "Section name" } },
      },
      { line: "DELETE /v1.0/me/onenote/pages/3", reply: { status: 204 } },
    ],
    run: async (graph) => {
      const { notebooks, pages } = graph.me.onenote;
      const notebook = await notebooks.create({ displayName: "My Private notebook" });
      const section = await notebooks.byId(notebook.id).sections.create({ displayName: "Section name" });
      await pages.byId("3").delete();
      return [notebook.isShared, section.id];
    },
    result: [false, "2"],
  }),

  task("find pages by their title with their section, and download a picture of a page", {
    docs: "onenote-list-pages: $filter, $expand=parentSection; resource-get",
    requests: [
      {
        line: "GET /v1.0/me/onenote/pages?$filter=contains(title,'Plan')&$expand=parentSection&$top=1",
        reply: { body: { value: [{ id: "1", title: "Plan B", parentSection: { id: "2", displayName: "Ideas" } }] } },
      },
      {
        line: "GET /v1.0/me/onenote/resources/3/content",
        reply: { headers: { "content-type": "application/octet-stream" }, bytes: new Uint8Array([1, 2, 3]) },
      },
    ],
    run: async (graph) => {
      const { pages, resources } = graph.me.onenote;
      const [page] = await all(
        pages.list({ filter: where((item) => item.title.contains("Plan")), expand: ["parentSection"], top: 1 }),
      );
      const picture = await resources.byId("3").content.get();
      return [page?.parentSection?.displayName, picture.byteLength];
    },
    result: ["Ideas", 3],
  }),

  task("read the headers and the totals of a table, and delete a row", {
    docs: "table-headerrowrange; table-totalrowrange; tablerow-delete",
    requests: [
      {
        line: "GET /v1.0/me/drive/items/1/workbook/tables/Sales/headerRowRange",
        reply: { body: { address: "Sheet1!A1:B1", values: [["Month", "Sum"]] } },
      },
      {
        line: "GET /v1.0/me/drive/items/1/workbook/tables/Sales/totalRowRange",
        reply: { body: { address: "Sheet1!A9:B9", values: [["Total", 42]] } },
      },
      { line: "DELETE /v1.0/me/drive/items/1/workbook/tables/Sales/rows/2", reply: { status: 204 } },
    ],
    run: async (graph) => {
      const table = graph.me.drive.items.byId("1").workbook.tables.byId("Sales");
      const header = await table.headerRowRange().get();
      const totals = await table.totalRowRange().get();
      await table.rows.byId("2").delete();
      return [header.address, totals.values];
    },
    result: ["Sheet1!A1:B1", [["Total", 42]]],
  }),

  task("show the legend of a chart on top, list its series and delete the chart", {
    docs: "chartlegend-update; chartseries-list; chart-delete",
    requests: [
      {
        line: "PATCH /v1.0/me/drive/items/1/workbook/worksheets/Sheet1/charts/Chart1/legend",
        body: { visible: true, position: "Top", overlay: false },
        reply: { body: { visible: true, position: "Top", overlay: false } },
      },
      {
        line: "GET /v1.0/me/drive/items/1/workbook/worksheets/Sheet1/charts/Chart1/series",
        reply: { body: { value: [{ name: "Sum" }] } },
      },
      { line: "DELETE /v1.0/me/drive/items/1/workbook/worksheets/Sheet1/charts/Chart1", reply: { status: 204 } },
    ],
    run: async (graph) => {
      const chart = graph.me.drive.items.byId("1").workbook.worksheets.byId("Sheet1").charts.byId("Chart1");
      const legend = await chart.legend.update({ visible: true, position: "Top", overlay: false });
      const series = await all(chart.series.list());
      await chart.delete();
      return [legend.position, series[0]?.name];
    },
    result: ["Top", "Sum"],
  }),

  task("read a cell of a range, and the range below another one", {
    docs: "range-cell: row and column; workbookrange-rowsbelow: count",
    requests: [
      {
        line: "GET /v1.0/me/drive/items/1/workbook/worksheets/Sheet1/range(address='A1:C3')/cell(row=1,column=2)",
        reply: { body: { address: "Sheet1!C2", values: [[7]] } },
      },
      {
        line: "GET /v1.0/me/drive/items/1/workbook/worksheets/Sheet1/range(address='A1:C3')/rowsBelow(count=2)",
        reply: { body: { address: "Sheet1!A4:C5" } },
      },
    ],
    run: async (graph) => {
      const range = graph.me.drive.items.byId("1").workbook.worksheets.byId("Sheet1").range("A1:C3");
      const cell = await range.cell(1, 2).get();
      const below = await range.rowsBelow(2).get();
      return [cell.values, below.address];
    },
    result: [[[7]], "Sheet1!A4:C5"],
  }),

  task("read all items of a list that the docs do not have", {
    docs: "OData: server-driven paging, relative @odata.nextLink",
    requests: [
      {
        line: "GET /v1.0/undocumented/items?$top=1",
        reply: { body: { "@odata.nextLink": "/undocumented/items?$skip=1", value: [{ id: "1" }] } },
      },
      { line: "GET /v1.0/undocumented/items?$skip=1", reply: { body: { value: [{ id: "2" }] } } },
    ],
    run: async (graph) => {
      const ids: string[] = [];
      for await (const item of graph.requestList<{ id: string }>({ path: "/undocumented/items", query: { $top: 1 } }))
        ids.push(item.id);
      return ids;
    },
    result: ["1", "2"],
  }),
];
