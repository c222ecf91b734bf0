import type { Schema } from "./edm.js";
import type { XmlElement } from "./xml.js";

/** Expands the aliases and type definitions of a CSDL document. */
export interface Names {
  /**
   * Replaces aliases by namespaces: `Collection(graph.user)` becomes `Collection(microsoft.graph.user)`. Accepts type
   * expressions, annotation targets and terms.
   */
  expand(text: string): string;
  /** Expands a type expression and replaces type definitions by their primitive types. */
  type(text: string): string;
  /** Tells whether the name is in a namespace that the document includes from another document. */
  isExternal(qualifiedName: string): boolean;
}

/**
 * Collects aliases and type definitions. An alias is valid in the whole document, also before the schema that declares it.
 *
 * @see {@link https://docs.oasis-open.org/odata/odata-csdl-xml/v4.01/odata-csdl-xml-v4.01.html#sec_Alias | CSDL alias}
 */
export function readNames(root: XmlElement, schemas: readonly Schema[]): Names {
  const includes = root.children
    .filter(({ name }) => name === "Reference")
    .flatMap(({ children }) => children.filter(({ name }) => name === "Include"));
  const aliases = new Map<string, string>();
  for (const { attributes } of [...schemas.map(({ element }) => element), ...includes]) {
    const alias = attributes.get("Alias");
    const namespace = attributes.get("Namespace");
    if (alias !== undefined && namespace !== undefined) aliases.set(alias, namespace);
  }
  const external = new Set(includes.flatMap(({ attributes }) => attributes.get("Namespace") ?? []));

  const expand = (text: string): string =>
    text.replace(/[^\s(),/]+/g, (name) => {
      const dot = name.lastIndexOf(".");
      const namespace = aliases.get(name.slice(0, Math.max(dot, 0)));
      return namespace === undefined ? name : namespace + name.slice(dot);
    });

  const definitions = new Map<string, string>();
  for (const { namespace, element } of schemas) {
    for (const { name, attributes } of element.children) {
      const underlying = attributes.get("UnderlyingType");
      if (name === "TypeDefinition" && underlying !== undefined) {
        definitions.set(`${namespace}.${attributes.get("Name") ?? ""}`, underlying);
      }
    }
  }
  return {
    expand,
    type: (text) => expand(text.trim()).replace(/[^()]+/g, (name) => definitions.get(name) ?? name),
    isExternal: (name) => external.has(name.slice(0, Math.max(name.lastIndexOf("."), 0))),
  };
}
