import type { PhrasingContent } from "mdast";
import type { Operation } from "../../model/model.js";
import { itemType } from "../../model/qualified-name.js";
import { strong, text } from "../markdown.js";
import { article, shownName } from "../names.js";
import { descriptionOf, itemReference, type PageContext, type PageFolder } from "../page-context.js";

/** The type that an operation is about: the type of its body or response. */
export function subjectOf({ requestBody, responses }: Operation): string | null {
  const type = requestBody?.type ?? responses.find((one) => one.type !== null)?.type ?? null;
  return type === null ? null : itemType(type).type;
}

/** The name of an action or function in the title of its page: `switchOn` in `lamp: switchOn`. */
export function callName(title: string): string {
  return title.slice(title.indexOf(": ") + 1).trim();
}

/** One sentence that says what an operation does. A placeholder if the intent does not say so. */
export function operationSummary(operation: Operation, folder: PageFolder, context: PageContext): PhrasingContent[] {
  if (operation.description !== "") return [descriptionOf(operation.description)];
  const { intent } = operation;
  const name = operation.title.replace(/^\w+ /, "");
  const type = subjectOf(operation);
  const object = (): PhrasingContent[] =>
    type === null
      ? [strong(name)]
      : [text(`${article(shownName(type, context.api.namespace))} `), itemReference(type, folder, context)];
  const sentence = (start: string, end: string): PhrasingContent[] => [text(`${start} `), ...object(), text(end)];
  switch (intent) {
    case "list":
      return type === null
        ? [descriptionOf("")]
        : [text("Get a list of the "), itemReference(type, folder, context), text(" objects and their properties.")];
    case "get":
      return sentence("Read the properties and relationships of", " object.");
    case "create":
      return sentence("Create", " object.");
    case "update":
      return sentence("Update the properties of", " object.");
    case "delete":
      return [text("Delete "), text(`${article(name)} `), strong(name), text(" object.")];
    case "delta":
      return [text("Get the objects that were created, updated or deleted since the last call.")];
    case "addReference":
      return [text("Add an object to the relationship "), strong(name), text(".")];
    case "removeReference":
      return [text("Remove an object from the relationship "), strong(name), text(".")];
    case "setReference":
      return [text("Set the object of the relationship "), strong(name), text(".")];
    case "download":
      return [text("Get the bytes of "), strong(name), text(".")];
    case "upload":
      return [text("Replace the bytes of "), strong(name), text(".")];
    default:
      return [descriptionOf("")];
  }
}
