import type { XmlElement } from "./xml.js";

/** XML namespace of what stands inside a schema. */
export const EDM = "http://docs.oasis-open.org/odata/ns/edm";

export interface Schema {
  readonly namespace: string;
  readonly element: XmlElement;
}

/** The child elements that CSDL defines, of one name where one is asked for. */
export function edmChildren(parent: XmlElement, name?: string): readonly XmlElement[] {
  return parent.children.filter((child) => child.namespace === EDM && (name === undefined || child.name === name));
}

/** A boolean attribute; `null` where it is absent. */
export function booleanAttribute(element: XmlElement, attribute: string): boolean | null {
  const value = element.attributes.get(attribute);
  return value === undefined ? null : value === "true" || value === "1";
}
