import type { PhrasingContent, RootContent } from "mdast";
import { heading, paragraph, table } from "../../markdown-nodes.js";
import type { Operation, Property, TypeModel } from "../../model/model.js";
import type { DraftOperation } from "../draft.js";
import { jsonRepresentation } from "../example-values.js";
import { annotation, jsonBlock, link, printPage, text } from "../markdown.js";
import { shownName } from "../names.js";
import { descriptionOf, fieldDescription, itemReference, typeReference, type PageContext } from "../page-context.js";
import { callName, operationSummary } from "./operation-words.js";
import { deprecationNote, pageHead } from "./page-parts.js";

/** Writes the page of an entity type or complex type. */
export function resourcePage(type: TypeModel, context: PageContext): string {
  const name = shownName(type.name, context.api.namespace).replace(/^.*\./, "");
  const lineage = context.types.lineage(type.name);
  const [, base] = lineage;
  const methods = context.draft.operations.filter(({ resource }) => resource === type.name);
  return printPage([
    ...pageHead(
      {
        title: `${name} resource type`,
        description: `The properties and methods of the ${name} resource.`,
        docType: "resourcePageType",
        tocTitle: sentenceCase(name),
      },
      type.name,
      context,
    ),
    paragraph(descriptionOf(type.description)),
    ...deprecationNote(type),
    ...(type.base === null || base === undefined
      ? []
      : [paragraph(text("Inherits from "), itemReference(base.name, "resources", context), text("."))]),
    ...(type.abstract ? [paragraph(text("This is an abstract type."))] : []),
    ...(type.open ? [paragraph(text("This resource is an open type that allows other properties."))] : []),
    ...(methods.length === 0 ? [] : [heading(2, text("Methods")), methodTable(methods, context)]),
    ...fieldSection("Properties", "Property", fieldsOf(lineage, false), type, context),
    ...fieldSection("Relationships", "Relationship", fieldsOf(lineage, true), type, context),
    heading(2, text("JSON representation")),
    paragraph(text("The following JSON representation shows the resource type.")),
    annotation({
      blockType: "resource",
      ...(type.kind === "entity" ? { keyProperty: lineage.flatMap(({ key }) => key)[0] ?? "id" } : {}),
      "@odata.type": type.name,
      ...(type.base === null ? {} : { baseType: type.base }),
      openType: type.open,
    }),
    jsonBlock(jsonRepresentation(type, context)),
  ]);
}

/** A name as words: `teamsAppSettings` becomes `Teams app settings`. */
function sentenceCase(name: string): string {
  const words = name.replaceAll(/(?<=[\p{Ll}\p{N}])(?=\p{Lu})/gu, " ").toLowerCase();
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** A property or relationship, with the type that declares it. */
interface Field {
  readonly owner: string;
  readonly property: Property;
}

/** The properties or relationships of a type: inherited ones first, each once. */
function fieldsOf(lineage: readonly TypeModel[], navigation: boolean): Field[] {
  const byName = new Map<string, Field>();
  for (const { name: owner, properties } of lineage.toReversed()) {
    for (const property of properties) {
      if (property.navigation === navigation) byName.set(property.name, { owner, property });
    }
  }
  return [...byName.values()];
}

function fieldSection(
  title: string,
  column: string,
  fields: readonly Field[],
  type: TypeModel,
  context: PageContext,
): RootContent[] {
  const rows = fields.map(({ owner, property }) => [
    [text(property.name)],
    typeReference(property.type, "resources", context),
    fieldCell(property, owner, type, context),
  ]);
  const content = rows.length === 0 ? paragraph(text("None.")) : table([column, "Type", "Description"], rows);
  return [heading(2, text(title)), content];
}

/**
 * The description of a property. The page of the base type describes an inherited property, so the page of a derived
 * type only names the base type.
 */
export function fieldCell(property: Property, owner: string, type: TypeModel, context: PageContext): PhrasingContent[] {
  const isKey = context.types.lineage(type.name).some(({ key }) => key.includes(property.name));
  const name = shownName(type.name, context.api.namespace).replace(/^.*\./, "");
  const inherited: PhrasingContent[] =
    owner === type.name ? [] : [text(" Inherited from "), itemReference(owner, "resources", context), text(".")];
  const known = property.description === "" && isKey ? `The unique identifier of the ${name}. Key.` : null;
  const described =
    known === null && owner !== type.name
      ? []
      : fieldDescription({ ...property, description: known ?? property.description }, context);
  const facts = [
    ...(owner === type.name && property.deprecated ? [text(" This property is deprecated.")] : []),
    ...(owner === type.name && property.readOnly === true ? [text(" Read-only.")] : []),
    ...(owner === type.name && property.nullable === false && !isKey ? [text(" Not nullable.")] : []),
  ];
  const [first, ...others] = [...described, ...facts, ...inherited];
  if (first?.type !== "text") return first === undefined ? [] : [first, ...others];
  return [{ ...first, value: first.value.trimStart() }, ...others];
}

function methodTable(methods: readonly DraftOperation[], context: PageContext): RootContent {
  const rows = methods.map(({ file, operation }) => [
    [link(methodName(operation), `../api/${file}.md`)],
    returnCell(operation, context),
    operationSummary(operation, "resources", context),
  ]);
  return table(["Method", "Return type", "Description"], rows);
}

/** The name of an operation in the table of methods: `List`, or the title of the page for actions and functions. */
export function methodName({ title, intent }: Operation): string {
  if (intent === "action" || intent === "function" || intent === "delta") return callName(title);
  return title;
}

/** The type that an operation returns, for the table of methods. */
export function returnCell({ responses }: Operation, context: PageContext): PhrasingContent[] {
  const type = responses.find((one) => one.type !== null)?.type ?? null;
  return type === null ? [text("None")] : typeReference(type, "resources", context);
}
