import { describe, expect, test } from "vitest";
import { defaultSdkOptions } from "../../generator/emit/options.js";
import { clientPaths, nodesOf } from "../../generator/emit/client/client-node.js";
import { exampleCalls } from "../../generator/emit/examples/plan-example-call.js";
import { queryOf } from "../../generator/emit/queries/query-table.js";
import { planSdk, type SdkPlan } from "../../generator/emit/plan-sdk.js";
import type { ApiModel, Operation, Route, TypeModel } from "../../generator/model/model.js";
import { complex, example, model, operation, parameter, property, responds, route, takes, type } from "./hand-made.js";

function plan(operations: readonly Operation[], types: readonly TypeModel[] = []): SdkPlan {
  return planSdk(model(types, operations), defaultSdkOptions, () => undefined);
}

/** Returns the module and the function of each call, by the method and path of its request. */
function functions({ modules }: SdkPlan): Record<string, string> {
  return Object.fromEntries(
    modules.flatMap(({ path, functions: all }) => all.map(({ name, call }) => [call.key, `${path} ${name}`])),
  );
}

/** Returns the accessors and the client method of each call, by the method and path of its request. */
function chains({ client }: SdkPlan): Record<string, string> {
  return Object.fromEntries(
    [...clientPaths(client)].map(([call, { nodes, method }]) => {
      const way = nodes.map(
        ({ accessor, isMethod, parameters }) =>
          accessor +
          (isMethod ? `(${parameters.map(({ name, required }) => name + (required ? "" : "?")).join(", ")})` : ""),
      );
      return [call.key, [...way, method].join(".")];
    }),
  );
}

const message = "microsoft.graph.message";

test("an argument of a function is quoted on all routes if one route shows quotes", () => {
  const made = plan([
    operation("a", "Get range", "function", ["GET /sheets/{id}/range(address='{address}',row={row})"]),
    operation("b", "List rows", "list", ["GET /sheets/{id}/range(address={address},row={row})/rows"]),
  ]);
  const forms = made.calls.map(({ parameters }) => parameters.map(({ name, form }) => `${name} ${form}`));
  expect(forms).toContainEqual(["id segment", "address literal", "row segment"]);
  expect(forms.filter((all) => all.includes("address segment"))).toEqual([]);
});

test("a function does not have the words of its title after `within`, also in several lines", () => {
  const made = plan([operation("a", "List rooms within a house\nwithin a street", "list", ["GET /rooms"])]);
  expect(functions(made)).toEqual({ "GET /rooms": "rooms listRooms" });
});

describe("the request of an example", () => {
  /** The values that a call sends for the request of its example; `null` if the call cannot send it. */
  function valuesOf(line: string, url: string, optional: readonly string[] = []): Record<string, string> | null {
    const parameters = optional.map((name) => ({ ...parameter(name, "Edm.String"), required: false }));
    const responses = [responds(200, "microsoft.graph.thing")];
    const shown = example(`GET https://graph.microsoft.com/v1.0${url}`, null, { status: 200, body: {} });
    const get = operation("a", "Get thing", "function", [route(line, parameters)], { responses, examples: [shown] });
    const found = exampleCalls(plan([get], [type("thing", [])]))(get, shown);
    return "values" in found ? Object.fromEntries(found.values) : null;
  }

  test.each([
    ["GET /things/{a}-{b}.json", "/things/x-y.json.json", { a: "x", b: "y.json" }],
    ["GET /things/f(a={a},b={b})", "/things/f(a=1,b=2)", { a: "1", b: "2" }],
    ["GET /things/f(a={a}0b={b})", "/things/f(a=100b=2)", { a: "10", b: "2" }],
    ["GET /things?q={a},{b}", "/things?q=1,2,3", { a: "1", b: "2,3" }],
  ])("has values for %s in %s", (line, url, values) => {
    expect(valuesOf(line, url)).toEqual(values);
  });

  test("is refused in linear time if its URL repeats the text between values", () => {
    expect(valuesOf("GET /things/f(a={a},a={b},a={c},a={d})", `/things/f(a=1)${",a=1".repeat(1500)}`)).toBeNull();
  });

  test("is refused in linear time if its function has many optional parameters", () => {
    const names = Array.from({ length: 700 }, (_, index) => `a${String(index)}`);
    const line = `GET /things/f(${names.map((name) => `${name}={${name}}`).join(",")})`;
    expect(valuesOf(line, "/things/g(a0=1)", names)).toBeNull();
  });
});

test("a percent-encoded query is decoded", () => {
  const made = plan([operation("c", "Find meeting", "list", ["GET /meetings?place=Room%20'{name}'"])]);
  expect(made.calls.flatMap(({ query }) => query.flatMap(({ pieces }) => pieces))[0]).toBe("Room ");
});

describe("functions of operations", () => {
  test("are named after the title of their page, and their module is named after their path", () => {
    const made = plan([
      operation("a", "List messages", "list", ["GET /me/messages", "GET /users/{id | userPrincipalName}/messages"]),
      operation("b", "Create trustFrameworkKeySet", "create", ["POST /trustFramework/keySets"]),
      operation("c", "trustFrameworkKeySet: generateKey", "action", ["POST /trustFramework/keySets/{id}/generateKey"]),
      operation("d", "assign action", "action", ["POST /deviceManagement/policies/{id}/assign"]),
      operation("e", "List members of a channel", "list", ["GET /teams/{id}/channels/{id}/members"]),
    ]);
    expect(functions(made)).toEqual({
      "GET /me/messages": "me/messages listMessages",
      "GET /users/{}/messages": "users/messages listMessages",
      "POST /trustFramework/keySets": "trustFramework/keySets createTrustFrameworkKeySet",
      "POST /trustFramework/keySets/{}/generateKey": "trustFramework/keySets generateKey",
      "POST /deviceManagement/policies/{}/assign": "deviceManagement/policies assignPolicy",
      "GET /teams/{}/channels/{}/members": "teams/channels/members listMembersOfChannel",
    });
  });

  test("are named without articles, remarks and other words of the title that do not help", () => {
    const made = plan([
      operation("a", "Listing versions of a DriveItem", "list", ["GET /items/{id}/versions"]),
      operation("b", "Get a DriveItem resource", "get", ["GET /items/{id}"]),
      operation("c", "Create a delegated permission grant (oAuth2PermissionGrant)", "create", ["POST /grants"]),
      operation("d", "Get resource", "get", ["GET /resources/{id}"]),
      operation("e", "Create a new folder in a drive", "create", ["POST /folders"]),
      operation("f", "Search for sites within a company", "list", ["GET /sites"]),
      operation("g", "List grants collection of a policy", "list", ["GET /policies/{id}/grants"]),
      operation("h", "Upload large files with an upload session", "action", ["POST /files/createUploadSession"]),
    ]);
    expect(functions(made)).toEqual({
      "POST /folders": "folders createFolderInDrive",
      "GET /sites": "sites searchSites",
      "GET /policies/{}/grants": "policies/grants listGrantsOfPolicy",
      "POST /files/createUploadSession": "files createUploadSession",
      "GET /items/{}/versions": "items/versions listVersionsOfDriveItem",
      "GET /items/{}": "items getDriveItem",
      "POST /grants": "grants createDelegatedPermissionGrant",
      "GET /resources/{}": "resources getResource",
    });
  });

  test("have names that spell types as the docs declare them, and that contain the resource if the title is one word", () => {
    const made = plan(
      [
        operation("a", "Update profilephoto", "update", ["PATCH /me/photo"]),
        operation("b", "Update chartgridlines", "update", ["PATCH /charts/{id}/lines"]),
        operation("c", "managedDevice: wipe", "action", ["POST /devices/{id}/wipe"]),
        operation("d", "Worksheet: Cell", "function", ["GET /sheets/{id}/cell(row={row})"]),
        operation("e", "user: delta", "delta", ["GET /users/delta"]),
        operation("f", "WorksheetCollection: add", "create", ["POST /sheets"]),
      ],
      [type("profilePhoto", []), type("workbookChartGridlines", [])],
    );
    expect(Object.values(functions(made)).sort()).toEqual([
      "charts/lines updateChartGridlines",
      "devices wipeManagedDevice",
      "me/photo updateProfilePhoto",
      "sheets addWorksheet",
      "sheets getWorksheetCell",
      "users getUserDelta",
    ]);
  });

  test("have names that start with `get` if they only read, and names in the plural if they list items", () => {
    const made = plan(
      [
        operation("a", "Range: Row", "action", ["POST /sheets/{id}/range/row"], { description: "Gets a row." }),
        operation("c", "Range: LastRow", "function", ["GET /sheets/{id}/range/lastRow"]),
        operation("d", "SheetCollection: ItemAt", "action", ["POST /sheets/itemAt"], { description: "Gets a sheet." }),
        operation("e", "run: filterByUser", "function", ["GET /runs/filterByUser(on='{on}')"]),
        operation("f", "Sheet: autofitRows", "action", ["POST /sheets/{id}/autofitRows"], { description: "Resizes." }),
        operation("b", "List teamsApp", "list", ["GET /catalog/teamsApps"], {
          responses: [responds(200, `Collection(${message})`)],
        }),
      ],
      [type("message", [])],
    );
    expect(functions(made)).toEqual({
      "POST /sheets/{}/range/row": "sheets/range getRangeRow",
      "GET /sheets/{}/range/lastRow": "sheets/range getLastRow",
      "POST /sheets/itemAt": "sheets getSheetItemAt",
      "GET /runs/filterByUser(on={})": "runs filterByUser",
      "POST /sheets/{}/autofitRows": "sheets autofitRows",
      "GET /catalog/teamsApps": "catalog/teamsApps listTeamsApps",
    });
  });

  test("that remove a reference have names that end with the type of the object, like the methods of the client", () => {
    const made = plan([
      operation("a", "Remove sender", "removeReference", [
        "DELETE /groups/{id}/senders/$ref?$id=https://graph.microsoft.com/v1.0/users/{user-id}",
        "DELETE /groups/{id}/senders/$ref?$id=https://graph.microsoft.com/v1.0/groups/{other-id}",
      ]),
    ]);
    expect(Object.values(functions(made)).sort()).toEqual([
      "groups/senders removeSenderGroup",
      "groups/senders removeSenderUser",
    ]);
    expect(Object.values(chains(made)).sort()).toEqual([
      "groups.byId(id).senders.removeGroup",
      "groups.byId(id).senders.removeUser",
    ]);
  });

  test("have suffixes in their names that do not depend on the order of routes and pages", () => {
    const operations = [
      operation("a", "List children", "list", [
        "GET /me/drive/root/children",
        "GET /me/drive/root:/{item-path}:/children",
      ]),
      operation("b", "Get attachment", "get", ["GET /me/attachments/{id}", "GET /me/attachments/{id}/$value"]),
      operation("c", "List folders", "list", ["GET /folders?hidden={hidden}", "GET /folders?kind={kind}"]),
      operation("d", "import action", "action", ["POST /devices/import"]),
      operation("e", "import action", "action", ["POST /importedDevices/import"]),
      operation("f", "Get file", "get", ["GET /files/{id}:/{path}"]),
    ];
    const names = functions(plan(operations));
    expect(names).toEqual({
      "GET /me/drive/root/children": "me/drive/root/children listChildren",
      "GET /me/drive/root:/{}:/children": "me/drive/root/children listChildrenByPath",
      "GET /me/attachments/{}": "me/attachments getAttachment",
      "GET /me/attachments/{}/$value": "me/attachments getAttachmentContent",
      "GET /folders?hidden={}": "folders listFoldersWithHidden",
      "GET /folders?kind={}": "folders listFoldersWithKind",
      "POST /devices/import": "devices importDevices",
      "POST /importedDevices/import": "importedDevices importDevices",
      "GET /files/{}:/{}": "files getFileByPath",
    });
    expect(functions(plan([...operations].reverse()))).toEqual(names);
  });

  test("keep the names of their functions if an example shows a simpler request", () => {
    const documented = ["GET /me/drive/items/{id}/children", "GET /me/drive/root:/{item-path}:/children"];
    const children = operation("a", "List children", "list", documented);
    const shown = { ...route("GET /me/drive/root/children"), origin: "example" as const };
    const before = functions(plan([children]));
    const after = functions(plan([{ ...children, routes: [...children.routes, shown] }]));
    expect(after).toEqual({ ...before, "GET /me/drive/root/children": "me/drive/root/children listChildrenOfRoot" });
    const content = { ...route("GET /files/{id}/$value"), origin: "example" as const };
    const file = operation("b", "Get file", "get", ["GET /files/{id}"]);
    expect(functions(plan([{ ...file, routes: [...file.routes, content] }]))).toEqual({
      "GET /files/{}": "files getFile",
      "GET /files/{}/$value": "files getFileContent",
    });
  });

  test("are distinguished in their names by a parameter or by the HTTP method", () => {
    const made = plan([
      operation("d", "chart: image", "function", [
        "GET /books/{id}/charts/{name}/image(height={h})",
        "GET /books/{id}/charts/{name}/image(width={w})",
      ]),
      operation("e", "Update photo", "upload", ["PUT /me/photo/$value", "PATCH /me/photo/$value"]),
    ]);
    expect(functions(made)).toEqual({
      "GET /books/{}/charts/{}/image(height={})": "books/charts getChartImageByHeight",
      "GET /books/{}/charts/{}/image(width={})": "books/charts getChartImageByWidth",
      "PUT /me/photo/$value": "me/photo replacePhoto",
      "PATCH /me/photo/$value": "me/photo updatePhoto",
    });
    expect(Object.values(chains(made)).sort()).toEqual([
      "books.byId(id).charts.byId(name).imageByHeight",
      "books.byId(id).charts.byId(name).imageByWidth",
      "me.photo.content.replace",
      "me.photo.content.update",
    ]);
  });

  test("are not duplicated for requests that differ only in query options such as `$filter`", () => {
    const made = plan([
      operation("a", "Get property", "get", [
        "GET /me/notes?$filter=props/any(p:p/id eq '{id}')",
        "GET /me/notes?$expand=props($filter=id eq '{id}')",
      ]),
      operation("b", "List items", "list", ["GET /items?expand=fields", "GET /items"]),
      operation("c", "Get item", "get", ["GET /items?$top=1"]),
    ]);
    expect(functions(made)).toEqual({ "GET /me/notes": "me/notes getNotes", "GET /items": "items listItems" });
    expect(
      made.calls.map(({ pages, variants, parameters }) => [
        pages.map(({ operation: { id } }) => id),
        variants.pages.map(({ operation: { id } }) => id),
        variants.systemOptions,
        parameters,
      ]),
    ).toEqual([
      [["b"], ["c"], ["expand", "top"], []],
      [["a"], [], ["filter", "expand"], []],
    ]);
  });

  test("have an option for a query parameter that only some request lines contain", () => {
    const made = plan([
      operation("a", "List folders", "list", ["GET /folders", "GET /folders?includeHidden=true"], {
        responses: [responds(200, `Collection(${message})`)],
      }),
      operation("b", "Download", "download", ["GET /file/content", "GET /file/content?format={format}"], {
        responses: [responds(200, "Edm.Stream")],
      }),
    ]);
    expect(Object.values(chains(made))).toEqual(["file.content.get", "folders.list"]);
    const others = made.calls.map((call) => queryOf(call, made.queries).others);
    expect(others.map((all) => all.map(({ option, type: optionType }) => [option, optionType]))).toEqual([
      [["format", "Edm.String"]],
      [["includeHidden", "Edm.Boolean"]],
    ]);
  });

  test("have an option for each documented query parameter, but not for system query options", () => {
    const queryParameters = [parameter("format", "Edm.String"), parameter("$select", "Edm.String")];
    const made = plan([
      operation("a", "Download", "download", ["GET /file/content"], {
        queryParameters,
        responses: [responds(200, "Edm.Stream")],
      }),
      operation("b", "Publish", "action", ["POST /file/publish"], { queryParameters, responses: [responds(204)] }),
    ]);
    const others = made.calls.map((call) => queryOf(call, made.queries).others.map(({ option }) => option));
    expect(others).toEqual([["format"], ["format"]]);
  });

  test("have names that end with a hash if their requests differ only in special characters", () => {
    const made = plan([operation("a", "List items", "list", ["GET /items?part=a/b", "GET /items?part=a-b"])]);
    for (const name of Object.values(functions(made))) expect(name).toMatch(/^items \w+_[0-9a-f]{8}$/);
  });

  test("exist once for pages that document the same request, and are named after the common base type", () => {
    const types = [
      type("deviceConfiguration", []),
      type("iosConfiguration", [], { base: "microsoft.graph.deviceConfiguration" }),
      type("androidConfiguration", [], { base: "microsoft.graph.deviceConfiguration" }),
    ];
    const pages = ["iosConfiguration", "androidConfiguration"].map((name) =>
      operation(`create-${name}`, `Create ${name}`, "create", ["POST /devices/configurations"], {
        requestBody: takes(`microsoft.graph.${name}`),
        responses: [responds(201, `microsoft.graph.${name}`)],
      }),
    );
    const made = plan(pages, types);
    expect(functions(made)).toEqual({
      "POST /devices/configurations": "devices/configurations createDeviceConfiguration",
    });
    expect(made.calls[0]?.result).toEqual({
      kind: "json",
      types: ["microsoft.graph.deviceConfiguration"],
      mayBeEmpty: false,
    });
  });

  test("have the name of the type that GET returns if the pages do not have a common type", () => {
    const reads = (type: string) => ({ responses: [responds(200, type)] });
    const made = plan(
      [
        operation("list", "List users", "list", ["GET /users"], reads("Collection(microsoft.graph.user)")),
        operation("get", "Get user", "get", ["GET /users/{id}"], reads("microsoft.graph.user")),
        ...["Create user", "Create extension"].map((title) => operation(title, title, "create", ["POST /users"])),
        ...["Delete user", "Delete extension"].map((title) =>
          operation(title, title, "delete", ["DELETE /users/{id}"]),
        ),
        ...["Delete card", "Delete badge"].map((title) => operation(title, title, "delete", ["DELETE /cards/{id}"])),
      ],
      [type("user", [property("id")])],
    );
    expect(functions(made)).toMatchObject({
      "POST /users": "users createUser",
      "DELETE /users/{}": "users deleteUser",
      "DELETE /cards/{}": "cards deleteCards",
    });
  });

  test("return the type on one page if another page documents the same request without a type", () => {
    const [silent, speaking] = ["Edm.Untyped", message].map((result) =>
      operation(result, "Create message", "create", ["POST /me/messages"], { responses: [responds(201, result)] }),
    );
    if (!silent || !speaking) throw new Error("There are two");
    const made = plan([silent, speaking], [type("message", [property("subject")])]);
    expect(made.calls[0]?.result).toEqual({ kind: "json", types: [message], mayBeEmpty: false });
    expect(plan([silent]).calls[0]?.result).toEqual({ kind: "json", types: ["Edm.Untyped"], mayBeEmpty: false });
  });

  test("keep their names when a page about another resource is added", () => {
    const before = [operation("a", "List messages", "list", ["GET /me/messages"])];
    const after = [...before, operation("aa", "List messages", "list", ["GET /groups/{id}/messages"])];
    expect(functions(plan(after))).toMatchObject(functions(plan(before)));
  });

  test("share a module if their paths differ only in case", () => {
    const made = plan([
      operation("a", "List folders", "list", ["GET /me/contactFolders", "GET /me/contactFolders/{id}/childFolders"]),
      operation("b", "Create folder", "create", ["POST /me/contactfolders"]),
    ]);
    expect(functions(made)["POST /me/contactFolders"]).toBe("me/contactFolders createFolder");
  });
});

describe("the client", () => {
  test("has an accessor for each segment of the path, and methods with the verb as their name", () => {
    const made = plan([
      operation("a", "List messages", "list", ["GET /users/{id}/messages"], {
        responses: [responds(200, `Collection(${message})`)],
      }),
      operation("b", "Update message", "update", ["PATCH /users/{id}/messages/{id}"]),
      operation("c", "message: delta", "delta", ["GET /users/{id}/messages/delta"]),
      operation("d", "Count messages", "count", ["GET /users/{id}/messages/$count"]),
      operation("e", "Get content", "download", ["GET /users/{id}/messages/{id}/$value"]),
      operation("f", "Add member", "addReference", ["POST /groups/{id}/members/$ref"]),
      operation("g", "Remove member", "removeReference", ["DELETE /groups/{id}/members/{id}/$ref"]),
      operation("h", "List groups", "list", ["GET /me/memberOf/microsoft.graph.group"]),
    ]);
    expect(Object.values(chains(made)).sort()).toEqual([
      "groups.byId(id).members.add",
      "groups.byId(id).members.byId(id).remove",
      "me.memberOf.asGroup.list",
      "users.byId(id).messages.byId(id).content.get",
      "users.byId(id).messages.byId(id).update",
      "users.byId(id).messages.count",
      "users.byId(id).messages.delta",
      "users.byId(id).messages.list",
    ]);
  });

  test("has a method for a function with parameters, and accessors for paths that continue after the function", () => {
    const made = plan([
      operation("a", "reportRoot: getCounts", "function", ["GET /reports/getCounts(period='{period}')"]),
      operation("b", "List borders", "list", ["GET /sheets/{id}/range(address='{address}')/borders"]),
    ]);
    expect(chains(made)).toEqual({
      "GET /reports/getCounts(period={})": "reports.getCounts",
      "GET /sheets/{}/range(address={})/borders": "sheets.byId(id).range(address).borders.list",
    });
  });

  test("calls all OData functions that return the same type in the same way: `range()` or `range().get()`", () => {
    const returned = { responses: [responds(200, "microsoft.graph.range")] };
    const part = (method: string, rest: string): Route =>
      route(`${method} /sheets/{id}/range(address='{address}')${rest}`, [parameter("address", "Edm.String")]);
    const made = plan(
      [
        operation("a", "Get range", "function", [part("GET", "")], returned),
        operation("b", "Update range", "update", [part("PATCH", "")]),
        operation("c", "Get format", "get", [part("GET", "/format")]),
        operation("d", "Get used range", "function", ["GET /sheets/{id}/usedRange"], returned),
        operation("e", "Get whole range", "function", ["GET /sheets/{id}/range"], returned),
        operation("f", "Get sheet", "function", ["GET /sheets/first(row={row})"], {
          responses: [responds(200, "microsoft.graph.sheet")],
        }),
      ],
      [type("range", []), type("sheet", [])],
    );
    expect(chains(made)).toEqual({
      "GET /sheets/{}/range(address={})": "sheets.byId(id).range(address?).get",
      "PATCH /sheets/{}/range(address={})": "sheets.byId(id).range(address?).update",
      "GET /sheets/{}/range(address={})/format": "sheets.byId(id).range(address?).format.get",
      "GET /sheets/{}/usedRange": "sheets.byId(id).usedRange().get",
      "GET /sheets/first(row={})": "sheets.first",
    });
  });

  test("requires the argument of a function if no page documents the request without it", () => {
    const made = plan([
      operation("a", "Get range", "function", ["GET /sheets/{id}/range"]),
      operation("b", "Clear range", "action", [
        route("POST /sheets/{id}/range(address='{address}')/clear", [parameter("address", "Edm.String")]),
      ]),
    ]);
    expect(chains(made)).toEqual({
      "GET /sheets/{}/range(address={})": "sheets.byId(id).range(address?).get",
      "POST /sheets/{}/range(address={})/clear": "sheets.byId(id).range(address?).clear",
    });
    const clear = made.calls.find(({ method }) => method === "POST");
    expect(clear?.parameters.map(({ name, required }) => [name, required])).toEqual([
      ["id", true],
      ["address", true],
    ]);
  });

  test("names the accessor of `$value` `value` if the path already has a segment `content`", () => {
    const made = plan([operation("a", "Get page", "get", ["GET /pages/{id}/content", "GET /pages/{id}/$value"])]);
    expect(Object.values(chains(made)).sort()).toEqual(["pages.byId(id).content.get", "pages.byId(id).value.get"]);
  });

  test("distinguishes the function for an item from that for its parent by the key of the item", () => {
    const made = plan([
      operation("a", "Update branding", "update", ["PATCH /tenants/{tenant-id}/branding"]),
      operation("b", "Update branding", "update", ["PATCH /tenants/{tenant-id}/branding/{property-name}"]),
    ]);
    expect(Object.values(functions(made)).map((place) => place.split(" ").at(-1))).toEqual([
      "updateBranding",
      "updateBrandingByPropertyName",
    ]);
  });

  test("does not read a collection with an alternate key as overloads of a function", () => {
    const made = plan([
      operation("a", "List applications", "list", ["GET /applications"]),
      operation("b", "Get application", "get", ["GET /applications/{id}", "GET /applications(appId='{appId}')"]),
      operation("c", "List owners", "list", ["GET /applications(appId='{appId}')/owners"]),
    ]);
    expect(Object.values(chains(made)).sort()).toEqual([
      "applications.byAppId(appId).get",
      "applications.byAppId(appId).owners.list",
      "applications.byId(id).get",
      "applications.list",
    ]);
  });

  test("has a method for each action and for each change of a reference", () => {
    const made = plan([
      operation("a", "Create a link", "create", ["POST /items/{id}/createLink"]),
      operation("b", "Unfollow item", "delete", ["POST /items/{id}/unfollow"]),
      operation("c", "Set manager", "update", ["PUT /users/{id}/manager/$ref"]),
      operation("d", "Remove manager", "delete", ["DELETE /users/{id}/manager/$ref"]),
      operation("e", "List references", "list", ["GET /groups/{id}/members/$ref"]),
      operation("f", "Search sites", "list", ["GET /sites?search={query}"]),
      operation("g", "Create share", "create", ["POST /items/{id}/shares"]),
    ]);
    expect(Object.values(chains(made)).sort()).toEqual([
      "groups.byId(id).members.listReferences",
      "items.byId(id).createLink",
      "items.byId(id).shares.create",
      "items.byId(id).unfollow",
      "sites.search",
      "users.byId(id).manager.remove",
      "users.byId(id).manager.set",
    ]);
  });

  test("has one accessor for the items of a collection, even if pages name the key differently", () => {
    const made = plan([
      operation("a", "Get user", "get", ["GET /users/{id | userPrincipalName}"]),
      operation("b", "List messages", "list", ["GET /users/{userPrincipalName}/messages"]),
      operation("c", "Update user", "update", ["PATCH /users/{id}"]),
    ]);
    expect(Object.values(chains(made)).sort()).toEqual([
      "users.byId(id).get",
      "users.byId(id).messages.list",
      "users.byId(id).update",
    ]);
  });

  test("describes the key of an item with all of its names if a page names several", () => {
    const named = { ...parameter("id", "Edm.String"), description: "`id` or `userPrincipalName`" };
    const made = plan([
      operation("a", "List messages", "list", [route("GET /users/{id}/messages", [parameter("id", "Edm.String")])]),
      operation("b", "Get user", "get", [route("GET /users/{id}", [named])]),
    ]);
    const accessor = [...nodesOf(made.client)].find(({ accessor: name }) => name === "byId");
    expect(accessor?.parameters.map(({ name, description }) => [name, description])).toEqual([
      ["id", "`id` or `userPrincipalName`"],
    ]);
  });

  test("has names with ByKey only for functions whose path contains an alternate key", () => {
    const paths = ["{role-id}", "roleTemplateId={roleTemplateId}"].map((key) => `/roles/${key}`);
    const made = plan([
      operation(
        "a",
        "Get role",
        "get",
        paths.map((path) => `GET ${path}`),
      ),
      operation(
        "b",
        "Remove role member",
        "removeReference",
        paths.map((path) => `DELETE ${path}/members/{id}/$ref`),
      ),
    ]);
    expect(
      Object.values(functions(made))
        .map((name) => name.split(" ").at(-1))
        .sort(),
    ).toEqual(["getRole", "getRoleByRoleTemplateId", "removeRoleMember", "removeRoleMemberByRoleTemplateId"]);
  });

  test("has an accessor for each alternate key, with the name of the key", () => {
    const made = plan([
      operation("a", "Get application", "get", ["GET /applications/{id}", "GET /applications(appId='{appId}')"]),
      operation("b", "Get name", "get", [
        "GET /book/names/{name}",
        "GET /directoryRoles/roleTemplateId={roleTemplateId}",
      ]),
    ]);
    expect(Object.values(chains(made)).sort()).toEqual([
      "applications.byAppId(appId).get",
      "applications.byId(id).get",
      "book.names.byId(name).get",
      "directoryRoles.byRoleTemplateId(roleTemplateId).get",
    ]);
  });

  test("renames accessors whose segments are named like methods or like members of Object", () => {
    const made = plan(
      [
        operation("a", "List things", "list", ["GET /things"]),
        operation("b", "Get list", "get", ["GET /things/list/x"]),
        operation("c", "Get then", "get", ["GET /things/then/x"]),
        operation("d", "Get constructor", "get", ["GET /things/constructor/x"]),
        operation("e", "thing: usedRange", "function", ["GET /things/usedRange"]),
        operation("f", "Get format", "get", ["GET /things/usedRange/format"]),
      ].map((one) => ({
        ...one,
        responses: [responds(200, one.id === "a" ? "Collection(microsoft.graph.x)" : "microsoft.graph.x")],
      })),
    );
    expect(chains(made)).toEqual({
      "GET /things": "things.list",
      "GET /things/list/x": "things.atList.x.get",
      "GET /things/then/x": "things.atThen.x.get",
      "GET /things/constructor/x": "things.atConstructor.x.get",
      "GET /things/usedRange": "things.usedRange().get",
      "GET /things/usedRange/format": "things.usedRange().format.get",
    });
  });

  test("has different names for two methods that differ only in the HTTP method", () => {
    const made = plan([
      operation("a", "Update organization", "update", ["PATCH /organization/{id}", "PUT /organization/{id}"]),
    ]);
    expect(chains(made)).toEqual({
      "PATCH /organization/{}": "organization.byId(id).update",
      "PUT /organization/{}": "organization.byId(id).replace",
    });
  });

  test("has exactly one method for each request, and the SDK has exactly one function for each request", () => {
    const made = plan([
      operation("a", "Get item", "get", [
        "GET /drives/{id}/items/{id}",
        "GET /drives/{id}/root:/{item-path}",
        "GET /shares/{token}/item",
      ]),
      operation("b", "Get file", "get", ["GET /drives/{drive-id}/items/{item-id}"]),
      operation("c", "Chart: image", "function", [
        "GET /charts/{id}/image",
        "GET /charts/{id}/image(width={w})",
        "GET /charts/{id}/image(width={w},height={h})",
      ]),
    ]);
    const called = made.modules.flatMap(({ functions: all }) => all.map(({ call }) => call.key)).sort();
    const reached = [...nodesOf(made.client)].flatMap(({ methods }) => methods.map(({ call }) => call.key)).sort();
    expect(called).toEqual(made.calls.map(({ key }) => key).sort());
    expect(reached).toEqual(called);
    for (const { methods, children } of nodesOf(made.client)) {
      const members = [...methods.map(({ name }) => name), ...children.map(({ accessor }) => accessor)];
      expect(new Set(members).size).toBe(members.length);
    }
  });
});

describe("names of types", () => {
  const nameOf = (api: ApiModel, qualified: string): string | undefined =>
    planSdk(api, defaultSdkOptions, () => undefined).names.get(qualified)?.read;

  test("have a prefix only if they are outside of the main namespace", () => {
    const api = model(
      [
        type("user", []),
        type("event", []),
        type("microsoft.graph.identity", []),
        type("microsoft.graph.callRecords.identity", []),
        complex("microsoft.graph.termStore.set", []),
      ],
      [],
    );
    expect(nameOf(api, "microsoft.graph.user")).toBe("User");
    expect(nameOf(api, "microsoft.graph.event")).toBe("EventResource");
    expect(nameOf(api, "microsoft.graph.identity")).toBe("Identity");
    expect(nameOf(api, "microsoft.graph.callRecords.identity")).toBe("CallRecordsIdentity");
    expect(nameOf(api, "microsoft.graph.termStore.set")).toBe("TermStoreSet");
  });

  test("have priority over the names of input types, such as `AppCreate`", () => {
    const api = model(
      [type("app", [property("name")]), type("appCreate", [])],
      [operation("a", "Create app", "create", ["POST /apps"], { requestBody: takes("microsoft.graph.app") })],
    );
    const { names } = planSdk(api, defaultSdkOptions, () => undefined);
    expect(names.get("microsoft.graph.appCreate")?.read).toBe("AppCreate");
    expect(names.get("microsoft.graph.app")?.create).toBe("AppCreateShape");
  });
});

test("a host name in a path is not read as a type cast", () => {
  const made = plan([
    operation("site", "Get site", "get", ["GET /sites/contoso.sharepoint.com"]),
    operation("users", "List users", "list", ["GET /members/microsoft.graph.user"]),
    operation("groups", "List groups", "list", ["GET /members/graph.group"]),
  ]);
  expect(chains(made)).toEqual({
    "GET /members/graph.group": "members.asGroup.list",
    "GET /members/microsoft.graph.user": "members.asUser.list",
    "GET /sites/contoso.sharepoint.com": "sites.contosoSharepointCom.get",
  });
});
