import type { ApiModel } from "../../generator/model/model.js";
import { complex, enumeration, example, model, operation, property, responds, takes, type } from "./hand-made.js";

const KEY_SET = "microsoft.graph.trustFrameworkKeySet";
const KEY = "microsoft.graph.trustFrameworkKey";

const row = { file: "api/trustframework-post-keysets.md", line: 22, column: 1 };

const created = { "@odata.type": `#${KEY_SET}`, id: "keyset1", keys: [{ kid: "k1" }] };

/** The model of the trust framework resources that `input-docs` documents. */
export const trustFramework: ApiModel = model(
  [
    type("entity", [property("id", "Edm.String", { readOnly: true })], { key: ["id"], abstract: true }),
    type("trustFrameworkKeySet", [property("keys", `Collection(${KEY})`)], {
      base: "microsoft.graph.entity",
      description: "A set of keys.",
    }),
    complex("trustFrameworkKey", [
      property("kid"),
      property("use", "Edm.String", { values: ["sig", "enc"] }),
      property("exp", "Edm.Int64"),
      property("status", "microsoft.graph.keyStatus"),
      property("activated", "Edm.DateTimeOffset"),
    ]),
    enumeration("keyStatus", ["enabled", "disabled"]),
  ],
  [
    operation("trustframework-list-keysets", "List keySets", "list", ["GET /trustFramework/keySets"], {
      responses: [responds(200, `Collection(${KEY_SET})`)],
      examples: [
        example("GET https://graph.microsoft.com/v1.0/trustFramework/keySets?$select=id&$top=2", null, {
          status: 200,
          body: { value: [{ id: "keyset1" }], "@odata.nextLink": "https://graph.microsoft.com/v1.0/next" },
        }),
      ],
    }),
    operation(
      "trustframework-post-keysets",
      "Create trustFrameworkKeySet",
      "create",
      ["POST /trustFramework/keySets"],
      {
        requestBody: takes(KEY_SET, [property("id", "Edm.String", { required: true })]),
        responses: [responds(201, KEY_SET)],
        examples: [
          example("POST /trustFramework/keySets", { id: "keyset1" }, { status: 201, body: created }),
          example("POST /trustFramework/keySets", { id: 1, kyes: [] }, { status: 201, body: created }),
        ],
        permissions: [
          {
            appliesTo: null,
            delegatedWork: {
              supported: true,
              placeholder: false,
              least: [["TrustFrameworkKeySet.ReadWrite.All"]],
              higher: [],
              source: row,
            },
            delegatedPersonal: { supported: false, placeholder: false, least: [], higher: [], source: row },
            application: {
              supported: true,
              placeholder: false,
              least: [["TrustFrameworkKeySet.ReadWrite.All"]],
              higher: [],
              source: row,
            },
            source: { file: "api/trustframework-post-keysets.md", line: 20, column: 1 },
          },
        ],
      },
    ),
    operation("trustframeworkkeyset-get", "Get trustFrameworkKeySet", "get", ["GET /trustFramework/keySets/{id}"], {
      responses: [responds(200, KEY_SET)],
      examples: [
        example("GET /trustFramework/keySets/keyset%2F1", null, { status: 200, body: created }),
        example("GET /trustFramework/keySets/gone", null, { status: 404, body: { error: { code: "notFound" } } }),
      ],
    }),
    operation(
      "trustframeworkkeyset-delete",
      "Delete trustFrameworkKeySet",
      "delete",
      ["DELETE /trustFramework/keySets/{id}"],
      {
        responses: [responds(204)],
        examples: [example("DELETE /trustFramework/keySets/keyset1", null, { status: 204 })],
      },
    ),
    operation(
      "trustframeworkkeyset-uploadsecret",
      "trustFrameworkKeySet: uploadSecret",
      "action",
      ["POST /trustFramework/keySets/{id}/uploadSecret"],
      {
        requestBody: takes(null, [
          property("use", "Edm.String", { required: true, values: ["sig", "enc"] }),
          property("k", "Edm.String", { required: true }),
          property("exp", "Edm.Int64"),
        ]),
        responses: [responds(200, KEY)],
        examples: [
          example(
            "POST /trustFramework/keySets/keyset1/uploadSecret",
            { use: "sig", k: "abc" },
            {
              status: 200,
              body: { kid: "k1", activated: "2026-01-31T00:00:00Z" },
            },
            { Prefer: "return=representation", Authorization: "Bearer {token}" },
          ),
        ],
      },
    ),
  ],
);
