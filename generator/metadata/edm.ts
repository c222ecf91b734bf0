import type { XmlElement } from "./xml.js";

/** XML namespace of a schema and the elements in it. */
export const EDM = "http://docs.oasis-open.org/odata/ns/edm";

export interface Schema {
  readonly namespace: string;
  readonly element: XmlElement;
}

/** Returns the child elements in CSDL's namespace, optionally only the elements with one name. */
export function edmChildren(parent: XmlElement, name?: string): readonly XmlElement[] {
  return parent.children.filter((child) => child.namespace === EDM && (name === undefined || child.name === name));
}

/** Returns the value of a boolean attribute; `null` if it is missing. */
export function booleanAttribute(element: XmlElement, attribute: string): boolean | null {
  const value = element.attributes.get(attribute);
  return value === undefined ? null : value === "true" || value === "1";
}
