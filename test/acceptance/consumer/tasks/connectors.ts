import type { ExternalConnectorsExternalItemCreate } from "graph-sdk/models";
import { task } from "../task.js";

export default [
  task("connect an external system, register its schema and wait for it", {
    docs: "externalconnectors-external-post-connections; externalconnectors-schema-create: Prefer and Location; externalconnectors-connectionoperation-get",
    requests: ({ origin }) => [
      {
        line: "POST /v1.0/external/connections",
        body: { id: "contosohr", name: "Contoso HR", description: "Index of Contoso HR" },
        reply: { status: 201, body: { id: "contosohr", state: "draft" } },
      },
      {
        line: "POST /v1.0/external/connections/contosohr/schema",
        headers: { prefer: "respond-async" },
        body: {
          baseType: "microsoft.graph.externalItem",
          properties: [
            { name: "ticketTitle", type: "string", isSearchable: true, isRetrievable: true, labels: ["title"] },
            { name: "priority", type: "string", isQueryable: true },
          ],
        },
        reply: {
          status: 202,
          headers: { location: `${origin}/v1.0/external/connections/contosohr/operations/616bfeed` },
        },
      },
      {
        line: "GET /v1.0/external/connections/contosohr/operations/616bfeed",
        reply: { body: { id: "616bfeed", status: "completed", error: null } },
      },
    ],
    run: async (graph) => {
      const { connections } = graph.external;
      const connection = await connections.create({
        id: "contosohr",
        name: "Contoso HR",
        description: "Index of Contoso HR",
      });
      const registration = await connections.byId("contosohr").schema.create(
        {
          baseType: "microsoft.graph.externalItem",
          properties: [
            { name: "ticketTitle", type: "string", isSearchable: true, isRetrievable: true, labels: ["title"] },
            { name: "priority", type: "string", isQueryable: true },
          ],
        },
        { headers: { prefer: "respond-async" } },
      );
      const { status } = await registration.done();
      return [connection.state, status];
    },
    result: ["draft", "succeeded"],
  }),

  task("index an item with properties of its own, and change who sees it", {
    docs: "externalconnectors-externalitem-create: PUT, properties with @odata.type; externalconnectors-externalitem-update",
    requests: [
      {
        line: "PUT /v1.0/connections/contosohr/items/TSP228082938",
        body: {
          acl: [{ type: "user", value: "e811976d", accessType: "grant" }],
          properties: {
            title: "Error in the payment gateway",
            priority: 1,
            "categories@odata.type": "Collection(String)",
            categories: ["red", "blue"],
          },
          content: { value: "Error in payment gateway...", type: "text" },
        },
        reply: { status: 200 },
      },
      {
        line: "PATCH /v1.0/external/connections/contosohr/items/TSP228082938",
        body: { acl: [{ type: "everyone", value: "67a141d8", accessType: "grant" }] },
        reply: { body: { id: "TSP228082938", acl: [{ type: "everyone", value: "67a141d8", accessType: "grant" }] } },
      },
    ],
    run: async (graph) => {
      const body: ExternalConnectorsExternalItemCreate = {
        acl: [{ type: "user", value: "e811976d", accessType: "grant" }],
        properties: {
          title: "Error in the payment gateway",
          priority: 1,
          "categories@odata.type": "Collection(String)",
          categories: ["red", "blue"],
        },
        content: { value: "Error in payment gateway...", type: "text" },
      };
      await graph.request({ method: "PUT", path: "/connections/contosohr/items/TSP228082938", body });
      const updated = await graph.external.connections
        .byId("contosohr")
        .items.byId("TSP228082938")
        .update({ acl: [{ type: "everyone", value: "67a141d8", accessType: "grant" }] });
      return updated.acl?.[0]?.type;
    },
    result: "everyone",
  }),
];
