import { type DrawnPage, type Edit, type Expected, expectChange, type Mutation, titleLine } from "./mutation.js";
import {
  type PageText,
  type Row,
  sectionOf,
  type Table,
  tableOf,
  withCell,
  withLine,
  withLinesAfter,
} from "./page-text.js";
import { introLine } from "./type-mutations.js";

function onOperation(title: string, edit: Mutation["edit"], section = /./): Mutation {
  return { title, pageKind: "operation", applies: ({ lines }) => lines.some((line) => section.test(line)), edit };
}

/** Creates an edit that replaces the text of the drawn page. */
function editPage(page: DrawnPage, text: string, ...changes: readonly Expected[]): Edit {
  return { after: { [page.file]: text }, expected: changes };
}

/** A line of the section HTTP request. */
interface RequestLine {
  readonly at: number;
  readonly method: string;
  readonly path: string;
  /** The path without the names of placeholders. */
  readonly key: string;
}

const requestLine = /^(GET|POST|PUT|PATCH|DELETE) (\/\S*?)(?:\?\S*)?\s*$/;

/**
 * Returns the request lines of a page. Returns an empty list if the lines are in several code blocks. The list is empty
 * too if a line has an unusual form.
 */
export function requestLines(page: PageText): readonly RequestLine[] {
  const section = sectionOf(page, /^http requests?$/i);
  if (section === null) return [];
  const fences: number[] = [];
  for (let at = section.heading; at < section.end; at += 1)
    if (page.lines[at]?.startsWith("```") === true) fences.push(at);
  const [opens, closes] = fences;
  if (opens === undefined || closes === undefined || fences.length > 2) return [];
  const lines: RequestLine[] = [];
  for (let at = opens + 1; at < closes; at += 1) {
    const [, method, path] =
      requestLine.exec(page.lines[at]?.replaceAll(/\{[^{}]*\}/g, (name) => name.replaceAll(" ", "")) ?? "") ?? [];
    if (method === undefined || path === undefined) {
      if (page.lines[at]?.trim() === "") continue;
      return [];
    }
    const key = path.replaceAll(/'?\{[^{}]*\}'?/g, "{}").replace(/\/$/, "");
    lines.push({ at, method, path, key });
  }
  return new Set(lines.map(({ method, key }) => `${method} ${key}`)).size === lines.length ? lines : [];
}

/** Returns the name that `diff` gives to the route on a line. */
function routeAt({ model, target, file }: DrawnPage, at: number): string | null {
  const operation = model.operations.find(({ id }) => id === target);
  const route = operation?.routes.find(({ source }) => source.file === file && source.line === at + 1);
  return route === undefined ? null : `${route.method} ${route.path}`;
}

const routeMutations: readonly Mutation[] = [
  onOperation("a changed HTTP method", (page, random) => {
    const line = random.pick(requestLines(page));
    const [verb = ""] = random.shuffled(["PUT", "PATCH", "DELETE", "POST"].filter((one) => one !== line?.method));
    const route = line === undefined ? null : routeAt(page, line.at);
    if (line === undefined || route === null) return null;
    return editPage(
      page,
      withLine(page, line.at, (page.lines[line.at] ?? "").replace(line.method, verb)),
      expectChange(page, "route-changed", "breaking", route.replace(line.method, verb), line.at),
    );
  }),
  onOperation("a renamed path segment", (page, random) => {
    const line = random.pick(requestLines(page));
    const segment = random.pick(line?.path.split("/").filter((one) => /^[a-z]\w+$/i.test(one)) ?? []);
    const route = line === undefined ? null : routeAt(page, line.at);
    // If placeholders have the same name, the model names each after the segment before it. Renaming a segment would
    // then change more than the segment, so such lines are left out.
    const placeholders = line?.path.match(/\{\w*/g) ?? [];
    const alike = new Set(placeholders).size < placeholders.length;
    if (line === undefined || segment === undefined || route === null || alike) return null;
    const renamed = (text: string): string => text.replace(new RegExp(`/${segment}(?!\\w)`), `/${segment}OfOld`);
    return editPage(
      page,
      withLine(page, line.at, renamed(page.lines[line.at] ?? "")),
      expectChange(page, "route-changed", "breaking", renamed(route), line.at),
    );
  }),
  onOperation("an added path segment", (page, random) => {
    const line = random.pick(requestLines(page));
    const route = line === undefined ? null : routeAt(page, line.at);
    if (line === undefined || route === null) return null;
    const longer = (text: string): string => text.replace(" /", " /surplus/");
    return editPage(
      page,
      withLine(page, line.at, longer(page.lines[line.at] ?? "")),
      expectChange(page, "route-changed", "breaking", longer(route), line.at),
    );
  }),
  onOperation("an added route", (page, random) => {
    const line = random.pick(requestLines(page));
    if (line === undefined) return null;
    return editPage(
      page,
      withLinesAfter(page, line.at, `${line.method} /surplus/{id}/leftovers`),
      expectChange(page, "route-added", "non-breaking", `${line.method} /surplus/{id}/leftovers`, line.at + 1),
    );
  }),
  onOperation("a removed route", (page, random) => {
    const lines = requestLines(page);
    const line = random.pick(lines);
    const route = line === undefined ? null : routeAt(page, line.at);
    if (line === undefined || lines.length < 2 || route === null) return null;
    return editPage(page, withLine(page, line.at), expectChange(page, "route-removed", "breaking", route, line.at));
  }),
  onOperation("an added query of a route", (page, random) => {
    const line = random.pick(requestLines(page).filter(({ path }) => !path.includes("(")));
    const route = line === undefined ? null : routeAt(page, line.at);
    if (line === undefined || route === null || page.lines[line.at]?.includes("?") === true) return null;
    return editPage(
      page,
      withLine(page, line.at, `${(page.lines[line.at] ?? "").trimEnd()}?surplus={surplus}`),
      expectChange(page, "route-query-changed", "breaking", route, line.at),
    );
  }),
];

/** A row of permissions. Each of the permissions alone is enough. */
interface PermissionRow {
  readonly row: Row;
  readonly permissions: readonly string[];
}

const onePermission = /^[A-Z]\w*(\.\w+)+$/;

function permissionRows(page: DrawnPage): readonly PermissionRow[] {
  const table = tableOf(page, sectionOf(page, /^permissions$/i));
  const columns = table?.header.cells.map(({ text }) => text.toLowerCase()) ?? [];
  if (columns.length !== 2 || columns[0] !== "permission type" || columns[1]?.includes("least to most") !== true)
    return [];
  const rows = (table?.rows ?? []).map((row) => ({
    row,
    permissions: row.cells[1]?.text.replace(/,\s*$/, "").split(/,\s*/) ?? [],
  }));
  return rows.filter(({ permissions }) => new Set(permissions).size === permissions.length);
}

function listedPermissions(page: DrawnPage): readonly PermissionRow[] {
  return permissionRows(page).filter(({ permissions }) => permissions.every((one) => onePermission.test(one)));
}

const permissionMutations: readonly Mutation[] = [
  onOperation("a removed permission", (page, random) => {
    const row = random.pick(listedPermissions(page).filter(({ permissions }) => permissions.length > 1));
    const dropped = random.pick(row?.permissions ?? []);
    if (row === undefined || dropped === undefined) return null;
    const left = row.permissions.filter((one) => one !== dropped).join(", ");
    return editPage(
      page,
      withCell(page, row.row, 1, left),
      expectChange(page, "permission-removed", "breaking", dropped, row.row.at),
    );
  }),
  onOperation("an added permission", (page, random) => {
    const row = random.pick(listedPermissions(page));
    if (row === undefined) return null;
    const at = Math.floor(random.next() * (row.permissions.length + 1));
    return editPage(
      page,
      withCell(page, row.row, 1, row.permissions.toSpliced(at, 0, "Surplus.Read.All").join(", ")),
      expectChange(page, "permission-added", "non-breaking", "Surplus.Read.All", row.row.at),
    );
  }),
  onOperation("a changed least privileged permission", (page, random) => {
    const row = random.pick(listedPermissions(page).filter(({ permissions }) => permissions.length > 1));
    const [least = "", next = "", ...rest] = row?.permissions ?? [];
    if (row === undefined) return null;
    return editPage(
      page,
      withCell(page, row.row, 1, [next, least, ...rest].join(", ")),
      expectChange(page, "least-privilege-changed", "non-breaking", next, row.row.at),
    );
  }),
  onOperation("a permission that is enough only together with another permission", (page, random) => {
    const row = random.pick(listedPermissions(page));
    const [least, ...rest] = row?.permissions ?? [];
    if (row === undefined || least === undefined) return null;
    return editPage(
      page,
      withCell(page, row.row, 1, [`${least} and Zeal.Read.All`, ...rest].join(", ")),
      expectChange(page, "permission-combination-changed", "breaking", `${least} and Zeal.Read.All`, row.row.at),
    );
  }),
  onOperation("a permission type that becomes supported", (page, random) => {
    const row = random.pick(
      permissionRows(page).filter(({ permissions }) => /^not supported\.?$/i.test(permissions.join())),
    );
    if (row === undefined) return null;
    return editPage(
      page,
      withCell(page, row.row, 1, "Surplus.Read.All, Surplus.ReadWrite.All"),
      expectChange(page, "permission-scheme-added", "non-breaking", null, row.row.at),
    );
  }),
  onOperation("a permission type that is no longer supported", (page, random) => {
    const row = random.pick(listedPermissions(page));
    if (row === undefined) return null;
    return editPage(
      page,
      withCell(page, row.row, 1, "Not supported."),
      expectChange(page, "permission-scheme-removed", "breaking", null, row.row.at),
    );
  }),
  onOperation("permissions replaced by a placeholder", (page, random) => {
    const row = random.pick(listedPermissions(page));
    if (row === undefined) return null;
    return editPage(
      page,
      withCell(page, row.row, 1, "**TODO: Provide applicable permissions.**"),
      expectChange(page, "permission-undocumented", "docs-only", null, row.row.at),
    );
  }),
];

const successSentence =
  /^If successful, this (?:method|action|function) returns (?:an? )?`(200 OK|201 Created|202 Accepted|204 No Content)` response(?: code)?(.*)$/;

/** Finds the sentence that names the success response. Returns `null` if the section names several status codes. */
function successLine(page: PageText): { readonly at: number; readonly status: string; readonly rest: string } | null {
  const section = sectionOf(page, /^response$/i);
  if (section === null) return null;
  const stated = page.lines.flatMap((line, at) => {
    if (at <= section.heading || at >= section.end) return [];
    const [, status, rest] = successSentence.exec(line) ?? [];
    return status === undefined || rest === undefined ? [] : [{ at, status, rest }];
  });
  const [only] = stated;
  const says =
    page.lines
      .slice(section.heading, section.end)
      .join("\n")
      .match(/\b[1-5]\d\d\b/g) ?? [];
  return stated.length === 1 && says.length === 1 && only !== undefined ? only : null;
}

const returnsOne =
  /(?:\ban? |\bthe )?(?:updated |new |created |requested )?\[[\w. ]+\]\([\w./-]+\) (?:object|resource) in the response body/;

const responseMutations: readonly Mutation[] = [
  onOperation("a changed status code", (page, random) => {
    const found = successLine(page);
    // If the sentence does not mention a body, the type of the body can come from the example with this status. The
    // example would then contradict the changed status.
    if (!found?.rest.includes("in the response body")) return null;
    const others = found.status.startsWith("204")
      ? ["200 OK", "202 Accepted"]
      : ["200 OK", "201 Created", "202 Accepted"];
    const other = random.pick(others.filter((one) => one !== found.status)) ?? "";
    return editPage(
      page,
      withLine(page, found.at, (page.lines[found.at] ?? "").replace(found.status, other)),
      expectChange(page, "response-status-changed", "breaking", other.slice(0, 3), found.at),
    );
  }),
  onOperation("a response that becomes a collection", (page) => {
    const found = successLine(page);
    const one = returnsOne.exec(found?.rest ?? "")?.[0];
    const annotated = page.lines.some((line) => /"blockType"\s*:\s*"response"\s*,/.test(line));
    if (found === null || one === undefined || !annotated || /collection|list/i.test(found.rest)) return null;
    const many = one
      .replace(/^(?:an? |the )?(?:updated |new |created |requested )?/, "a collection of ")
      .replace(/ (object|resource) /, " $1s ");
    // The annotations of the examples must change too, because an example that shows one item overrides the sentence.
    const lines = withLine(page, found.at, (page.lines[found.at] ?? "").replace(one, many));
    return editPage(
      page,
      lines.replaceAll(/("blockType"\s*:\s*"response"\s*,)/g, '$1 "isCollection": true,'),
      expectChange(page, "response-type-changed", "breaking", found.status.slice(0, 3), found.at),
    );
  }),
  onOperation("a changed type of the response", (page) => {
    const found = successLine(page);
    if (found === null || !returnsOne.test(found.rest)) return null;
    const line = (page.lines[found.at] ?? "").replace(
      /\[[\w. ]+\]\([\w./-]+\) (object|resource) in/,
      "[subscription](../resources/subscription.md) object in",
    );
    const files = `${page.file.replace(/api\/[^/]*$/, "")}resources/subscription.md`;
    if (page.files[files] !== undefined || /subscription/i.test(found.rest)) return null;
    return {
      ...editPage(
        page,
        withLine(page, found.at, line),
        expectChange(page, "response-type-changed", "breaking", found.status.slice(0, 3), found.at),
      ),
      before: {
        [files]:
          "# subscription resource type\n\nNamespace: microsoft.graph\n\n## Properties\n\n|Property|Type|Description|\n|:---|:---|:---|\n|surplus|String|What is left.|\n",
      },
    };
  }),
  onOperation("an added response", (page) => {
    const found = successLine(page);
    if (found === null || found.status.startsWith("202")) return null;
    return editPage(
      page,
      withLinesAfter(
        page,
        found.at,
        "",
        "If the work takes longer, this method returns a `202 Accepted` response code.",
      ),
      expectChange(page, "response-added", "non-breaking", "202", found.at + 2),
    );
  }),
];

/** Returns the table of a section. Returns `null` if its columns are not name, type and description. */
function fieldTable(page: PageText, title: RegExp): Table | null {
  const table = tableOf(page, sectionOf(page, title));
  const columns = table?.header.cells.map(({ text }) => text.toLowerCase()) ?? [];
  return /^(property|parameter|name)$/.test(columns[0] ?? "") &&
    columns[1] === "type" &&
    columns[2] === "description" &&
    columns.length === 3
    ? table
    : null;
}

/** Returns the rows of a section's table, except rows that have the same name as another row. */
function fieldRows(page: PageText, title: RegExp): readonly { readonly row: Row; readonly name: string }[] {
  const rows = (fieldTable(page, title)?.rows ?? []).map((row) => ({
    row,
    name: row.cells[0]?.text.replaceAll(/\*\*|`/g, "") ?? "",
  }));
  return rows.filter(
    ({ name }) =>
      /^[a-z]\w*$/i.test(name) && rows.filter((one) => one.name.toLowerCase() === name.toLowerCase()).length === 1,
  );
}

const BODY = /^request body$/i;
const FUNCTION = /^function parameters$/i;

/**
 * Returns the rows of the request body. Returns an empty list if all requests are GET requests, because these do not
 * have a body.
 */
function bodyRows(page: PageText): ReturnType<typeof fieldRows> {
  const lines = requestLines(page);
  return lines.length > 0 && lines.every(({ method }) => method === "GET") ? [] : fieldRows(page, BODY);
}

const bodyMutations: readonly Mutation[] = [
  onOperation("a removed property of the request body", (page, random) => {
    const rows = bodyRows(page);
    const field = random.pick(rows);
    if (field === undefined || rows.length < 2) return null;
    return editPage(
      page,
      withLine(page, field.row.at),
      expectChange(page, "property-removed", "breaking", field.name, field.row.at),
    );
  }),
  onOperation("an added property of the request body", (page, random) => {
    const field = random.pick(bodyRows(page));
    if (field === undefined) return null;
    return editPage(
      page,
      withLinesAfter(page, field.row.at, "|surplusWeight|Double|What it weighs more than before. Optional.|"),
      expectChange(page, "property-added", "non-breaking", "surplusWeight", field.row.at + 1),
    );
  }),
  onOperation("an added required property of the request body", (page, random) => {
    const field = random.pick(bodyRows(page));
    if (field === undefined) return null;
    return editPage(
      page,
      withLinesAfter(page, field.row.at, "|surplusWeight|Double|What it weighs more than before. Required.|"),
      expectChange(page, "property-added", "breaking", "surplusWeight", field.row.at + 1),
    );
  }),
  onOperation("a property of the request body that becomes required", (page, random) => {
    const field = random.pick(
      bodyRows(page).filter(({ row }) => !/requir|optional|must|mandatory/i.test(row.cells[2]?.text ?? "")),
    );
    if (field === undefined) return null;
    const description = field.row.cells[2]?.text ?? "";
    return editPage(
      page,
      withCell(
        page,
        field.row,
        2,
        description === ""
          ? "Required."
          : /[.!?]$/.test(description)
            ? `${description} Required.`
            : `${description}. Required.`,
      ),
      expectChange(page, "property-required-changed", "breaking", field.name, field.row.at),
    );
  }),
  onOperation("a changed type of a property of the request body", (page, random) => {
    const field = random.pick(
      bodyRows(page).filter(
        ({ row }) =>
          /^string$/i.test(row.cells[1]?.text ?? "") &&
          !/values|one of|either|deprecat/i.test(row.cells[2]?.text ?? ""),
      ),
    );
    if (field === undefined) return null;
    return editPage(
      page,
      withCell(page, field.row, 1, "Int32"),
      expectChange(page, "property-type-changed", "breaking", field.name, field.row.at),
    );
  }),
  onOperation("a changed type of the request body", (page) => {
    const at = page.lines.findIndex((line) =>
      /^In the request body, supply (a|the) JSON representation (of|for) (the |an? |one )?\[\w+\]\([\w./-]+\) object\.$/i.test(
        line,
      ),
    );
    const section = sectionOf(page, BODY);
    const files = `${page.file.replace(/api\/[^/]*$/, "")}resources/subscription.md`;
    if (
      section === null ||
      at < section.heading ||
      at > section.end ||
      tableOf(page, section) !== null ||
      page.files[files] !== undefined
    )
      return null;
    return {
      before: {
        [files]:
          "# subscription resource type\n\nNamespace: microsoft.graph\n\n## Properties\n\n|Property|Type|Description|\n|:---|:---|:---|\n|surplus|String|What is left.|\n",
      },
      ...editPage(
        page,
        withLine(
          page,
          at,
          "In the request body, supply a JSON representation of the [subscription](../resources/subscription.md) object.",
        ),
        expectChange(page, "request-body-changed", "breaking", null, section.heading),
      ),
    };
  }),
];

/**
 * Returns the table of request headers. Returns `null` if the table does not have the two columns name and description.
 */
function headerTable(page: PageText): Table | null {
  const table = tableOf(page, sectionOf(page, /^(optional )?request headers$/i));
  return table?.header.cells.length === 2 && /^(name|header)$/i.test(table.header.cells[0]?.text ?? "") ? table : null;
}

const parameterMutations: readonly Mutation[] = [
  onOperation("an added header", (page, random) => {
    const row = random.pick(headerTable(page)?.rows ?? []);
    if (row === undefined) return null;
    return editPage(
      page,
      withLinesAfter(page, row.at, "|X-Surplus|How much is left. Optional.|"),
      expectChange(page, "parameter-added", "non-breaking", "X-Surplus", row.at + 1),
    );
  }),
  onOperation("an added required header", (page, random) => {
    const row = random.pick(headerTable(page)?.rows ?? []);
    if (row === undefined) return null;
    return editPage(
      page,
      withLinesAfter(page, row.at, "|X-Surplus|How much is left. Required.|"),
      expectChange(page, "parameter-added", "breaking", "X-Surplus", row.at + 1),
    );
  }),
  onOperation("a removed header", (page, random) => {
    const table = headerTable(page);
    const row = random.pick(
      table?.rows.filter(({ cells }) =>
        /^(if-match|if-none-match|prefer|workbook-session-id|consistencylevel)$/i.test(cells[0]?.text ?? ""),
      ) ?? [],
    );
    if (table === null || row === undefined || table.rows.length < 2) return null;
    return editPage(
      page,
      withLine(page, row.at),
      expectChange(page, "parameter-removed", "breaking", row.cells[0]?.text ?? "", row.at),
    );
  }),
  onOperation("a header that becomes required", (page, random) => {
    const row = random.pick(
      headerTable(page)?.rows.filter(({ cells }) => /optional\.$/i.test(cells[1]?.text ?? "")) ?? [],
    );
    if (row === undefined) return null;
    return editPage(
      page,
      withCell(page, row, 1, (row.cells[1]?.text ?? "").replace(/optional\.$/i, "Required.")),
      expectChange(page, "parameter-changed", "breaking", row.cells[0]?.text ?? "", row.at),
    );
  }),
  onOperation(
    "a changed type of a function parameter",
    (page, random) => {
      const called = requestLines(page)
        .map(({ path }) => path)
        .join();
      const field = random.pick(
        fieldRows(page, FUNCTION).filter(
          ({ name, row }) => /^string$/i.test(row.cells[1]?.text ?? "") && called.includes(`${name}=`),
        ),
      );
      if (field === undefined) return null;
      return editPage(
        page,
        withCell(page, field.row, 1, "Int32"),
        expectChange(page, "parameter-changed", "breaking", field.name, field.row.at),
      );
    },
    /^## Function parameters/,
  ),
];

/** Matches a sentence that says that query options are supported, but does not name them. */
const supportsODataOptions =
  /^This method supports the (?:\[OData query parameters\]\(\S+\)|OData query parameters) [^$]*\.\s*$/i;

const queryOptionMutations: readonly Mutation[] = [
  onOperation(
    "query options that are no longer supported",
    (page) => {
      const at = page.lines.findIndex((line) => supportsODataOptions.test(line));
      const operation = page.model.operations.find(({ id }) => id === page.target);
      if (at < 0 || (operation?.queryParameters.length ?? 1) > 0) return null;
      return editPage(
        page,
        withLine(page, at, "This method does not support the OData query parameters."),
        expectChange(page, "query-options-changed", "breaking", null, titleLine(page)),
      );
    },
    supportsODataOptions,
  ),
];

const descriptionMutations: readonly Mutation[] = [
  onOperation("a deprecated operation", (page) => {
    const at = introLine(page);
    if (at === null || /deprecat|caution|no longer|retire/i.test(page.lines.join("\n"))) return null;
    return editPage(
      page,
      withLinesAfter(page, at, "", "> [!CAUTION]", "> This API is deprecated and will stop returning data in May."),
      expectChange(page, "operation-deprecated", "non-breaking", null, titleLine(page)),
    );
  }),
  onOperation("a changed description of an operation", (page) => {
    const at = introLine(page);
    if (at === null) return null;
    return editPage(
      page,
      withLine(page, at, `${page.lines[at] ?? ""} It takes an hour.`),
      expectChange(page, "description-changed", "docs-only", null, titleLine(page)),
    );
  }),
];

/** Mutations of the pages of operations. */
export const operationMutations: readonly Mutation[] = [
  ...routeMutations,
  ...permissionMutations,
  ...responseMutations,
  ...bodyMutations,
  ...parameterMutations,
  ...queryOptionMutations,
  ...descriptionMutations,
];
