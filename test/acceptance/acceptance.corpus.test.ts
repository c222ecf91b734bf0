import { describe, expect, test } from "vitest";
import { corpus } from "../corpus.js";
import { buildConsumer, compileConsumer, sdkFolder } from "./build-consumer.js";
import { completions, documentedProperties } from "./completions.js";
import pending from "./pending.json" with { type: "json" };
import { serve } from "./serve.js";

const reference = corpus("graph-2021-07");
const consumer = reference === null ? null : await buildConsumer(reference);
/**
 * Names of tasks that the SDK cannot do yet. The tests expect these tasks to fail, so remove a name as soon as its task
 * passes. In the tasks, lines that do not compile yet have `@ts-expect-error`.
 */
const open = new Set<string>(pending);

describe.skipIf(consumer === null)("everyday tasks with the SDK of Microsoft Graph", () => {
  test("the programs of all tasks compile in strict mode", () => {
    expect(compileConsumer()).toEqual([]);
  });

  test("editors suggest all documented properties in `select`", () => {
    const collections: readonly (readonly [call: string, resource: string])[] = [
      ["users.list", "user"],
      ["groups.list", "group"],
      ["me.messages.list", "message"],
      ['me.drive.items.byId("1").get', "driveitem"],
    ];
    const suggested = completions(
      sdkFolder,
      collections.map(
        ([call]) => `import type { GraphClient } from "graph-sdk";
          declare const graph: GraphClient;
          void graph.${call}({ select: ["|"] });`,
      ),
    );
    for (const [index, [, resource]] of collections.entries()) {
      const documented = documentedProperties(`${reference ?? ""}/api-reference/v1.0/resources/${resource}.md`);
      expect(documented.length).toBeGreaterThan(20);
      expect(suggested[index]).toEqual(expect.arrayContaining(documented));
    }
  });

  for (const { name, requests, run, result } of consumer?.tasks ?? [])
    test(name, { fails: open.has(name) }, async () => {
      if (consumer === null) throw new Error("The tasks are not built.");
      const server = await serve(requests);
      try {
        const graph = new consumer.sdk.GraphClient({
          credential: {
            getToken: (_scopes, options) =>
              Promise.resolve({ token: options?.claims === undefined ? "token" : "token-with-claims" }),
          },
          baseUrl: `${server.origin}/v1.0`,
        });
        const outcome = await run(graph, server).then(
          (value) => ({ value }),
          (error: unknown) => ({ error: String(error) }),
        );
        expect(server.differences()).toEqual([]);
        expect(outcome).toEqual({ value: result });
      } finally {
        await server.close();
      }
    });
});
