import { Document, isScalar, visit } from "yaml";
import { printableJson } from "../printable.js";
import type { DocumentReporter } from "../reporter.js";

/** Prints a document as YAML 1.2. */
export const reportYaml: DocumentReporter = (content) => {
  const document = new Document(content, { aliasDuplicateObjects: false });
  visit(document, (_key, node) => {
    // Double quotes allow the same escapes as JSON.
    if (isScalar(node) && typeof node.value === "string" && printableJson(node.value) !== node.value)
      node.type = "QUOTE_DOUBLE";
  });
  return printableJson(document.toString({ lineWidth: 0 }));
};
