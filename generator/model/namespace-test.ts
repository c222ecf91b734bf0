import { splitName } from "./qualified-name.js";
import { isHostName } from "./sample-id.js";

/**
 * Creates a function that tells whether a path segment with dots is the qualified name of a type, an action or a
 * function. The namespace must be known, or start with a part of a known namespace: `graph.user` is short for
 * `microsoft.graph.user`. A segment that looks like a host name (`contoso.sharepoint.com`) is a qualified name only if
 * its whole namespace is known.
 */
export function namespaceTest(namespaces: Iterable<string>): (name: string) => boolean {
  const known = new Set([...namespaces].map((namespace) => namespace.toLowerCase()));
  const parts = new Set([...known].flatMap((namespace) => namespace.split(".")));
  return (name) => {
    const namespace = splitName(name.toLowerCase()).namespace;
    if (namespace === null) return false;
    return known.has(namespace) || (!isHostName(name) && parts.has(namespace.split(".", 1)[0] ?? ""));
  };
}
