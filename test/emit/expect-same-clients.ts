import { expect } from "vitest";
import { client } from "../../generator/emit/client/client.js";
import type { ClientNode } from "../../generator/emit/client/client-node.js";
import { clientsOf } from "../../generator/emit/client/shared-clients.js";
import type { SdkPlan } from "../../generator/emit/plan-sdk.js";
import { Imports } from "../../generator/emit/print/imports.js";

/**
 * Checks that all nodes which share a client would get equal code if each had its own client. Only the request lines in
 * comments may differ.
 *
 * @returns the number of shared clients
 */
export function expectSameClients(plan: SdkPlan): number {
  const written = (node: ClientNode): string => {
    const imports = new Imports("src/client/module");
    const declaration = client([node], plan, imports);
    const text = JSON.stringify([declaration, imports.declarations()]);
    return text.replaceAll(/`(?:GET|POST|PUT|PATCH|DELETE|HEAD|OPTIONS) \/[^`]*`/g, "a request");
  };
  const several = clientsOf(plan.client).filter((nodes) => nodes.length > 1);
  for (const [first, ...others] of several) {
    for (const other of others) expect(written(other)).toBe(written(first));
  }
  return several.length;
}
