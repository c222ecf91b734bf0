import { describe, expect, it } from "vitest";
import { readService } from "../../generator/metadata/read-metadata.js";
import { undocumentedOperations } from "../../generator/merge/undocumented-operations.js";
import type { Operation } from "../../generator/model/model.js";
import { model, operation } from "../emit/hand-made.js";
import { csdl } from "../metadata/csdl-text.js";

/** Returns the operations that the metadata of a library adds to the documented request lines. */
function added(content: string, ...documented: string[]): Operation[] {
  const schema = `<Schema Namespace="microsoft.graph" Alias="graph" xmlns="http://docs.oasis-open.org/odata/ns/edm">${content}</Schema>`;
  const operations = documented.map((line, index) => operation(`page-${index}`, "Page", "get", [line]));
  return undocumentedOperations(model([], operations), readService(csdl(schema), "library.xml"));
}

function lines(operations: readonly Operation[]): string[] {
  return operations.flatMap(({ routes }) => routes.map(({ method, path }) => `${method} ${path}`)).sort();
}

function container(...roots: string[]): string {
  return `<EntityContainer Name="library">${roots.join("")}</EntityContainer>`;
}

const BOOKS = '<EntitySet Name="books" EntityType="graph.book"/>';
const DESK = '<Singleton Name="desk" Type="graph.desk"/>';

function navigation(name: string, type: string, contains = true): string {
  return `<NavigationProperty Name="${name}" Type="${type}"${contains ? ' ContainsTarget="true"' : ""}/>`;
}

describe("entity sets and singletons", () => {
  it("get the operations that OData defines for them", () => {
    const content = `<EntityType Name="book"/><EntityType Name="desk"/>${container(BOOKS, DESK)}`;
    expect(lines(added(content))).toEqual([
      "DELETE /books/{book-id}",
      "GET /books",
      "GET /books/{book-id}",
      "GET /desk",
      "PATCH /books/{book-id}",
      "PATCH /desk",
      "POST /books",
    ]);
  });

  it("do not get operations that an annotation denies or that a page already documents", () => {
    const deny = (term: string, property: string): string =>
      `<Annotation Term="Org.OData.Capabilities.V1.${term}"><Record><PropertyValue Property="${property}" Bool="false"/></Record></Annotation>`;
    const content = `<EntityType Name="book"/>${container(BOOKS)}
      <Annotations Target="graph.library/books">${deny("InsertRestrictions", "Insertable")}${deny("SearchRestrictions", "Searchable")}</Annotations>
      <Annotations Target="graph.book">${deny("DeleteRestrictions", "Deletable")}</Annotations>`;
    const operations = added(content, "GET /Books/{id}");
    expect(lines(operations)).toEqual(["GET /books", "PATCH /books/{book-id}"]);
    const list = operations.find(({ intent }) => intent === "list");
    expect(list).toMatchObject({ origin: "metadata", onlyListedQueryOptions: true });
    expect(list?.queryParameters.map(({ name }) => name)).not.toContain("$search");
  });
});

describe("for navigation properties, `undocumentedOperations`", () => {
  it("adds routes that change contained entities, and routes that change only references to other entities", () => {
    const content = `<EntityType Name="book">${navigation("pages", "Collection(graph.page)")}${navigation("cover", "graph.page")}
      ${navigation("readers", "Collection(graph.person)", false)}${navigation("owner", "graph.person", false)}</EntityType>
      <EntityType Name="page"/><EntityType Name="person"/>${container(BOOKS)}`;
    const below = lines(added(content)).filter((line) => line.includes("/books/{book-id}/"));
    expect(below.map((line) => line.replace("/books/{book-id}", ""))).toEqual([
      "DELETE /cover",
      "DELETE /owner/$ref",
      "DELETE /pages/{page-id}",
      "DELETE /readers/{person-id}/$ref",
      "GET /cover",
      "GET /owner",
      "GET /pages",
      "GET /pages/{page-id}",
      "GET /readers",
      "GET /readers/{person-id}",
      "PATCH /cover",
      "PATCH /pages/{page-id}",
      "POST /pages",
      "POST /readers/$ref",
      "PUT /owner/$ref",
    ]);
  });

  it("adds the routes of a type only once below each entity set or singleton", () => {
    const content = `<EntityType Name="desk">${navigation("drawers", "Collection(graph.drawer)")}${navigation("book", "graph.book")}</EntityType>
      <EntityType Name="drawer">${navigation("inner", "Collection(graph.drawer)")}${navigation("lock", "graph.lock")}</EntityType>
      <EntityType Name="lock">${navigation("key", "graph.key", false)}</EntityType><EntityType Name="key">${navigation("ring", "graph.lock")}</EntityType>
      <EntityType Name="book">${navigation("pages", "Collection(graph.page)")}</EntityType><EntityType Name="page"/>${container(DESK, BOOKS)}`;
    const read = lines(added(content)).filter((line) => line.startsWith("GET"));
    expect(read).toEqual([
      "GET /books",
      "GET /books/{book-id}",
      "GET /books/{book-id}/pages",
      "GET /books/{book-id}/pages/{page-id}",
      "GET /desk",
      "GET /desk/book",
      "GET /desk/drawers",
      "GET /desk/drawers/{drawer-drawer-id}/inner/{inner-drawer-id}",
      "GET /desk/drawers/{drawer-id}",
      "GET /desk/drawers/{drawer-id}/inner",
      "GET /desk/drawers/{drawer-id}/lock",
      "GET /desk/drawers/{drawer-id}/lock/key",
    ]);
  });

  it("adds routes below a documented resource with the documented names of placeholders", () => {
    const content = `<EntityType Name="desk">${navigation("book", "graph.book")}</EntityType>
      <EntityType Name="book">${navigation("pages", "Collection(graph.page)")}</EntityType>
      <EntityType Name="page">${navigation("notes", "Collection(graph.note)")}</EntityType><EntityType Name="note"/>${container(DESK, BOOKS)}`;
    const read = lines(added(content, "GET /desk/book/pages/{number}")).filter((line) =>
      line.startsWith("GET /desk/book"),
    );
    expect(read).toEqual([
      "GET /desk/book",
      "GET /desk/book/pages",
      "GET /desk/book/pages/{number}/notes",
      "GET /desk/book/pages/{number}/notes/{note-id}",
    ]);
  });
});

describe("actions, functions and streams", () => {
  const content = `<EntityType Name="book" HasStream="true"><Property Name="sound" Type="Edm.Stream"/></EntityType>
    <EntityType Name="novel" BaseType="graph.book"/>
    <Action Name="lend" IsBound="true"><Parameter Name="book" Type="graph.book"/><Parameter Name="days" Type="Edm.Int32"/></Action>
    <Function Name="new" IsBound="true"><Parameter Name="books" Type="Collection(graph.novel)"/><ReturnType Type="Collection(graph.novel)"/></Function>
    <Function Name="like" IsBound="true"><Parameter Name="book" Type="graph.novel"/><Parameter Name="word" Type="Edm.String"/><ReturnType Type="graph.novel"/></Function>
    <Action Name="close"><Parameter Name="hour" Type="Edm.Int32"/></Action>
    ${container('<EntitySet Name="novels" EntityType="graph.novel"/>', '<ActionImport Name="close" Action="graph.close"/>')}`;

  it("are added to each path with the type to which they are bound", () => {
    const called = added(content).filter(
      ({ intent }) => !["list", "get", "create", "update", "delete"].includes(intent),
    );
    expect(lines(called)).toEqual([
      "GET /novels/new",
      "GET /novels/{novel-id}/$value",
      "GET /novels/{novel-id}/like(word='{word}')",
      "GET /novels/{novel-id}/sound",
      "POST /close",
      "POST /novels/{novel-id}/lend",
      "PUT /novels/{novel-id}/$value",
      "PUT /novels/{novel-id}/sound",
    ]);
    const like = called.find(({ title }) => title === "like");
    expect(like?.routes[0]?.parameters).toMatchObject([
      { name: "novel-id", in: "path", type: "Edm.String" },
      { name: "word", in: "function", type: "Edm.String" },
    ]);
    expect(called.find(({ title }) => title === "lend")?.requestBody?.properties).toMatchObject([{ name: "days" }]);
  });

  it("are not added to a path if a page documents the same action or function of this path", () => {
    const documented = ["GET /novels/{id}/microsoft.graph.like(word='{text}')", "POST /novels/{id}/lend"];
    expect(lines(added(content, ...documented)).filter((line) => /like|lend/.test(line))).toEqual([]);
  });
});
