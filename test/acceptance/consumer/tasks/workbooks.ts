import { all, task } from "../task.js";

const session = "cluster=US3&session=12.F3BFBFB9A1";

export default [
  task("find the used cells of a named range, its last row and the cells with values of a worksheet", {
    docs: "range-usedrange; range-offsetrange; range-lastrow; worksheet-usedrange: usedRange(valuesOnly=true); OData: a function without arguments has parentheses",
    requests: [
      {
        line: "GET /v1.0/me/drive/items/1/workbook/names/Sales/range/usedRange()",
        reply: { body: { address: "Sheet1!A1:C7", values: [["Month", 1, true, null]] } },
      },
      {
        line: "GET /v1.0/me/drive/items/1/workbook/names/Sales/range/offsetRange(rowOffset=3,columnOffset=-1)",
        reply: { body: { address: "Sheet1!A4" } },
      },
      {
        line: "GET /v1.0/me/drive/items/1/workbook/names/Sales/range/lastRow",
        reply: { body: { address: "Sheet1!A7:C7" } },
      },
      {
        line: "GET /v1.0/me/drive/items/1/workbook/worksheets/Sheet1/usedRange(valuesOnly=true)?$select=address",
        reply: { body: { address: "Sheet1!A1:C7" } },
      },
    ],
    run: async (graph) => {
      const { workbook } = graph.me.drive.items.byId("1");
      const range = workbook.names.byId("Sales").range();
      const used = await range.usedRange().get();
      const offset = await range.offsetRange(3, -1).get();
      const last = await range.lastRow().get();
      const onSheet = await workbook.worksheets
        .byId("Sheet1")
        .usedRange(true)
        .get({ select: ["address"] });
      return [used.address, offset.address, last.address, onSheet.address];
    },
    result: ["Sheet1!A1:C7", "Sheet1!A4", "Sheet1!A7:C7", "Sheet1!A1:C7"],
  }),

  task("grow a range of a worksheet in a file by its path", {
    docs: "workbookrange-columnsafter; workbookrange-resizedrange: POST; workbookrange-visibleview; item-path",
    requests: [
      {
        line: "GET /v1.0/me/drive/root:/Reports/Q1 %231.xlsx:/workbook/worksheets/Sheet1/range()/columnsAfter(count=2)",
        reply: { body: { address: "Sheet1!D1:E1" } },
      },
      {
        line: "POST /v1.0/me/drive/root:/Reports/Q1 %231.xlsx:/workbook/worksheets/Sheet1/range()/resizedRange(deltaRows=1,deltaColumns=-1)",
        reply: { body: { address: "Sheet1!A1:B2" } },
      },
      {
        line: "GET /v1.0/me/drive/root:/Reports/Q1 %231.xlsx:/workbook/worksheets/Sheet1/range(address='A1:Z10')/visibleView",
        reply: { body: { rowCount: 4, columnCount: 26 } },
      },
    ],
    run: async (graph) => {
      const sheet = graph.me.drive.root.byPath("Reports/Q1 #1.xlsx").workbook.worksheets.byId("Sheet1");
      const after = await sheet.range().columnsAfter(2).get();
      const resized = await sheet.range().resizedRange(1, -1);
      const view = await sheet.range("A1:Z10").visibleView().get();
      return [after.address, resized.address, view.rowCount];
    },
    result: ["Sheet1!D1:E1", "Sheet1!A1:B2", 4],
  }),

  task("refresh a pivot table in a session, keep the session alive and close it", {
    docs: "workbook-createsession: persistChanges; workbookpivottable-refresh; workbook-refreshsession; workbook-closesession",
    requests: [
      {
        line: "POST /v1.0/me/drive/items/1/workbook/createSession",
        body: { persistChanges: true },
        reply: { status: 201, body: { id: session, persistChanges: true } },
      },
      {
        line: "GET /v1.0/me/drive/items/1/workbook/worksheets/Sheet1/pivotTables",
        headers: { "workbook-session-id": session },
        reply: { body: { value: [{ id: "{00000000-0001}", name: "Sums" }] } },
      },
      {
        line: "POST /v1.0/me/drive/items/1/workbook/worksheets/Sheet1/pivotTables/{00000000-0001}/refresh",
        headers: { "workbook-session-id": session },
        reply: { status: 200 },
      },
      {
        line: "POST /v1.0/me/drive/items/1/workbook/refreshSession",
        headers: { "workbook-session-id": session },
        reply: { status: 204 },
      },
      {
        line: "POST /v1.0/me/drive/items/1/workbook/closeSession",
        headers: { "workbook-session-id": session },
        reply: { status: 204 },
      },
    ],
    run: async (graph) => {
      const { workbook } = graph.me.drive.items.byId("1");
      const { id = "" } = await (await workbook.createSession({ persistChanges: true })).result();
      const options = { workbookSessionId: id };
      const { pivotTables } = workbook.worksheets.byId("Sheet1");
      const [table] = await all(pivotTables.list(options));
      await pivotTables.byId(table?.id ?? "").refresh(options);
      await workbook.refreshSession(options);
      await workbook.closeSession(options);
      return table?.name;
    },
    result: "Sums",
  }),

  task("scale the axis of a chart, colour its title and read its points", {
    docs: "chartaxis-update; charttitle-update; chartfill-setsolidcolor; chartseries-list-points",
    requests: [
      {
        line: "PATCH /v1.0/me/drive/items/1/workbook/worksheets/Sheet1/charts/Chart 1/axes/valueAxis",
        body: { maximum: 100, minimum: 0, majorUnit: "" },
        reply: { body: { id: "2", maximum: 100, minimum: 0, majorUnit: 10 } },
      },
      {
        line: "PATCH /v1.0/me/drive/items/1/workbook/worksheets/Sheet1/charts/Chart 1/title",
        body: { text: "Sales", overlay: false },
        reply: { body: { text: "Sales", visible: true } },
      },
      {
        line: "POST /v1.0/me/drive/items/1/workbook/worksheets/Sheet1/charts/Chart 1/title/format/fill/setSolidColor",
        body: { color: "#FF0000" },
        reply: { status: 200 },
      },
      {
        line: "GET /v1.0/me/drive/items/1/workbook/worksheets/Sheet1/charts/Chart 1/series/3/points",
        reply: { body: { value: [{ value: 12.5 }] } },
      },
    ],
    run: async (graph) => {
      const chart = graph.me.drive.items.byId("1").workbook.worksheets.byId("Sheet1").charts.byId("Chart 1");
      await chart.axes.valueAxis.update({ maximum: 100, minimum: 0, majorUnit: "" });
      const { text } = await chart.title.update({ text: "Sales", overlay: false });
      await chart.title.format.fill.setSolidColor({ color: "#FF0000" });
      const [point] = await all(chart.series.byId("3").points.list());
      return [text, point?.value];
    },
    result: ["Sales", 12.5],
  }),

  task("add a column and two rows to a table, and change a row", {
    docs: "tablecolumncollection-add; tablerowcollection-add; tablerowcollection-itemat: POST; tablerow-update; table-reapplyfilters",
    requests: [
      {
        line: "POST /v1.0/me/drive/items/1/workbook/tables/Table1/columns/add",
        body: { index: 3, values: [["Total"], [1], [2]] },
        reply: { body: { id: "4", name: "Total", index: 3 } },
      },
      {
        line: "POST /v1.0/me/drive/items/1/workbook/tables/Table1/rows/add",
        body: {
          index: null,
          values: [
            ["Jan", 3, true],
            ["Feb", null, false],
          ],
        },
        reply: { body: { index: 7 } },
      },
      {
        line: "POST /v1.0/me/drive/items/1/workbook/tables/Table1/rows/itemAt",
        body: { index: 7 },
        reply: { body: { index: 7, values: [["Jan", 3, true]] } },
      },
      {
        line: "PATCH /v1.0/me/drive/items/1/workbook/tables/Table1/rows/7",
        body: { values: [["Jan", null, "=SUM(A1)"]] },
        reply: { body: { index: 7, values: [["Jan", "", 10]] } },
      },
      { line: "POST /v1.0/me/drive/items/1/workbook/tables/Table1/reapplyFilters", reply: { status: 200 } },
    ],
    run: async (graph) => {
      const table = graph.me.drive.items.byId("1").workbook.tables.byId("Table1");
      const column = await table.columns.add({ index: 3, values: [["Total"], [1], [2]] });
      const added = await table.rows.add({
        index: null,
        values: [
          ["Jan", 3, true],
          ["Feb", null, false],
        ],
      });
      const row = await table.rows.itemAt({ index: added.index ?? 0 });
      await table.rows.byId("7").update({ values: [["Jan", null, "=SUM(A1)"]] });
      await table.reapplyFilters();
      return [column.name, added.index, row.values];
    },
    result: ["Total", 7, [["Jan", 3, true]]],
  }),

  task("name a formula, clear a range and delete cells", {
    docs: "nameditem-add; workbook-list-names; range-clear: applyTo; range-delete: shift",
    requests: [
      {
        line: "POST /v1.0/me/drive/items/1/workbook/names/add",
        body: { name: "test5", reference: "=Sheet1!$F$15:$N$27", comment: "Comment for the named item" },
        reply: { body: { name: "test5", type: "Range", scope: "Workbook", visible: true } },
      },
      {
        line: "GET /v1.0/me/drive/items/1/workbook/names?$select=name,value&$top=10",
        reply: { body: { value: [{ name: "test5", value: "Sheet1!$F$15:$N$27" }] } },
      },
      {
        line: "POST /v1.0/me/drive/items/1/workbook/worksheets/Sheet1/range(address='A1:B2')/clear",
        body: { applyTo: "Contents" },
        reply: { status: 204 },
      },
      {
        line: "POST /v1.0/me/drive/items/1/workbook/worksheets/Sheet1/range(address='A1:B2')/delete",
        body: { shift: "Up" },
        reply: { status: 200 },
      },
    ],
    run: async (graph) => {
      const { workbook } = graph.me.drive.items.byId("1");
      const { type } = await workbook.names.add({
        name: "test5",
        reference: "=Sheet1!$F$15:$N$27",
        comment: "Comment for the named item",
      });
      const [name] = await all(workbook.names.list({ select: ["name", "value"], top: 10 }));
      const range = workbook.worksheets.byId("Sheet1").range("A1:B2");
      await range.clear({ applyTo: "Contents" });
      await range.delete({ shift: "Up" });
      return [type, name?.value];
    },
    result: ["Range", "Sheet1!$F$15:$N$27"],
  }),

  task("add a worksheet, read a cell of it and remove the protection and the worksheet", {
    docs: "worksheetcollection-add; worksheet-cell; worksheetprotection-unprotect; worksheet-delete",
    requests: [
      {
        line: "POST /v1.0/me/drive/items/1/workbook/worksheets",
        body: { name: "2022" },
        reply: { body: { id: "{A}", name: "2022", position: 3, visibility: "Visible" } },
      },
      {
        line: "GET /v1.0/me/drive/items/1/workbook/worksheets/2022/cell(row=0,column=2)",
        reply: { body: { address: "'2022'!C1", formulas: [["=1+1"]] } },
      },
      { line: "POST /v1.0/me/drive/items/1/workbook/worksheets/2022/protection/unprotect", reply: { status: 200 } },
      { line: "DELETE /v1.0/me/drive/items/1/workbook/worksheets/2022", reply: { status: 204 } },
    ],
    run: async (graph) => {
      const { worksheets } = graph.me.drive.items.byId("1").workbook;
      const { position } = await worksheets.create({ name: "2022" });
      const sheet = worksheets.byId("2022");
      const { address } = await sheet.cell(0, 2).get();
      await sheet.protection.unprotect();
      await sheet.delete();
      return [position, address];
    },
    result: [3, "'2022'!C1"],
  }),

  task("reply to a comment of a workbook", {
    docs: "workbook-list-comments; workbookcomment-post-replies",
    requests: [
      {
        line: "GET /v1.0/me/drive/items/1/workbook/comments",
        reply: { body: { value: [{ id: "{97A2}", content: "Why?", contentType: "plain" }] } },
      },
      {
        line: "POST /v1.0/me/drive/items/1/workbook/comments/{97A2}/replies",
        body: { content: "Because.", contentType: "plain" },
        reply: { status: 201, body: { id: "{B}", content: "Because." } },
      },
    ],
    run: async (graph) => {
      const { comments } = graph.me.drive.items.byId("1").workbook;
      const [comment] = await all(comments.list());
      const reply = await comments
        .byId(comment?.id ?? "")
        .replies.create({ content: "Because.", contentType: "plain" });
      return [comment?.content, reply.content];
    },
    result: ["Why?", "Because."],
  }),
];
