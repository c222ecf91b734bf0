import type { Call } from "../emit/calls/calls.js";
import { clientsOf } from "../emit/client/shared-clients.js";
import { nodesOf, type ClientNode } from "../emit/client/client-node.js";
import type { OperationModule } from "../emit/calls/operation-modules.js";
import type { SdkPlan } from "../emit/plan-sdk.js";

/**
 * What of an SDK leads to calls, and nothing else: its client and its functions, declared without what they take and
 * give. A compiler reads that in a moment, and follows a program through its variables to the calls that it makes.
 */
export interface SdkStub {
  /** The text of each module, by its name in the SDK: `index`, `operations/users`. */
  readonly modules: ReadonlyMap<string, string>;
  /** The call that a declaration stands for, by {@link declarationKey}. */
  readonly calls: ReadonlyMap<string, Call>;
  /** Names that calls have, so that no others need be looked at. */
  readonly names: ReadonlySet<string>;
}

/** Where the clients of the places of an API stand. */
const CLIENT = "client";

/** Names a declaration: the module, the class where it is in one, and its own name. */
export function declarationKey(module: string, owner: string | null, name: string): string {
  return JSON.stringify([module, owner, name]);
}

export function createSdkStub(plan: SdkPlan): SdkStub {
  const calls = new Map<string, Call>();
  const modules = new Map([
    ["index", `export { GraphClient } from "./${CLIENT}.js";\n`],
    [CLIENT, clientModule(plan.client, calls)],
    ...plan.modules.map((module): [string, string] => [`operations/${module.path}`, operationModule(module, calls)]),
  ]);
  const names = new Set([...calls.keys()].map((key) => (JSON.parse(key) as [string, string | null, string])[2]));
  return { modules, calls, names };
}

function operationModule({ path, functions }: OperationModule, calls: Map<string, Call>): string {
  return functions
    .map(({ name, call }) => {
      calls.set(declarationKey(`operations/${path}`, null, name), call);
      return `export declare function ${name}(...values: any): any;\n`;
    })
    .join("");
}

/**
 * A class for each node, in one module, also where several have one client in the SDK: so a call is seen with the path
 * that led to it. Under the name of a client the module has the first of its nodes; the others have the same calls,
 * of the same pages.
 */
function clientModule(root: ClientNode, calls: Map<string, Call>): string {
  const names = new Map([...nodesOf(root)].map((node, index) => [node, `${node.clientName}_${index.toString()}`]));
  const nameOf = (node: ClientNode): string => names.get(node) ?? node.clientName;
  const classes = [...nodesOf(root)].map((node) => {
    const children = node.children.map((child) =>
      child.parameters.length === 0
        ? `get ${child.accessor}(): ${nameOf(child)};`
        : `${child.accessor}(...values: any): ${nameOf(child)};`,
    );
    const methods = node.methods.map(({ name, call }) => {
      calls.set(declarationKey(CLIENT, nameOf(node), name), call);
      return `${name}(...values: any): any;`;
    });
    return `declare class ${nameOf(node)} {\n${[...children, ...methods].join("\n")}\n}\n`;
  });
  const exported = clientsOf(root).map(([node]) => `${nameOf(node)} as ${node.clientName}`);
  return `${classes.join("")}export { ${exported.join(", ")} };\n`;
}
