import { describe, expect, it } from "vitest";
import { extendDialect } from "../../generator/dialect/extend-dialect.js";
import { microsoftGraph } from "../../generator/dialect/microsoft-graph.js";
import { lookupFor } from "../../generator/dialect/dialect-lookup.js";

const graph = lookupFor(microsoftGraph);

describe("the dialect of Microsoft Graph", () => {
  it.each([
    ["Permissions", "permissions"],
    ["Prerequisites", "permissions"],
    ["HTTP Request", "httpRequest"],
    ["HTTP request (to upload a new file)", "httpRequest"],
    ["**Request body**:", "requestBody"],
    ["Request 2", "exampleRequest"],
    ["Example 1: Get a lamp", "examples"],
    ["Notification - incoming", "callbacks"],
    ["Lamps of the world", null],
  ])("assigns the heading %j to the section %s", (heading, kind) => {
    expect(graph.section(heading)).toBe(kind);
  });

  it.each([
    ["Permissions (from least to most privileged)", "permissionsLeastFirst"],
    ["Permissions (from most to least privileged)", "permissionsMostFirst"],
    ["Return Type", "returnType"],
    ["**Description**", "description"],
    ["constructor", null],
    ["__proto__", null],
  ])("assigns the header %j to the column %s", (header, kind) => {
    expect(graph.column(header)).toBe(kind);
  });

  it("assigns the rows of a permissions table to permission types", () => {
    expect(graph.permissionRow("Delegated (work or school account)")).toBe("delegatedWork");
    expect(graph.permissionRow("Application *")).toBe("application");
    expect(graph.permissionRow("user")).toBeNull();
  });
});

describe("a custom dialect", () => {
  const own = lookupFor(
    extendDialect(microsoftGraph, {
      name: "own",
      headings: { permissions: ["Scopes"], errors: ["Remarks"] },
      httpFences: ["rest"],
    }),
  );

  it("adds words, and overrides the meaning of words that the built-in dialect has too", () => {
    expect(own.section("Scopes")).toBe("permissions");
    expect(own.section("Remarks")).toBe("errors");
    expect(own.section("Permissions")).toBe("permissions");
    expect(own.dialect.httpFences).toContain("rest");
    expect(own.dialect.httpFences).toContain("http");
    expect(own.column("Description")).toBe("description");
  });
});
