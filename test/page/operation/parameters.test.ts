import { describe, expect, it } from "vitest";
import { findingsAbout, operationOf } from "./operation-of.js";

describe("parameters", () => {
  it("are read from the rows of tables, like request headers", () => {
    const facts = operationOf(
      "## Path parameters\n\n|Parameter|Type|Description|\n|--|--|--|\n|id|String|The id. Required.|\n\n## Optional query parameters\n\n|Name|Type|Description|\n|--|--|--|\n|`$skiptoken`|string|Where to go on.|\n\n## Function parameters\n\n|Parameter|Type|Description|\n|--|--|--|\n|period|String|How long.|\n\n## Request headers\n\n|Header|Value|\n|--|--|\n|Authorization|Bearer {token}. Required.|\n|Prefer: outlook.timezone|The zone. Optional.|\n",
    );
    expect(facts.pathParameters).toMatchObject([
      { name: "id", type: { name: "String" }, facts: { required: true }, source: { line: 5 } },
    ]);
    expect(facts.queryParameters).toMatchObject([{ name: "$skiptoken" }]);
    expect(facts.functionParameters).toMatchObject([{ name: "period", description: "How long." }]);
    expect(facts.requestHeaders).toMatchObject([
      { name: "Authorization", type: null, description: "Bearer {token}. Required.", facts: { required: true } },
      { name: "Prefer", description: "outlook.timezone: The zone. Optional.", facts: { required: false } },
    ]);
  });

  it("of an action become properties of the body, unless the path has arguments such as count={n}", () => {
    const table = "\n## Parameters\n\n|Parameter|Type|Description|\n|--|--|--|\n|count|Int32|How many.|\n";
    const action = operationOf(`## HTTP request\n\n\`\`\`http\nPOST /items/{id}/copy\n\`\`\`\n${table}`);
    expect(action.requestBody?.fields.map(({ name }) => name)).toEqual(["count"]);
    expect(action.functionParameters).toEqual([]);
    const call = operationOf(`## HTTP request\n\n\`\`\`http\nPOST /rows/after(count={n})\n\`\`\`\n${table}`);
    expect(call.functionParameters.map(({ name }) => name)).toEqual(["count"]);
    expect(call.requestBody).toBeNull();
  });

  it("can have a column that says whether each parameter is required", () => {
    const { queryParameters } = operationOf(
      "## Query parameters\n\n|Name|Type|Required?|Default value|Description|\n|--|--|--|--|--|\n|size|Int32|Yes|`5`|How big.|\n|deep|Boolean|N||How deep.|\n",
    );
    expect(queryParameters).toMatchObject([
      { name: "size", facts: { required: true, defaultValue: "5" } },
      { name: "deep", facts: { required: false, defaultValue: null } },
    ]);
  });

  it.each([
    ["Mandatory", "Yes", true],
    ["Is required", "✓", true],
    ["Compulsory?", "no", false],
    ["Req.", "x", true],
    ["Required", "✅", true],
    ["Required", "❌", false],
    ["Required/Optional", "Optional", false],
    ["Optional", "yes", false],
    ["Optional", "No", true],
    ["Optional", "Optional", false],
    ["Obligatoire", "Oui", true],
    ["Facultatif", "Oui", false],
    ["Pflichtfeld", "Nein", false],
    ["是否必需？", "是", true],
  ])("are required or not by a column `%s` with `%s`", (header, cell, required) => {
    const { queryParameters } = operationOf(
      `## Query parameters\n\n|Name|Type|${header}|\n|--|--|--|\n|size|Int32|${cell}|\n`,
    );
    expect(queryParameters).toMatchObject([{ name: "size", facts: { required } }]);
  });

  it("have the facts of columns for read-only and nullable", () => {
    const { queryParameters } = operationOf(
      "## Query parameters\n\n|Name|Type|Read-only|Nullable|\n|--|--|--|--|\n|size|Int32|yes|no|\n",
    );
    expect(queryParameters).toMatchObject([{ facts: { readOnly: true, nullable: false } }]);
  });

  it("are reported with a column of answers or types whose header is unknown, but not with a column of text", () => {
    const table = (header: string, cell: string): string =>
      `## Query parameters\n\n|Name|${header}|Description|\n|--|--|--|\n|size|${cell}|How big.|\n|deep||How deep.|\n`;
    const findings = (header: string, cell: string) =>
      findingsAbout(operationOf(table(header, cell)), "unreadable-table");
    expect(findings("Unerlässlich", "Ja")).toEqual([3]);
    expect(findings("Kind", "`int64`")).toEqual([3]);
    expect(findings("Example", "12")).toEqual([]);
    expect(findings("Applies to meetings in progress?", "No")).toEqual([]);
  });

  it.each([
    [
      "Unerlässlich",
      "yes",
      "If it says whether a field is required, add it to `dialect.columns` in the config as `required`.",
    ],
    ["Is this always required?", "yes", "Add it to `dialect.columns` in the config as `required`."],
    ["May be read only", "no", "Add it to `dialect.columns` in the config as `readOnly`."],
    ["Kind", "`int64`", "Add it to `dialect.columns` in the config as `type`."],
  ])("are reported with the kind of the column, if its header or its cells show it: %s", (header, cell, fix) => {
    const { diagnostics } = operationOf(
      `## Query parameters\n\n|Name|${header}|Description|\n|--|--|--|\n|size|${cell}|How big.|\n`,
    );
    expect(diagnostics.filter(({ rule }) => rule === "unreadable-table").map(({ message }) => message)).toEqual([
      `docwright does not know the header "${header}", so it does not read this column. ${fix}`,
    ]);
  });

  it("do not come from rows without a valid name", () => {
    const facts = operationOf(
      "## Request headers\n\n|Header|Description|\n|--|--|\n|**General**||\n|||\n|Accept (optional)|What comes back.|\n|Header|Description|\n|one or two words|No name.|\n|__proto__|Odd.|\n",
    );
    expect(facts.requestHeaders.map(({ name }) => name)).toEqual(["Accept", "proto"]);
    expect(findingsAbout(facts, "unreadable-row")).toEqual([9]);
  });

  it("do not come from a line that continues the row above, and the finding says so", () => {
    const { diagnostics } = operationOf(
      "## Query parameters\n\n|Name|Type|Description|\n|--|--|--|\n|size|Int32|Small,\nmedium, or large).|\n|two words|Int32|No name.|\n",
    );
    const rows = diagnostics.filter(({ rule }) => rule === "unreadable-row");
    expect(rows.map(({ message }) => message)).toEqual([
      "`medium, or large).` is not a field name. Join this line with the row above.",
      "`two words` is not a field name. Start the row with one name.",
    ]);
  });

  it("do not come from a second row about the same option, and the finding says so", () => {
    const { diagnostics } = operationOf(
      "## Query parameters\n\n|Name|Value|Description|\n|--|--|--|\n|$filter|string|By id.|\n|$filter with **any** operator|string|By part.|\n",
    );
    expect(diagnostics.filter(({ rule }) => rule === "unreadable-row").map(({ message }) => message)).toEqual([
      "`$filter with any operator` is not a field name. The table already has a row for `$filter`. Describe this case in that row.",
    ]);
  });

  it("include query options that the section API description names", () => {
    const { queryOptions } = operationOf(
      "## API description\n\nReturns lamps. The OData `$filter` query is supported on `id`.\n\n- `$top` up to 10,000.\n",
    );
    expect(queryOptions.map(({ name }) => name)).toEqual(["$filter", "$top"]);
  });

  it("include system query options that sentences name as supported", () => {
    const { queryOptions } = operationOf(
      "## Optional query parameters\n\nSupports `$select` and $Filter. It doesn't support `$search`.\n\n- `$top` too.\n",
    );
    expect(queryOptions.map(({ name }) => name)).toEqual(["$select", "$filter", "$top"]);
  });

  it("do not include system query options if a sentence says that none is supported", () => {
    const denied = (text: string): boolean => operationOf(`## Optional query parameters\n\n${text}\n`).noQueryOptions;
    expect(denied("This method does not support [OData query parameters](/graph/query-parameters).")).toBe(true);
    expect(denied("The OData query parameters are not currently supported.\n\nSee elsewhere.")).toBe(true);
    expect(denied("None.")).toBe(true);
    expect(denied("This method supports the OData query parameters. It doesn't support paging.")).toBe(false);
    expect(denied("`$search` is not supported.")).toBe(false);
    expect(denied("")).toBe(false);
  });

  it.each([
    ["> Note: $filter is not supported.", ["$filter"]],
    [
      "### Exceptions\n\nSome operators are not supported: `$count`, `$search`, `$filter`.",
      ["$count", "$search", "$filter"],
    ],
    ["### Exceptions\n\n* The `$count` operator is not supported.", ["$count"]],
    ["The $expand query parameter is not supported for this method.", ["$expand"]],
    ["This method doesn't support `$filter` or the `$orderby` option.", ["$filter", "$orderby"]],
    ["This method does not currently support `$filter` and `$orderby`.", ["$filter", "$orderby"]],
    ["`$select` is not supported in this case.", undefined],
    ["The **createdDateTime** property of [event](event.md) does not support `$select`.", undefined],
    ["The `$count` and `$search` parameters are currently not available in Azure AD B2C tenants.", undefined],
    ["`$filter` is not supported on **a** or **b**.", undefined],
    ["Supports `$filter`.", undefined],
  ])("come with a list of query options that the page describes as not supported: %s", (text, expected) => {
    const { unsupportedQueryOptions } = operationOf(
      `## Optional query parameters\n\nThis method supports the OData query parameters.\n\n${text}\n`,
    );
    expect(unsupportedQueryOptions).toEqual(expected);
  });

  it("include only the listed system query options if a sentence says that no others are supported", () => {
    const only = (text: string): boolean =>
      operationOf(`## Optional query parameters\n\n${text}\n`).onlyListedQueryOptions;
    expect(only("This method supports the following OData query parameters: `$top`.")).toBe(true);
    expect(only("This method supports only `$select`.")).toBe(true);
    expect(only("Supports `$top`. The other OData query parameters are not currently supported.")).toBe(true);
    expect(only("This method supports the OData query parameters, including `$top` and `$filter`.")).toBe(false);
    expect(only("Supports `$search`. Some queries are supported only when you use a header.")).toBe(false);
  });

  it("of a function can be in the section Request body", () => {
    const facts = operationOf(
      "## HTTP request\n\n```http\nGET /lamps/count(room='{room}')\n```\n\n## Request body\nIn the request URL, provide the following query parameters with values.\n\n|Property|Type|Description|\n|--|--|--|\n|room|String|Where.|\n",
    );
    expect(facts.functionParameters).toMatchObject([{ name: "room" }]);
    expect(facts.requestBody).toMatchObject({ none: true, fields: [] });
  });

  it("of an action become an optional body if the page says that a body is not required", () => {
    const page = (text: string): string =>
      `## HTTP request\n\n\`\`\`http\nPOST /lamps/on\n\`\`\`\n\n## Request body\n${text}\n\n## Parameters\n\n|Parameter|Type|Description|\n|--|--|--|\n|dim|Int32|How much.|\n`;
    expect(
      operationOf(page("No request body is required. However, you can specify properties.")).requestBody,
    ).toMatchObject({
      none: false,
      optional: true,
      fields: [{ name: "dim" }],
    });
    expect(operationOf(page("Supply these parameters.")).requestBody).not.toHaveProperty("optional");
  });
});
