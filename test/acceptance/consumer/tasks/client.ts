import { batch, GraphClient, GraphError } from "graph-sdk";
import { all, task } from "../task.js";

export default [
  task("make a call that the docs do not have", {
    docs: "the SDK's README: raw calls",
    requests: [
      {
        line: "POST /v1.0/me/drive/special/approot/follow?keep=true",
        headers: { "x-trace": "1", authorization: "Bearer token" },
        body: { note: "x" },
        reply: { body: { id: "1" } },
      },
    ],
    run: async (graph) => {
      const item = await graph.request<{ id: string }>({
        method: "POST",
        path: "/me/drive/special/approot/follow",
        query: { keep: true },
        headers: { "x-trace": "1" },
        body: { note: "x" },
      });
      return item.id;
    },
    result: "1",
  }),

  task("send twenty-five calls as two batches, with a dependency and a failing part", {
    docs: "json-batching: up to 20 requests; dependsOn",
    requests: [
      {
        line: "POST /v1.0/$batch",
        reply: {
          body: {
            responses: Array.from({ length: 20 }, (_, index) =>
              index === 1
                ? { id: "1", status: 404, body: { error: { code: "itemNotFound", message: "none" } } }
                : {
                    id: String(index),
                    status: 200,
                    headers: { "content-type": "application/json" },
                    body: { id: `u${String(index)}` },
                  },
            ),
          },
        },
      },
      {
        line: "POST /v1.0/$batch",
        reply: {
          body: {
            responses: Array.from({ length: 5 }, (_, index) => ({
              id: String(index),
              status: 200,
              headers: { "content-type": "application/json" },
              body: { id: `v${String(index)}` },
            })),
          },
        },
      },
    ],
    run: async (graph) => {
      const parts = Object.fromEntries(
        Array.from({ length: 25 }, (_, index) => [
          `p${String(index)}`,
          (part: typeof graph.context) => new GraphClient(part).users.byId(String(index)).get(),
        ]),
      );
      const results = await batch(graph.context, parts);
      const failed = results["p1"];
      return [Object.keys(results).length, failed instanceof GraphError ? failed.code : "no error"];
    },
    result: [25, "itemNotFound"],
  }),

  task("infer the types of batch parts that depend on each other", {
    docs: "json-batching: dependsOn",
    requests: [
      {
        line: "POST /v1.0/$batch",
        reply: {
          body: {
            responses: [
              {
                id: "0",
                status: 200,
                headers: { "content-type": "application/json" },
                body: { id: "1", displayName: "A" },
              },
              { id: "1", status: 200, headers: { "content-type": "application/json" }, body: { value: [{ id: "m" }] } },
            ],
          },
        },
      },
    ],
    run: async (graph) => {
      const { user, messages } = await batch(graph.context, {
        user: (part) => new GraphClient(part).me.get({ select: ["id", "displayName"] }),
        messages: { run: (part) => new GraphClient(part).me.messages.list(), dependsOn: ["user"] },
      });
      if (user instanceof GraphError || messages instanceof GraphError) return [];
      const name: string | null | undefined = user.displayName;
      return [name, messages.value[0]?.id];
    },
    result: ["A", "m"],
  }),

  task("wait as long as Retry-After says after 429", {
    docs: "throttling: Retry-After",
    requests: [
      { line: "GET /v1.0/me", reply: { status: 429, headers: { "retry-after": "0" } } },
      { line: "GET /v1.0/me", reply: { body: { id: "1" } } },
    ],
    run: async (graph) => (await graph.me.get()).id,
    result: "1",
  }),

  task("do not retry a single call", {
    docs: "throttling; the SDK's README: retries per call",
    requests: [{ line: "GET /v1.0/me", reply: { status: 503 } }],
    run: async (graph) => {
      try {
        await graph.me.get({ retry: false });
      } catch (error) {
        return error instanceof GraphError ? error.status : "no GraphError";
      }
      return "no error";
    },
    result: 503,
  }),

  task("answer a claims challenge with a new token", {
    docs: "identity platform, claims challenges: WWW-Authenticate with claims",
    requests: [
      {
        line: "GET /v1.0/me",
        headers: { authorization: "Bearer token" },
        reply: {
          status: 401,
          headers: {
            "www-authenticate":
              'Bearer realm="", authorization_uri="https://login.microsoftonline.com/common/oauth2/authorize", error="insufficient_claims", claims="eyJhY2Nlc3NfdG9rZW4iOnt9fQ=="',
          },
        },
      },
      { line: "GET /v1.0/me", headers: { authorization: "Bearer token-with-claims" }, reply: { body: { id: "1" } } },
    ],
    run: async (graph) => (await graph.me.get()).id,
    result: "1",
  }),

  task("abort a call", {
    docs: "AbortSignal of the Fetch standard",
    requests: [],
    run: async (graph) => {
      const controller = new AbortController();
      controller.abort(new Error("enough"));
      try {
        await graph.me.get({ signal: controller.signal });
      } catch (error) {
        return error instanceof Error ? error.message : "";
      }
      return "no error";
    },
    result: "enough",
  }),

  task("call the beta version", {
    docs: "versioning-and-support: /beta",
    requests: [{ line: "GET /beta/me", reply: { body: { id: "1" } } }],
    run: async (graph, { origin }) => {
      const beta = new GraphClient({ credential: () => Promise.resolve("token"), baseUrl: `${origin}/beta` });
      void graph;
      return (await beta.me.get()).id;
    },
    result: "1",
  }),

  task("address a national cloud", {
    docs: "deployments: https://graph.microsoft.us",
    requests: [],
    run: async () => {
      const targets: string[] = [];
      const graph = new GraphClient({
        cloud: "usGovL4",
        credential: () => Promise.resolve("token"),
        fetch: (input) => {
          targets.push(new Request(input).url);
          return Promise.resolve(Response.json({ value: [] }));
        },
      });
      await all(graph.users.list());
      return targets;
    },
    result: ["https://graph.microsoft.us/v1.0/users"],
  }),

  task("update with a required If-Match header", {
    docs: "plannertask-update: If-Match is required",
    requests: [
      {
        line: "PATCH /v1.0/planner/tasks/1",
        headers: { "if-match": 'W/"JzEtVGFzayAgQEBAQEBAQEBAQEBAQEBAWCc="' },
        body: { title: "x" },
        reply: { status: 204 },
      },
    ],
    run: async (graph) => {
      await graph.planner.tasks
        .byId("1")
        .update({ title: "x" }, { ifMatch: 'W/"JzEtVGFzayAgQEBAQEBAQEBAQEBAQEBAWCc="' });
    },
  }),
];
