import { createAdaptorServer } from "@hono/node-server";
import { Client } from "@modelcontextprotocol/client";
import { StdioClientTransport } from "@modelcontextprotocol/client/stdio";
import type { Server } from "node:http";
import type { AddressInfo } from "node:net";
import { inject } from "vitest";
import type { ApiModel } from "../../generator/model/model.js";
import { createHandler } from "../../generator/serve/create-handler.js";
import { basePath } from "../../generator/serve/service-root.js";

export const token = "secret-token-0123456789";

/** A tool call of an agent, and what it cost. */
export interface ToolCall {
  readonly name: string;
  readonly args: Readonly<Record<string, unknown>>;
  readonly text: string;
  readonly isError: boolean;
}

/** An agent's client of `docwright serve --mcp`, whose requests go to `docwright serve`. */
export interface Agent {
  readonly client: Client;
  /** All calls of tools. */
  readonly calls: ToolCall[];
  /** The credentials of all requests that the service got. */
  readonly credentials: Set<string | null>;
  /** The text on standard error. */
  readonly stderr: () => string;
  /** Calls a tool. @throws an error if the result is an error */
  readonly use: (name: string, args: Readonly<Record<string, unknown>>) => Promise<string>;
  /** Calls an operation, and parses the JSON of the response. */
  readonly json: (args: Readonly<Record<string, unknown>>) => Promise<unknown>;
  readonly close: () => Promise<void>;
}

/**
 * Starts the service of a model in this process, and the MCP server in a child process. Waits until the server has read
 * the docs.
 */
export async function startAgent(model: ApiModel, docs: string, ...options: readonly string[]): Promise<Agent> {
  const credentials = new Set<string | null>();
  const handler = createHandler(model);
  const service = createAdaptorServer({
    fetch: (request) => {
      credentials.add(request.headers.get("authorization"));
      return handler(request);
    },
  }) as Server;
  await new Promise<void>((resolve) => service.listen(0, "127.0.0.1", resolve));
  const root = `http://127.0.0.1:${String((service.address() as AddressInfo).port)}${basePath(model.api.baseUrl)}`;
  const transport = new StdioClientTransport({
    command: process.execPath,
    args: [inject("builtCli"), "serve", "--mcp", "--docs", docs, "--base-url", root, ...options],
    env: { ...(process.env as Record<string, string>), DOCWRIGHT_TOKEN: token },
    stderr: "pipe",
  });
  let stderr = "";
  transport.stderr?.on("data", (chunk: Buffer) => (stderr += chunk.toString()));
  const client = new Client({ name: "test", version: "1" });
  await client.connect(transport);
  await waitUntilRead(client);
  const calls: ToolCall[] = [];
  const use: Agent["use"] = async (name, args) => {
    const { content, isError = false } = await client.callTool({ name, arguments: args });
    const text = content.map((part) => (part.type === "text" ? part.text : "")).join("");
    calls.push({ name, args, text, isError });
    if (isError) throw new Error(text);
    return text;
  };
  return {
    client,
    calls,
    credentials,
    stderr: () => stderr,
    use,
    json: async (args) => JSON.parse((await use("call_operation", args)).replace(/^HTTP \d+\n/, "")) as unknown,
    close: async () => {
      await client.close();
      service.closeAllConnections();
      service.close();
    },
  };
}

/** Calls a tool until the server has read the docs. */
async function waitUntilRead(client: Client): Promise<void> {
  const call = { name: "describe_operation", arguments: { id: "ready?" } };
  while (JSON.stringify((await client.callTool(call)).content).includes("still reading the docs"));
}
