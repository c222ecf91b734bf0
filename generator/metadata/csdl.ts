import { finding, type Report } from "../findings/create-finding.js";
import type { Finding } from "../findings/finding.js";
import { UsageError } from "../usage-error.js";
import { indexAnnotations } from "./annotations.js";
import type { AnnotationIndex } from "./annotations.js";
import { EDM, edmChildren } from "./edm.js";
import type { Schema } from "./edm.js";
import { readNames } from "./names.js";
import type { Names } from "./names.js";
import type { XmlElement } from "./xml.js";

const EDMX = "http://docs.oasis-open.org/odata/ns/edmx";

/** A CSDL document, with an index of its names and an index of its annotations. */
export interface Csdl {
  readonly schemas: readonly Schema[];
  readonly names: Names;
  readonly annotations: AnnotationIndex;
  readonly diagnostics: readonly Finding[];
  /** Reports an element that cannot be read. */
  readonly report: Report;
}

/**
 * Finds the schemas of a CSDL document and indexes its names and annotations.
 *
 * @param name the path of the file in errors
 * @throws UsageError if the root is not OData 4's `edmx:Edmx`, or does not contain a schema
 * @see {@link https://docs.oasis-open.org/odata/odata-csdl-xml/v4.01/odata-csdl-xml-v4.01.html#sec_CSDLXMLDocument | CSDL XML document}
 */
export function openCsdl(root: XmlElement, name: string): Csdl {
  if (root.namespace !== EDMX || root.name !== "Edmx") {
    throw new UsageError(
      `${name} is not OData 4 metadata: the root is <${root.name}> of namespace "${root.namespace}"; ` +
        `expected <edmx:Edmx> of namespace "${EDMX}". Use the CSDL file of the service.`,
    );
  }
  const elements = root.children
    .filter(({ namespace, name }) => namespace === EDMX && name === "DataServices")
    .flatMap((services) => edmChildren(services, "Schema"));
  if (elements.length === 0) {
    throw new UsageError(
      `${name} does not contain a <Schema> element of namespace "${EDM}". Use the CSDL file of the service.`,
    );
  }
  const diagnostics: Finding[] = [];
  const report: Report = (found) => void diagnostics.push(found);
  const schemas = elements.flatMap((element): Schema[] => {
    const namespace = element.attributes.get("Namespace");
    if (namespace !== undefined) return [{ namespace, element }];
    const message = "This <Schema> is ignored because it does not have the attribute Namespace. Add this attribute.";
    report(finding("csdl-missing-attribute", element.source, message));
    return [];
  });
  const names = readNames(root, schemas);
  return { schemas, names, annotations: indexAnnotations(schemas, names), diagnostics, report };
}

/** Returns an attribute that the standard requires. If it is missing, reports `csdl-missing-attribute` and returns `null`. */
export function requiredAttribute(element: XmlElement, attribute: string, csdl: Csdl): string | null {
  const value = element.attributes.get(attribute);
  if (value !== undefined && value !== "") return value;
  csdl.report(
    finding(
      "csdl-missing-attribute",
      element.source,
      `This <${element.name}> is ignored because it does not have the attribute ${attribute}. Add this attribute.`,
    ),
  );
  return null;
}
