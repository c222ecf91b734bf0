import { splitName } from "./qualified-name.js";
import { isHostName } from "./sample-id.js";

/**
 * Creates a function that tells whether a path segment with dots is a qualified name, of a type, an action or a function:
 * its namespace is known, or starts like a known one. `graph.user` is short for `microsoft.graph.user`. A host name
 * (`contoso.sharepoint.com`) is one only if its namespace is known exactly.
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
