import type { Schema } from "./edm.js";
import type { XmlElement } from "./xml.js";

/** How the names of a CSDL document are spelled out. */
export interface Names {
  /**
   * Writes every aliased name in a text with its namespace: `Collection(graph.user)` becomes
   * `Collection(microsoft.graph.user)`. Works on type expressions, annotation targets and terms alike.
   */
  expand(text: string): string;
  /** A type expression spelled out, type definitions replaced by the primitive type that goes over the wire. */
  type(text: string): string;
  /** Whether another document, included by reference, declares the name. */
  isExternal(qualifiedName: string): boolean;
}

/**
 * Collects aliases and type definitions. An alias holds in the whole document, also before the schema that declares it.
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
