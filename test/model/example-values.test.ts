import { describe, expect, it } from "vitest";
import { buildModel } from "../../generator/model/build-model.js";
import { apiPage, request, resourcePage, row } from "./pages.js";

const guid = "acdefc6b-2dc6-4e71-b1e9-6d9810ab1793";

const others = [
  "GET /sites/{site-id}",
  "GET /groups/{id}",
  "GET /domains/{id}",
  "GET /chats/{chat-id}",
  "GET /me/messages/{id}",
  "GET /drives/{drive-id}",
  "GET /mailFolders/{id}",
  "GET /users/{id}",
  "GET /deletedItems/{id}",
  "GET /companies({id})",
  "GET /education/classes/{class-id}/assignments/{assignment-id}",
  "GET /me/drive/root:/{item-path}",
];

/**
 * Builds a model of a page with these request lines and of other pages. Returns the routes of the page, and the
 * findings about example values.
 */
function read(...lines: string[]): { routes: string[]; findings: string[]; suggestions: (string | undefined)[] } {
  const { operations, diagnostics } = buildModel([
    resourcePage("site", { key: "id", properties: [row("id", "String"), row("2fa", "String")] }),
    ...others.map((line, index) => apiPage(`other-${String(index)}`, { requests: [request(line)] })),
    apiPage("tested", { requests: lines.map(request) }),
  ]);
  const routes = operations.find(({ id }) => id === "tested")?.routes ?? [];
  const found = diagnostics.filter(({ rule }) => rule === "example-value-in-path");
  return {
    routes: routes.map(({ method, path }) => `${method} ${path}`),
    findings: found.map(({ message }) => message),
    suggestions: found.map(({ suggestion }) => suggestion),
  };
}

describe("example values in request lines", () => {
  it.each([
    [
      `GET /education/classes/${guid}/assignments/cf6005fc-9e13-44a2-a6ac-a53322006454`,
      "GET /education/classes/{class-id}/assignments/{assignment-id}",
    ],
    [`DELETE /rubrics/${guid}`, "DELETE /rubrics/{rubric-id}"],
    ["GET /sites/contoso.sharepoint.com", "GET /sites/{site-id}"],
    ["GET /sites/contoso.sharepoint.com/lists", "GET /sites/{site-id}/lists"],
    ["GET /sites/contoso.sharepoint.com,2C712604,2D2244C3", "GET /sites/{site-id}"],
    ["GET /domains/contoso.de/records", "GET /domains/{id}/records"],
    ["GET /users/adele@contoso.com/manager", "GET /users/{id}/manager"],
    ["POST /chats/19:cf66807577b1@thread.v2/members", "POST /chats/{chat-id}/members"],
    ["GET /me/messages/AAMkAGUAAAwTW09AAA=", "GET /me/messages/{id}"],
    ["GET /drives/b!t18F8ybsHUq1z3LTz8xvZqP8/root", "GET /drives/{drive-id}/root"],
    ["GET /drives/0123456789AB", "GET /drives/{drive-id}"],
    ["GET /things/{id}/thumbnails/0/source", "GET /things/{thing-id}/thumbnails/{thumbnail-id}/source"],
    ["GET /companies({id})/items(id)/parts({id})", "GET /companies({company-id})/items({item-id})/parts({part-id})"],
    ["GET /things/{thing-id}/thumbnails/0/source", "GET /things/{thing-id}/thumbnails/{thumbnail-id}/source"],
    ["POST /groups/group-id/follow", "POST /groups/{id}/follow"],
    ["GET /users('adele')/manager", "GET /users('{id}')/manager"],
    ["GET /companies(id)/items(5)", "GET /companies({company-id})/items({item-id})"],
    [`GET /applications(appId='${guid}')`, "GET /applications(appId='{appId}')"],
    ["GET /me/drive/root:/Docs/Report.docx:/content", "GET /me/drive/root:/{item-path}:/content"],
    ["GET /me/drive/root:/Docs/2021", "GET /me/drive/root:/{item-path}"],
    ["GET /sites/contoso.sharepoint.com:/teams/hr", "GET /sites/{site-id}:/{item-path}"],
  ])("become placeholders: %s", (line, route) => {
    const { routes, findings } = read(line);
    expect(routes).toEqual([route]);
    expect(findings).toHaveLength(1);
  });

  it.each([
    "GET /me",
    "GET /sites/root",
    "GET /me/drive/special/approot",
    "GET /mailFolders/inbox/messages",
    "GET /reports/getOffice365ActivationCounts",
    "GET /users/{id}/microsoft.graph.manager",
    "GET /deletedItems/microsoft.graph.user",
    "GET /deletedItems/graph.user",
    "POST /users/microsoft.management.services.api.assign",
    "POST /users/getByIds",
    "GET /users/{id}/2fa",
    "GET /reports/list(on='reviewer',top=5)",
    "GET /me/messages/$count",
    "GET /me/drive/root:/{item-path}:/children",
    "GET /api/v2.0/companies({id})",
  ])("are not assumed in %s", (line) => {
    expect(read(line)).toEqual({ routes: [line], findings: [], suggestions: [] });
  });

  it("are reported with the correct request line", () => {
    expect(read(`GET /groups/${guid}/members/1`).findings).toEqual([
      `The request line contains ${guid}, 1 in place of placeholders. Write {id}, {id}.`,
    ]);
  });

  it.each([
    [`GET /teams/{id}/channels/{id}/tabs/${guid}`, "/teams/{id}/channels/{id}/tabs/{id}"],
    ["GET /companies({id})/drives(id)/parts({id})", "/companies({id})/drives({id})/parts({id})"],
    ["GET /users/{id | userPrincipalName}/drives/0123456789AB", "/users/{id | userPrincipalName}/drives/{id}"],
    ["GET /users/{user-id}/messages/AAMkAGUAAAwTW09AAA=", "/users/{user-id}/messages/{message-id}"],
    ["GET /teams/{teamId}/chats/19:cf66807577b1@thread.v2", "/teams/{teamId}/chats/{chatId}"],
    [`GET /teams/${guid}/tabs/{tabId}`, "/teams/{teamId}/tabs/{tabId}"],
    [`GET /users/${guid}/drives/0123456789AB`, "/users/{id}/drives/{id}"],
  ])("become placeholders in the form of the others, which stay as written: %s", (line, path) => {
    expect(read(line).suggestions).toEqual([path]);
  });

  it("get names that other pages use together", () => {
    const { diagnostics } = buildModel([
      apiPage("rubric", { requests: [request("GET /classes/{id}/tasks/{id}/rubric")] }),
      apiPage("grade", { requests: [request("GET /classes/{id}/tasks/{id}/grade")] }),
      ...["a", "b", "c"].map((name) =>
        apiPage(name, { requests: [request(`GET /classes/{class-id}/tasks/{task-id}/works/{work-id}/${name}`)] }),
      ),
      apiPage("work", { requests: [request("GET /classes/{id}/tasks/{id}/works/{id}")] }),
      apiPage("tested", { requests: [request(`GET /classes/{id}/tasks/{id}/works/${guid}/files`)] }),
    ]);
    expect(diagnostics.map(({ message }) => message)).toEqual([
      `The request line contains ${guid} in place of a placeholder. Write {id}.`,
    ]);
  });

  it("are not a second route if the page also has the route with placeholders", () => {
    const { routes, findings } = read("GET /sites/{site-id}", "GET /sites/contoso.sharepoint.com");
    expect(routes).toEqual(["GET /sites/{site-id}"]);
    expect(findings).toHaveLength(1);
  });
});
