import { describe, expect, test } from "vitest";
import { corpus } from "../corpus.js";
import { buildConsumer, compileConsumer } from "./build-consumer.js";
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
