import { join } from "node:path";
import { openContext } from "../../generator/mcp/open-context.js";
import type { Runtime } from "../../generator/mcp/runtime.js";
import { createTools, type Tools } from "../../generator/mcp/tools.js";
import type { ApiModel, Operation } from "../../generator/model/model.js";
import { createGraphContext } from "../../templates/runtime/context.js";
import { formBody } from "../../templates/runtime/form.js";
import { functionPath } from "../../templates/runtime/function-path.js";
import { expression, literalText } from "../../templates/runtime/literal-text.js";
import { itemPath, literal } from "../../templates/runtime/path.js";
import { send } from "../../templates/runtime/request.js";
import { lampProject } from "../cli/lamp-docs.js";
import { readDocsSet } from "../read-docs-set.js";
import { stub, type Reply } from "../templates/hostile-server.js";
import { token } from "./mcp-client.js";

/** The runtime of the SDK. The compiler checks that the types of the generator fit it. */
export const runtime: Runtime = {
  createGraphContext,
  formBody,
  functionPath,
  expression,
  literalText,
  itemPath,
  literal,
  send,
};

interface ToolsInTest {
  readonly tools: Tools;
  /** The requests that were sent. */
  readonly requests: readonly Request[];
  readonly call: (args: Parameters<Tools["call"]>[0]) => Promise<string>;
}

interface Setup {
  readonly routes?: readonly string[];
  readonly change?: Partial<Operation>;
  readonly replies?: readonly Reply[];
  readonly allowWrites?: boolean;
  readonly auth?: "entra" | { readonly header: string };
  readonly token?: string;
  /** Default: the documented service root. */
  readonly baseUrl?: string;
}

/** Makes tools for the operation `lamp-get` with other routes. The service is a stub. */
export async function lampTools(setup: Setup = {}): Promise<ToolsInTest> {
  const { model } = await readDocsSet(join(lampProject(), "docs"));
  const routes = (setup.routes ?? ["GET /lamps/{id}"]).map((line) => {
    const [method = "", path = ""] = line.split(/ (.*)/s);
    const source = { file: "api/lamp-get.md", line: 1, column: 1 };
    return { method: method as "GET", path, query: null, parameters: [], source };
  });
  const operations = model.operations.map((operation) => ({ ...operation, routes, ...setup.change }));
  return toolsOf({ ...model, operations }, setup);
}

export function toolsOf(model: ApiModel, setup: Omit<Setup, "routes" | "change"> = {}): ToolsInTest {
  const { replies = [], allowWrites = false, auth = "entra" } = setup;
  const { fetch, requests } = stub(...replies);
  const { baseUrl = model.api.baseUrl } = setup;
  const credential = setup.token ?? token;
  const context = openContext(runtime, { baseUrl, token: credential, auth, userAgent: "test", fetch });
  const tools = createTools(model, { runtime, context, token: credential, allowWrites });
  return { tools, requests, call: (args) => tools.call(args, new AbortController().signal) };
}
