import { describe, expect, it } from "vitest";
import { mergeMetadata } from "../../generator/merge/merge-metadata.js";
import type { ApiModel } from "../../generator/model/model.js";
import {
  complex,
  enumeration,
  model,
  operation,
  property,
  responds,
  route,
  parameter,
  takes,
  type,
} from "../emit/hand-made.js";
import { csdl, operationIn, propertyIn, typeIn } from "../metadata/csdl-text.js";
import { readService, type Service } from "../../generator/metadata/read-metadata.js";

/** Metadata of a library, in the namespace of the models that these tests build. */
function library(content: string): Service {
  const schema = `<Schema Namespace="microsoft.graph" Alias="graph" xmlns="http://docs.oasis-open.org/odata/ns/edm">${content}</Schema>`;
  return readService(csdl(schema), "library.xml");
}

function merged(docs: Partial<ApiModel>, content: string, routes = false): ApiModel {
  return mergeMetadata({ ...model([], []), ...docs }, library(content), { file: "library.xml", routes });
}

const ENTITY =
  '<EntityType Name="entity" Abstract="true"><Key><PropertyRef Name="id"/></Key><Property Name="id" Type="Edm.String" Nullable="false"/></EntityType>';

describe("types", () => {
  const content = `${ENTITY}
    <EntityType Name="book" BaseType="graph.entity" OpenType="true">
      <Property Name="title" Type="Edm.String" Nullable="false"/>
      <Property Name="kind" Type="graph.genre"/>
      <Property Name="pages" Type="Edm.Int32"/>
      <NavigationProperty Name="authors" Type="Collection(graph.person)"/>
    </EntityType>
    <EntityType Name="person" BaseType="graph.entity"/>
    <EnumType Name="genre"><Member Name="novel" Value="1"/><Member Name="poem" Value="2"/></EnumType>`;
  const docs = {
    types: [
      type("book", [
        property("id", "Edm.String", { description: "The number of the book." }),
        property("title", "Edm.String", { description: "The title.", required: true, nullable: true }),
        property("kind", "Edm.String", { values: ["novel", "poem"], description: "The kind." }),
        property("authors", "microsoft.graph.person", { navigation: true }),
        property("shelf", "Edm.String"),
      ]),
      enumeration("genre", ["Novel", "play"]),
    ],
  };

  it("have the structure of the metadata, and descriptions and other facts of the docs", () => {
    const model = merged(docs, content);
    expect(typeIn(model, "microsoft.graph.book")).toMatchObject({
      base: "microsoft.graph.entity",
      open: true,
      openNames: "extensions",
      key: [],
      origin: "page",
    });
    expect(propertyIn(model, "microsoft.graph.book", "title")).toMatchObject({
      description: "The title.",
      required: true,
      nullable: false,
      origin: "table",
    });
    expect(propertyIn(model, "microsoft.graph.book", "kind")).toMatchObject({
      type: "microsoft.graph.genre",
      values: null,
      description: "The kind.",
    });
    expect(propertyIn(model, "microsoft.graph.book", "authors").type).toBe("Collection(microsoft.graph.person)");
  });

  it("include types and properties that are only in the metadata or only in the docs", () => {
    const model = merged(docs, content);
    expect(propertyIn(model, "microsoft.graph.book", "pages")).toMatchObject({ type: "Edm.Int32", origin: "metadata" });
    expect(propertyIn(model, "microsoft.graph.book", "shelf").origin).toBe("table");
    expect(typeIn(model, "microsoft.graph.person")).toMatchObject({ origin: "metadata", properties: [] });
    expect(typeIn(model, "microsoft.graph.genre").members).toMatchObject([
      { name: "novel", value: "1" },
      { name: "play", value: null },
      { name: "poem", value: "2", origin: "metadata" },
    ]);
  });

  it("have the description of a base type's property, even if only the page of a derived type describes the property", () => {
    const model = merged(docs, content);
    expect(propertyIn(model, "microsoft.graph.entity", "id")).toMatchObject({
      description: "The number of the book.",
      origin: "table",
    });
  });

  it("get the capitalization and the namespace of the metadata, also where other facts refer to these types", () => {
    const model = merged(
      {
        types: [complex("Address", []), type("person", [property("home", "Collection(microsoft.graph.Address)")])],
        operations: [
          operation("person-home", "Get home", "get", ["GET /home"], {
            responses: [responds(200, "microsoft.graph.Address")],
          }),
        ],
      },
      `<EntityType Name="person"/></Schema><Schema Namespace="microsoft.graph.post" xmlns="http://docs.oasis-open.org/odata/ns/edm"><ComplexType Name="address"/>`,
    );
    expect(model.types.map(({ name }) => name)).toEqual(["microsoft.graph.person", "microsoft.graph.post.address"]);
    expect(propertyIn(model, "microsoft.graph.person", "home").type).toBe("Collection(microsoft.graph.post.address)");
    expect(operationIn(model, "person-home").responses[0]?.type).toBe("microsoft.graph.post.address");
  });
});

describe("operations", () => {
  const content = `${ENTITY}
    <EntityType Name="book" BaseType="graph.entity"/><EntityType Name="novel" BaseType="graph.book"/>
    <Action Name="lend" IsBound="true"><Parameter Name="book" Type="graph.book"/><Parameter Name="days" Type="Edm.Int32"/>
      <Parameter Name="reader" Type="Edm.String"/><ReturnType Type="Edm.Boolean"/></Action>
    <Action Name="burn" IsBound="true"><Parameter Name="book" Type="graph.book"/></Action>
    <Function Name="similar" IsBound="true"><Parameter Name="book" Type="graph.book"/>
      <Parameter Name="count" Type="Edm.Int32"/><ReturnType Type="Collection(graph.book)"/></Function>
    <EntityContainer Name="library"><EntitySet Name="books" EntityType="graph.book"/></EntityContainer>`;

  function responsesOf(
    intent: "get" | "list" | "create" | "action" | "function",
    line: string,
    status: number,
    returned: string | null,
  ) {
    const one = operation("one", "One", intent, [line], { responses: [responds(status, returned)] });
    const [only] = merged({ operations: [one] }, content).operations;
    const route = only?.routes[0];
    return (route?.responses ?? only?.responses ?? []).map(({ status, type }) => [status, type]);
  }

  const book = "microsoft.graph.book";

  it.each([
    ["the docs have one item instead of a collection", "list", "GET /books", 200, book, [[200, `Collection(${book})`]]],
    [
      "the docs have a collection instead of one item",
      "get",
      "GET /books/{id}",
      200,
      `Collection(${book})`,
      [[200, book]],
    ],
    ["the docs do not name a type", "get", "GET /books/{id}", 200, null, [[200, book]]],
    [
      "only the metadata has a result",
      "action",
      "POST /books/{id}/lend",
      204,
      null,
      [
        [200, "Edm.Boolean"],
        [204, null],
      ],
    ],
    ["only the docs have a result", "action", "POST /books/{id}/microsoft.graph.burn", 200, book, [[204, null]]],
    [
      "the docs have one item for a function that returns a collection",
      "function",
      "GET /books/{id}/similar(count={count})",
      200,
      book,
      [[200, `Collection(${book})`]],
    ],
    ["the docs have a collection for a creation", "create", "POST /books", 201, `Collection(${book})`, [[201, book]]],
  ] as const)("have the response of the metadata if %s", (_, intent, line, status, returned, expected) => {
    expect(responsesOf(intent, line, status, returned)).toEqual(expected);
  });

  it.each([
    ["a derived type", "get", "GET /books/{id}", 200, "microsoft.graph.novel"],
    ["a long-running operation", "action", "POST /books/{id}/lend", 202, null],
    ["a redirect", "get", "GET /books/{id}", 302, null],
    ["a path that the metadata does not have", "get", "GET /films", 200, book],
  ] as const)("keep the documented response for %s", (_, intent, line, status, returned) => {
    expect(responsesOf(intent, line, status, returned)).toEqual([[status, returned]]);
  });

  it("have the parameters of the metadata if they are actions or functions", () => {
    const { operations } = merged(
      {
        operations: [
          operation("lend", "lend", "action", ["POST /books/{id}/lend"], {
            requestBody: takes(null, [property("days", "Edm.String", { required: true, description: "How long." })]),
          }),
          operation("similar", "similar", "function", [
            route("GET /books/{id}/similar(count={count})", [
              parameter("id", "Edm.String"),
              parameter("count", "Edm.String", "function"),
            ]),
          ]),
        ],
      },
      content,
    );
    expect(operations[0]?.requestBody?.properties).toMatchObject([
      { name: "days", type: "Edm.Int32", required: true, description: "How long.", origin: "table" },
      { name: "reader", type: "Edm.String", required: null, origin: "metadata" },
    ]);
    expect(operations[1]?.routes[0]?.parameters.map(({ type }) => type)).toEqual(["Edm.String", "Edm.Int32"]);
  });
});

it("`mergeMetadata` refuses the metadata of another API", () => {
  const other = readService(csdl('<ComplexType Name="shelf"/>'), "shop.xml");
  expect(() => mergeMetadata(model([type("book", [])], []), other, { file: "shop.xml" })).toThrow(
    "shop.xml declares the namespaces shop; the docs describe microsoft.graph.",
  );
});
