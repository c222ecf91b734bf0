import { heading, paragraph, table } from "../../markdown-nodes.js";
import type { TypeModel } from "../../model/model.js";
import { shortName } from "../../model/qualified-name.js";
import { annotation, jsonBlock, printPage, text } from "../markdown.js";
import { descriptionOf, type PageContext } from "../page-context.js";
import { memberCells } from "./member-row.js";
import { pageHead } from "./page-parts.js";

/** Writes the page of an enumeration type. */
export function enumPage(type: TypeModel, context: PageContext): string {
  const title = `${shortName(type.name)} enum type`;
  const description = `The members of the ${shortName(type.name)} enumeration.`;
  return printPage([
    ...pageHead({ title, description, docType: "enumPageType" }, type.name, context),
    paragraph(descriptionOf(type.description)),
    heading(2, text("Members")),
    table(["Member", "Value", "Description"], type.members.map(memberCells)),
    heading(2, text("JSON representation")),
    paragraph(text("The following JSON representation shows the enumeration type.")),
    annotation({ blockType: "resource", "@odata.type": type.name }),
    jsonBlock({ "@odata.type": `#${type.name}` }),
  ]);
}
