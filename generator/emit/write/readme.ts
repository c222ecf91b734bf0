import { codeSpan } from "../boundary.js";
import type { SdkPlan } from "../plan/plan-sdk.js";
import type { ClientNode } from "../plan/client-tree.js";

/** What a person reads first: install, sign in, list, page, create, errors, with calls that this very SDK has. */
export function readme(plan: SdkPlan): string {
  const { packageName } = plan.options;
  const { namespace, version } = plan.model.api;
  const list = firstCall(plan.client, "list");
  const function_ = list === null ? undefined : plan.functions.get(list.call);
  return `# ${packageName}

A typed client of ${codeSpan(namespace)}, version ${codeSpan(version)}: ${plan.calls.length.toString()} operations and ${plan.graph.types.length.toString()} types. It is generated from the reference documentation; edit the docs, not these files.

\`\`\`sh
npm install ${packageName} @azure/identity
\`\`\`

## Sign in

\`\`\`ts
import { DefaultAzureCredential } from "@azure/identity";
import { GraphClient } from "${packageName}";

const graph = new GraphClient({ credential: new DefaultAzureCredential() });
\`\`\`

A credential is any \`TokenCredential\`, or a function that gives an access token. \`cloud\` chooses a national cloud.
${
  list === null
    ? ""
    : `
## List, page by page or item by item

\`\`\`ts
for await (const item of graph${list.expression}()) {
  console.log(item);
}
for await (const page of graph${list.expression}().byPage()) {
  console.log(page.value.length, page.nextLink);
}
\`\`\`
`
}
## One operation alone

Each operation is a plain function too. A bundle that imports one holds that one.
${
  function_ === undefined
    ? ""
    : `
\`\`\`ts
import { createGraphContext } from "${packageName}";
import { ${function_.own.name} } from "${packageName}/operations/${function_.module.path}.js";

const context = createGraphContext({ credential });
${function_.own.name}(context);
\`\`\`
`
}
The permissions of an operation stand under the same name in \`${packageName}/permissions/…\`; models in \`${packageName}/models/…\`.

## Errors

\`\`\`ts
import { GraphError } from "${packageName}";

try {
  // …
} catch (error) {
  if (error instanceof GraphError) console.error(error.status, error.code, error.requestId);
}
\`\`\`

Requests that are refused with 429 or fail with 503 are sent again where that does no harm, after the time that the service asks for.
`;
}

/** The first method of a name that can be called with nothing given on the way. */
function firstCall(
  node: ClientNode,
  name: string,
  way = "",
): { expression: string; call: ClientNode["methods"][number]["call"] } | null {
  const method = node.methods.find((candidate) => candidate.name === name && candidate.call.parameters.length === 0);
  if (method !== undefined) return { expression: `${way}.${name}`, call: method.call };
  for (const child of node.children) {
    const found = child.parameters.length > 0 ? null : firstCall(child, name, `${way}.${child.accessor}`);
    if (found !== null) return found;
  }
  return null;
}
