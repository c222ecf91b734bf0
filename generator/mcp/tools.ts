import { closest } from "fastest-levenshtein";
import type { AgentOperation } from "../export/agent/agent-operations.js";
import { visibleCode } from "../export/agent/plain-text.js";
import { pagingOf } from "../model/api-info.js";
import type { ApiModel } from "../model/model.js";
import { namespaceTest } from "../model/namespace-test.js";
import { splitName } from "../model/qualified-name.js";
import { indexTypes } from "../model/type-index.js";
import { buildRequest, type CallArguments } from "./build-request.js";
import { sendRequest } from "./call-operation.js";
import { describeOperation, describeType, findType } from "./describe.js";
import type { Runtime, RuntimeContext } from "./runtime.js";
import { operationSearch } from "./search-operations.js";
import { ToolError } from "./tool-error.js";

export interface SearchArguments {
  readonly query: string;
  readonly limit?: number;
}

export interface DescribeArguments {
  readonly id: string;
}

/** The three tools. Each function returns text of a limited length, or throws a {@link ToolError}. */
export interface Tools {
  search(args: SearchArguments): string;
  describe(args: DescribeArguments): string;
  call(args: CallArguments, signal: AbortSignal): Promise<string>;
}

export interface ToolOptions {
  readonly runtime: Runtime;
  readonly context: RuntimeContext;
  /** Empty if requests are sent without a credential. */
  readonly token: string;
  /** Whether operations other than GET may be called. */
  readonly allowWrites: boolean;
}

const DEFAULT_RESULTS = 5;

/** Makes the tools for an API. */
export function createTools(model: ApiModel, { runtime, context, token, allowWrites }: ToolOptions): Tools {
  const search = operationSearch(model);
  const operations = new Map(model.operations.map((operation) => [operation.id.toLowerCase(), operation]));
  const types = indexTypes(model.types);
  const roots = { documented: model.api.baseUrl.replace(/\/$/, ""), own: context.baseUrl };
  const isCast = namespaceTest([
    model.api.namespace,
    ...model.types.flatMap(({ name }) => splitName(name).namespace ?? []),
  ]);
  const unknown = (id: string): ToolError => {
    const near =
      id === "" || operations.size === 0 ? null : closest(id.slice(0, 100).toLowerCase(), [...operations.keys()]);
    const hint = near === null ? "" : ` A similar id is ${near}.`;
    return new ToolError(`No operation has the id ${visibleCode(id, 100)}.${hint} Use search_operations to find ids.`);
  };
  return {
    search: ({ query, limit = DEFAULT_RESULTS }) => {
      const found = search(query, limit);
      if (found.length > 0) return found.map(resultLine).join("\n");
      throw new ToolError("No operation matches the query. Use other words, such as the name of the resource.");
    },
    describe: ({ id }) => {
      const operation = operations.get(id.toLowerCase());
      if (operation !== undefined) return describeOperation(operation, types);
      const type = findType(id, model, types);
      if (type !== undefined) return describeType(type, types);
      throw unknown(id);
    },
    call: async (args, signal) => {
      const operation = operations.get(args.id.toLowerCase());
      if (operation === undefined) throw unknown(args.id);
      assertWellFormed(args);
      const request = buildRequest(operation, args, runtime, isCast, roots);
      if (request.method !== "GET" && !allowWrites) {
        throw new ToolError(
          `${operation.id} sends ${request.method}, and this server allows only GET. Ask the user to start it with --allow-writes.`,
        );
      }
      return sendRequest(request, context, runtime, { paging: pagingOf(model.api), token, signal });
    },
  };
}

/** A URL cannot have a half of a surrogate pair, and the runtime cannot encode it. */
function assertWellFormed({ parameters, query }: CallArguments): void {
  const texts = [parameters, query].flatMap((values) => Object.entries(values ?? {})).flat(2);
  if (!texts.some((text) => typeof text === "string" && /\p{Surrogate}/u.test(text))) return;
  throw new ToolError("A value contains half of a surrogate pair, which is not valid in a URL. Remove this character.");
}

function resultLine({ id, summary, routes, permission }: AgentOperation): string {
  return `${id} | ${summary} | ${routes}${permission === null ? "" : ` | ${permission}`}`;
}
