import { delta } from "graph-sdk";
import { all, task } from "../task.js";

export default [
  task("create a list item with columns of its own and update them", {
    docs: "listitem-create: fields with any column; listitem-update: PATCH …/fields",
    requests: [
      {
        line: "POST /v1.0/sites/s/lists/l/items",
        body: { fields: { Title: "Widget", Color: "Purple", Weight: 32 } },
        reply: { status: 201, body: { id: "20", fields: { Title: "Widget", Color: "Purple" } } },
      },
      {
        line: "PATCH /v1.0/sites/s/lists/l/items/20/fields",
        body: { Color: "Fuchsia", Quantity: 934 },
        reply: { body: { Title: "Widget", Color: "Fuchsia", Quantity: 934 } },
      },
    ],
    run: async (graph) => {
      const { items } = graph.sites.byId("s").lists.byId("l");
      const item = await items.create({ fields: { Title: "Widget", Color: "Purple", Weight: 32 } });
      const fields = await items.byId(item.id ?? "").fields.update({ Color: "Fuchsia", Quantity: 934 });
      return [item.fields?.["Color"], fields["Color"]];
    },
    result: ["Purple", "Fuchsia"],
  }),

  task("search a folder for a phrase with a quote and an ampersand", {
    docs: "driveitem-search: /root/search(q='{search-text}'); OData ABNF: '' in a literal, & in a segment",
    requests: [
      {
        line: "GET /v1.0/drives/d/root/search(q='Bob''s%20R&D%20plan')?$top=3",
        reply: { body: { value: [{ id: "1", searchResult: {} }] } },
      },
    ],
    run: async (graph) => (await all(graph.drives.byId("d").root.search("Bob's R&D plan", { top: 3 })))[0]?.id,
    result: "1",
  }),

  task("read the latest delta link of a drive, and the changes since", {
    docs: "driveitem-delta: ?token=latest; @odata.deltaLink",
    requests: ({ origin }) => [
      {
        line: "GET /v1.0/me/drive/root/delta?token=latest",
        reply: { body: { value: [], "@odata.deltaLink": `${origin}/v1.0/me/drive/root/delta?token=1230919` } },
      },
      {
        line: "GET /v1.0/me/drive/root/delta?token=1230919",
        reply: {
          body: {
            value: [{ id: "1", deleted: {} }],
            "@odata.deltaLink": `${origin}/v1.0/me/drive/root/delta?token=2`,
          },
        },
      },
    ],
    run: async (graph) => {
      const latest = delta(graph.me.drive.root.delta({ token: "latest" }));
      await all(latest);
      const since = latest.deltaLink;
      const changes = delta(graph.me.drive.root.delta(), since === undefined ? {} : { since });
      return (await all(changes)).map(({ deleted }) => deleted);
    },
    result: [{}],
  }),

  task("get thumbnails in a size of its own", {
    docs: "driveitem-list-thumbnails: ?select=c300x400_crop",
    requests: [
      {
        line: "GET /v1.0/me/drive/items/1/thumbnails?select=c300x400_crop",
        reply: { body: { value: [{ id: "0", c300x400_crop: { height: 300, width: 400, url: "https://x" } }] } },
      },
    ],
    run: async (graph) =>
      (await all(graph.me.drive.items.byId("1").thumbnails.list({ query: { select: "c300x400_crop" } })))[0]?.id,
    result: "0",
  }),

  task("list the versions of a file and download one", {
    docs: "driveitem-list-versions; driveitemversion-get-contents: 302",
    requests: ({ origin }) => [
      { line: "GET /v1.0/me/drive/items/1/versions", reply: { body: { value: [{ id: "3.0", size: 123 }] } } },
      {
        line: "GET /v1.0/me/drive/items/1/versions/3.0/content",
        reply: { status: 302, headers: { location: `${origin}/34FF49D6` } },
      },
      { line: "GET /34FF49D6", reply: { bytes: new TextEncoder().encode("old") } },
    ],
    run: async (graph) => {
      const { versions } = graph.me.drive.items.byId("1");
      const [version] = await all(versions.list());
      const bytes = await versions.byId(version?.id ?? "").content.get();
      return [version?.size, new TextDecoder().decode(bytes)];
    },
    result: [123, "old"],
  }),

  task("add rows to a table, read a named range and get the image of a chart", {
    docs: "table-post-rows: …/rows/add; nameditem-range; chart-image: image(width=640,height=480,fittingMode='fit')",
    requests: [
      {
        line: "POST /v1.0/me/drive/items/1/workbook/tables/Sales/rows/add",
        body: {
          values: [
            [1, "two", true],
            [4, null, 6],
          ],
        },
        reply: { body: { index: 99, values: [[1, "two", true]] } },
      },
      {
        line: "GET /v1.0/me/drive/items/1/workbook/names/Total/range",
        reply: { body: { address: "Sheet1!A1", values: [[7]] } },
      },
      {
        line: "GET /v1.0/me/drive/items/1/workbook/worksheets/Sheet1/charts/Chart1/image(width=640,height=480,fittingMode='fit')",
        reply: { body: { value: "aGVsbG8=" } },
      },
    ],
    run: async (graph) => {
      const { workbook } = graph.me.drive.items.byId("1");
      const row = await workbook.tables.byId("Sales").rows.add({
        values: [
          [1, "two", true],
          [4, null, 6],
        ],
      });
      const range = await workbook.names.byId("Total").range().get();
      const image = await workbook.worksheets.byId("Sheet1").charts.byId("Chart1").image(640, 480, "fit");
      return [row.index, range.address, image.value];
    },
    result: [99, "Sheet1!A1", "aGVsbG8="],
  }),

  task("create a OneNote page from HTML, read its content and change it", {
    docs: "section-post-pages: HTML, text/html; page-get: GET …/content?includeIDs=true; page-update: PATCH …/content",
    requests: [
      {
        line: "POST /v1.0/me/onenote/sections/s/pages",
        headers: { "content-type": "text/html" },
        bytes: new TextEncoder().encode("<html><title>T</title></html>"),
        reply: { status: 201, body: { id: "p", title: "T" } },
      },
      {
        line: "GET /v1.0/me/onenote/pages/p/content?includeIDs=true",
        reply: { headers: { "content-type": "text/html" }, bytes: new TextEncoder().encode("<html></html>") },
      },
      {
        line: "PATCH /v1.0/me/onenote/pages/p/content",
        body: [{ target: "#para-id", action: "insert", position: "before", content: "<p>x</p>" }],
        reply: { status: 204 },
      },
    ],
    run: async (graph) => {
      const page = await graph.me.onenote.sections
        .byId("s")
        .pages.create(new Blob(["<html><title>T</title></html>"], { type: "text/html" }));
      const { content } = graph.me.onenote.pages.byId(page.id ?? "");
      const html = await content.get({ includeIDs: true });
      await content.update([{ target: "#para-id", action: "insert", position: "before", content: "<p>x</p>" }]);
      return [page.title, new TextDecoder().decode(html)];
    },
    result: ["T", "<html></html>"],
  }),

  task("format a range: merge, border, fill and sort", {
    docs: "range-merge; rangebordercollection-itemat; rangefill-clear; rangesort-apply; rangeformat-autofitcolumns",
    requests: [
      {
        line: "POST /v1.0/me/drive/items/1/workbook/worksheets/S/range(address='A1:B2')/merge",
        body: { across: true },
        reply: {},
      },
      {
        line: "POST /v1.0/me/drive/items/1/workbook/worksheets/S/range(address='A1:B2')/format/borders/itemAt",
        body: { index: 1 },
        reply: { body: { id: "EdgeTop", sideIndex: "EdgeTop", style: "Continuous" } },
      },
      { line: "POST /v1.0/me/drive/items/1/workbook/worksheets/S/range(address='A1:B2')/format/fill/clear", reply: {} },
      {
        line: "POST /v1.0/me/drive/items/1/workbook/worksheets/S/range(address='A1:B2')/sort/apply",
        body: { fields: [{ key: 0, ascending: true }], hasHeaders: true },
        reply: {},
      },
      {
        line: "POST /v1.0/me/drive/items/1/workbook/worksheets/S/range(address='A1:B2')/format/autofitColumns",
        reply: {},
      },
    ],
    run: async (graph) => {
      const range = graph.me.drive.items.byId("1").workbook.worksheets.byId("S").range("A1:B2");
      await range.merge({ across: true });
      const border = await range.format.borders.itemAt({ index: 1 });
      await range.format.fill.clear();
      await range.sort.apply({ fields: [{ key: 0, ascending: true }], hasHeaders: true });
      await range.format.autofitColumns();
      return border.style;
    },
    result: "Continuous",
  }),

  task("feed a chart with other cells, place it and calculate the workbook", {
    docs: "chart-setdata; chart-setposition; workbookapplication-calculate; workbookpivottable-refreshall",
    requests: [
      {
        line: "POST /v1.0/me/drive/items/1/workbook/worksheets/S/charts/Sales/setData",
        body: { sourceData: "A1:C4", seriesBy: "Columns" },
        reply: {},
      },
      {
        line: "POST /v1.0/me/drive/items/1/workbook/worksheets/S/charts/Sales/setPosition",
        body: { startCell: "E1", endCell: "H9" },
        reply: {},
      },
      {
        line: "POST /v1.0/me/drive/items/1/workbook/application/calculate",
        body: { calculationType: "Full" },
        reply: { status: 204 },
      },
      { line: "POST /v1.0/me/drive/items/1/workbook/worksheets/S/pivotTables/refreshAll", reply: { status: 204 } },
    ],
    run: async (graph) => {
      const { workbook } = graph.me.drive.items.byId("1");
      const sheet = workbook.worksheets.byId("S");
      const chart = sheet.charts.byId("Sales");
      await chart.setData({ sourceData: "A1:C4", seriesBy: "Columns" });
      await chart.setPosition({ startCell: "E1", endCell: "H9" });
      await workbook.application.calculate({ calculationType: "Full" });
      await sheet.pivotTables.refreshAll();
    },
  }),

  task("turn a table into a range and name it", {
    docs: "table-converttorange: 200 with a range; nameditem-add",
    requests: [
      {
        line: "POST /v1.0/me/drive/root:/Docs/Budget.xlsx:/workbook/tables/T/convertToRange",
        reply: { body: { address: "S!A1:B2" } },
      },
      {
        line: "POST /v1.0/me/drive/root:/Docs/Budget.xlsx:/workbook/names/add",
        body: { name: "Costs", reference: "=S!$A$1:$B$2", comment: "All costs" },
        reply: { status: 201, body: { name: "Costs", value: "=S!$A$1:$B$2" } },
      },
    ],
    run: async (graph) => {
      const { workbook } = graph.me.drive.root.byPath("Docs/Budget.xlsx");
      const range = await workbook.tables.byId("T").convertToRange();
      const name = await workbook.names.add({ name: "Costs", reference: "=S!$A$1:$B$2", comment: "All costs" });
      return [range.address, name.name];
    },
    result: ["S!A1:B2", "Costs"],
  }),
];
