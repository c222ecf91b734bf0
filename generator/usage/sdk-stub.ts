import type { Call } from "../emit/calls/calls.js";
import { clientsOf } from "../emit/client/shared-clients.js";
import { nodesOf, type ClientNode } from "../emit/client/client-node.js";
import type { OperationModule } from "../emit/calls/operation-modules.js";
import { classNames } from "../emit/class-names.js";
import type { SdkPlan } from "../emit/plan-sdk.js";

/**
 * Declarations of an SDK's client and functions without parameter and return types. The compiler needs them to find a
 * program's calls, and loads them much faster than the SDK itself.
 */
export interface SdkStub {
  /** The source text of each module, by its name in the SDK: `index`, `operations/users`. */
  readonly modules: ReadonlyMap<string, string>;
  /** The call of each declaration, by {@link declarationKey}. */
  readonly calls: ReadonlyMap<string, Call>;
  /** The names of all calls. The compiler only resolves identifiers with one of these names. */
  readonly names: ReadonlySet<string>;
}

/** The module that declares all clients. */
const CLIENT = "client";

/** Returns a key for a declaration: its module, its class (`null` for a function) and its name. */
export function declarationKey(module: string, owner: string | null, name: string): string {
  return JSON.stringify([module, owner, name]);
}

/** Creates the stub of a planned SDK. */
export function createSdkStub(plan: SdkPlan): SdkStub {
  const calls = new Map<string, Call>();
  const modules = new Map([
    ["index", `export { ${classNames(plan.options).client} } from "./${CLIENT}.js";\n`],
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
 * Declares one class for each path of the API, so that each call is found with its own path. In the SDK, several paths
 * can share a client. The stub then exports the class of the first path under the name of the client. This is
 * sufficient, because the same pages document the calls of the other paths.
 */
function clientModule(root: ClientNode, calls: Map<string, Call>): string {
  const names = new Map([...nodesOf(root)].map((node, index) => [node, `${node.clientName}_${index.toString()}`]));
  const nameOf = (node: ClientNode): string => names.get(node) ?? node.clientName;
  const classes = [...nodesOf(root)].map((node) => {
    const children = node.children.map((child) =>
      !child.isMethod
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
