import { Client, InMemoryTransport } from "@modelcontextprotocol/client";
import { fromJsonSchema, McpServer } from "@modelcontextprotocol/server";
import { describe, expect, onTestFinished, test } from "vitest";
import { toolLines } from "../../generator/export/agent/tool-inputs.js";
import { createMcpServer, type ServerOptions } from "../../generator/mcp/mcp-server.js";
import type { Tools } from "../../generator/mcp/tools.js";
import { json } from "../templates/hostile-server.js";
import { lampTools } from "./mcp-tools.js";

async function connect(
  tools: Tools | Promise<Tools>,
  allowWrites = false,
  reading: Partial<ServerOptions> = {},
): Promise<Client> {
  const server = createMcpServer({ McpServer, fromJsonSchema }, Promise.resolve(tools), {
    version: "1.2.3",
    allowWrites,
    progress: () => null,
    ...reading,
  });
  const [here, there] = InMemoryTransport.createLinkedPair();
  const client = new Client({ name: "test", version: "1" });
  await Promise.all([server.connect(there), client.connect(here)]);
  onTestFinished(() => client.close());
  return client;
}

const lamps = async (): Promise<Tools> => (await lampTools({ replies: [json({ id: "1" })] })).tools;

describe("the MCP server", () => {
  test("has three tools, which say whether they change data", async () => {
    const reading = await (await connect(await lamps())).listTools();
    expect(reading.tools.map(({ name, annotations }) => [name, annotations?.readOnlyHint])).toEqual([
      ["search_operations", true],
      ["describe_operation", true],
      ["call_operation", true],
    ]);
    expect(
      reading.tools.map(({ name, inputSchema: { properties, required } }) => {
        const isOptional = (key: string): boolean => required?.includes(key) !== true;
        const keys = Object.keys(properties ?? {}).map((key) => `\`${key}\`${isOptional(key) ? " (optional)" : ""}`);
        return `- \`${name}\`: ${keys.join(", ")}\n`;
      }),
    ).toEqual(toolLines().match(/.+\n/g));
    const writing = await (await connect(await lamps(), true)).listTools();
    expect(writing.tools[2]?.annotations).toMatchObject({ readOnlyHint: false, destructiveHint: true });
    expect(writing.tools[2]?.description).toContain("ask the user first");
  });

  test("answers with text", async () => {
    const client = await connect(await lamps());
    const result = await client.callTool({
      name: "call_operation",
      arguments: { id: "lamp-get", parameters: { id: "1" } },
    });
    expect(result).toMatchObject({ content: [{ type: "text", text: 'HTTP 200\n{"id":"1"}' }] });
    expect(result.isError).not.toBe(true);
  });

  test.each([
    ["", null],
    [" 20 of 700 pages are read.", [20, 700]],
  ] as const)("says that it still reads the docs, before the client stops waiting:%s", async (state, counts) => {
    let finish: (read: Tools) => void = () => undefined;
    const tools = new Promise<Tools>((resolve) => {
      finish = resolve;
    });
    const client = await connect(tools, false, { progress: () => counts, patience: 0 });
    const search = { name: "search_operations", arguments: { query: "lamp" } };
    const text = `The server is still reading the docs.${state} Call this tool again in some seconds.`;
    expect(await client.callTool(search)).toMatchObject({ isError: true, content: [{ text }] });
    finish(await lamps());
    expect((await client.callTool(search)).isError).not.toBe(true);
  });

  test.each([
    ["search_operations", {}],
    ["search_operations", { query: 1 }],
    ["search_operations", { query: "" }],
    ["search_operations", { query: "lamp", limit: 1000 }],
    ["search_operations", { query: "x".repeat(10_000) }],
    ["describe_operation", { id: null }],
    ["describe_operation", { id: "__proto__" }],
    ["call_operation", { id: "lamp-get", parameters: "id=1" }],
    ["call_operation", { id: "lamp-get", parameters: { id: { a: 1 } } }],
    ["call_operation", { id: "lamp-get", parameters: { id: [{ a: 1 }] } }],
    [
      "call_operation",
      { id: "lamp-get", parameters: Object.fromEntries(Array.from({ length: 200 }, (_, i) => [i, 1])) },
    ],
    ["call_operation", { id: "lamp-get", parameters: { id: "1" }, headers: { Prefer: 1 } }],
    ["call_operation", { id: "lamp-get", parameters: { id: "1" }, method: "DELETE" }],
    ["call_operation", { id: "lamp-get", parameters: { id: "1" }, query: { a: { b: 1 } } }],
  ])("answers wrong arguments of %s with an error that the agent can read: %j", async (name, args) => {
    const client = await connect(await lamps());
    const result = await client.callTool({ name, arguments: args });
    expect(result.isError).toBe(true);
    const [content] = result.content;
    expect(content?.type === "text" && content.text.length).toBeLessThan(1000);
    const next = await client.callTool({ name: "search_operations", arguments: { query: "lamp" } });
    expect(next.content).toMatchObject([{ text: "lamp-get | Get lamp | GET /lamps/{id} | Lamp.Read" }]);
  });

  test("answers with an error if docwright itself fails", async () => {
    const tools = {
      ...(await lamps()),
      search: () => {
        throw new RangeError("bug");
      },
    };
    const client = await connect(tools);
    expect(await client.callTool({ name: "search_operations", arguments: { query: "lamp" } })).toMatchObject({
      isError: true,
      content: [{ text: "docwright failed: RangeError: bug. Report this error." }],
    });
  });

  test("waits for the docs before it answers the first call of a tool", async () => {
    let isReady: (tools: Tools) => void = () => undefined;
    const client = await connect(new Promise((resolve) => (isReady = resolve)));
    const result = client.callTool({ name: "search_operations", arguments: { query: "lamp" } });
    expect((await client.listTools()).tools).toHaveLength(3);
    isReady(await lamps());
    expect((await result).content).toMatchObject([{ type: "text" }]);
  });
});
