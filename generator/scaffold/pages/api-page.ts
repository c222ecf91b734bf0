import type { PhrasingContent, RootContent } from "mdast";
import { heading, paragraph, table } from "../../markdown-nodes.js";
import { pagingOf } from "../../model/api-info.js";
import type { JsonValue, Operation, Response, Route } from "../../model/model.js";
import { itemType } from "../../model/qualified-name.js";
import type { DraftOperation } from "../draft.js";
import { exampleObject, examplePath, exampleValue } from "../example-values.js";
import { annotation, code, codeBlock, include, jsonText, link, note, printPage, text } from "../markdown.js";
import { article, shownName } from "../names.js";
import { fieldDescription, isOData, itemReference, typeReference, type PageContext } from "../page-context.js";
import { callName, operationSummary } from "./operation-words.js";
import { isPlaceholder } from "../placeholder.js";
import { deprecationNote, pageHead } from "./page-parts.js";

/** Writes the page of an operation. */
export function apiPage({ file, resource, operation }: DraftOperation, context: PageContext): string {
  const summary = operationSummary(operation, "api", context);
  const { title, intent } = operation;
  const description = isPlaceholder(plainText(summary)) ? `The ${intent} ${callName(title)}.` : plainText(summary);
  return printPage([
    ...pageHead({ title, description, docType: "apiPageType" }, resource, context),
    paragraph(...summary),
    ...deprecationNote(operation),
    ...(context.permissions === null ? [] : permissionsSection(file)),
    heading(2, text("HTTP request")),
    annotation({ blockType: "ignored" }),
    codeBlock("http", operation.routes.map(({ method, path }) => `${method} ${path}`).join("\n")),
    ...functionParameters(operation, context),
    ...(isOData(context) ? queryParameters(operation) : []),
    ...requestHeaders(operation, context),
    heading(2, text("Request body")),
    ...requestBody(operation, context),
    heading(2, text("Response")),
    paragraph(...responseSentence(operation, context)),
    ...examples(file, operation, context),
  ]);
}

function plainText(nodes: readonly PhrasingContent[]): string {
  return nodes
    .map((node) => ("value" in node ? node.value : "children" in node ? plainText(node.children) : ""))
    .join("");
}

function permissionsSection(file: string): RootContent[] {
  return [
    heading(2, text("Permissions")),
    paragraph(
      text("Choose the permission or permissions marked as least privileged for this API. Use a higher privileged "),
      text("permission or permissions "),
      link(
        "only if your app requires it",
        "/graph/permissions-overview#best-practices-for-using-microsoft-graph-permissions",
      ),
      text(". To learn more about these permissions, see the "),
      link("permissions reference", "/graph/permissions-reference"),
      text("."),
    ),
    annotation({ blockType: "permissions", name: file.replaceAll("-", "_") }),
    include("permissions-table", `../includes/permissions/${file}-permissions.md`),
  ];
}

function functionParameters(operation: Operation, context: PageContext): RootContent[] {
  const parameters = operation.routes.flatMap((route) => route.parameters).filter((one) => one.in === "function");
  const byName = new Map(parameters.map((one) => [one.name, one]));
  if (byName.size === 0) return [];
  const rows = [...byName.values()].map((parameter) => [
    [text(parameter.name)],
    typeReference(parameter.type, "api", context),
    fieldDescription(parameter, context),
  ]);
  return [
    heading(2, text("Function parameters")),
    paragraph(text("The following table lists the parameters of this function.")),
    table(["Parameter", "Type", "Description"], rows),
  ];
}

function queryParameters({
  intent,
  routes,
  queryParameters: listed,
  onlyListedQueryOptions,
}: Operation): RootContent[] {
  if (routes[0]?.method !== "GET" || intent === "download") return [];
  const options = link("OData query parameters", "/graph/query-parameters");
  const names = listed.flatMap(({ name }, index) => [text(index === 0 ? "" : ", "), code(name)]);
  const sentence: PhrasingContent[] = !onlyListedQueryOptions
    ? [text("This method supports some of the "), options, text(" to help customize the response.")]
    : listed.length === 0
      ? [text("This method does not support query parameters.")]
      : [text("This method supports only the "), ...names, text(" "), options, text(".")];
  return [heading(2, text("Optional query parameters")), paragraph(...sentence)];
}

/** How APIs without OData authorize requests is not known, so their pages do not have the header for it. */
function requestHeaders({ requestBody: body }: Operation, context: PageContext): RootContent[] {
  const authorization = [
    text("Bearer {token}. Required. Learn more about "),
    link("authentication and authorization", "/graph/auth/auth-concepts"),
    text("."),
  ];
  const contentType = [[text("Content-Type")], [text(`${body?.contentType ?? ""}. Required.`)]];
  const rows = [
    ...(isOData(context) ? [[[text("Authorization")], authorization]] : []),
    ...(body === null ? [] : [contentType]),
  ];
  return rows.length === 0 ? [] : [heading(2, text("Request headers")), table(["Name", "Description"], rows)];
}

function requestBody({ requestBody: body, intent }: Operation, context: PageContext): RootContent[] {
  if (body === null) return [paragraph(text("Don't supply a request body for this method."))];
  if (body.type === "Edm.Stream") return [paragraph(text("In the request body, supply the content as bytes."))];
  if (body.type !== null) {
    const name = shownName(body.type, context.api.namespace);
    const object = [text(`${article(name)} `), itemReference(body.type, "api", context), text(" object.")];
    if (intent !== "update") {
      return [paragraph(text("In the request body, supply a JSON representation of "), ...object)];
    }
    return [
      paragraph(
        text("In the request body, supply a JSON representation of the properties to update of "),
        ...object,
        text(" Properties that aren't included in the request body keep their values."),
      ),
    ];
  }
  const rows = body.properties.map((property) => [
    [text(property.name)],
    typeReference(property.type, "api", context),
    [
      ...fieldDescription(property, context),
      ...(property.required === null ? [] : [text(property.required ? " Required." : " Optional.")]),
    ],
  ]);
  return [
    paragraph(text("In the request body, supply a JSON representation of the parameters.")),
    paragraph(text("The following table lists the parameters of this action.")),
    table(["Parameter", "Type", "Description"], rows),
  ];
}

function responseSentence({ responses, intent }: Operation, context: PageContext): PhrasingContent[] {
  const [response] = responses;
  const status = response?.status ?? 204;
  const kind = intent === "action" || intent === "function" ? intent : "method";
  const start = [text(`If successful, this ${kind} returns a `), code(statusText(status)), text(" response code")];
  const type = response?.type ?? null;
  if (type === null) return [...start, text(".")];
  if (type === "Edm.Stream") return [...start, text(" and the content as bytes in the response body.")];
  const { type: item, collection } = itemType(type);
  const reference = itemReference(item, "api", context);
  const isObject = !item.startsWith("Edm.") && context.types.get(item)?.kind !== "enum";
  const before = collection ? "a collection of " : `${article(shownName(item, context.api.namespace))} `;
  const after = isObject ? (collection ? " objects" : " object") : "";
  const values = isObject
    ? [text(` and ${before}`), reference, text(after)]
    : [text(" and a "), ...typeReference(type, "api", context)];
  return [...start, ...values, text(" in the response body.")];
}

const STATUS_TEXTS: ReadonlyMap<number, string> = new Map([
  [200, "200 OK"],
  [201, "201 Created"],
  [202, "202 Accepted"],
]);

function statusText(status: number): string {
  return STATUS_TEXTS.get(status) ?? "204 No Content";
}

function examples(file: string, operation: Operation, context: PageContext): RootContent[] {
  const [route] = operation.routes;
  const [response] = operation.responses;
  if (route === undefined) return [];
  const isShort = response !== undefined && response.type !== null && response.type !== "Edm.Stream";
  return [
    heading(2, text("Examples")),
    heading(3, text("Request")),
    paragraph(text("The following example shows a request.")),
    annotation({ blockType: "request", name: file.replaceAll("-", "_") }),
    codeBlock("http", requestText(route, operation, context)),
    heading(3, text("Response")),
    paragraph(text("The following example shows the response.")),
    ...(isShort ? [note(text("The response object shown here might be shortened for readability."))] : []),
    annotation({
      blockType: "response",
      truncated: true,
      ...(isShort ? { "@odata.type": response.type } : {}),
    }),
    codeBlock("http", responseText(response, context)),
  ];
}

function requestText({ method, path, parameters }: Route, operation: Operation, context: PageContext): string {
  const url = `${context.api.baseUrl}${examplePath(path, parameters, context)}`;
  const start = `${method} ${url}`;
  const body = operation.requestBody;
  if (body === null) return start;
  const head = `${start}\nContent-Type: ${body.contentType}\n\n`;
  if (body.type === "Edm.Stream") return `${head}Binary data for the file`;
  const content =
    body.type === null
      ? Object.fromEntries(body.properties.map(({ name, type }) => [name, bodyValue(name, type, context)]))
      : exampleObject(body.type, "request", context);
  return head + jsonText(content);
}

function bodyValue(name: string, type: string, { api, ...context }: PageContext): JsonValue {
  if (name === "@odata.id") return `${api.baseUrl}/directoryObjects/00000000-0000-0000-0000-000000000001`;
  return exampleValue(name, type, { api, ...context });
}

function responseText(response: Response | undefined, context: PageContext): string {
  const type = response?.type ?? null;
  const start = `HTTP/1.1 ${statusText(response?.status ?? 204)}`;
  if (type === null) return start;
  if (type === "Edm.Stream") return `${start}\nContent-Type: application/octet-stream\n\nBinary data of the file`;
  const { type: item, collection } = itemType(type);
  const isObject = !item.startsWith("Edm.") && context.types.get(item)?.kind !== "enum";
  const value = isObject ? exampleObject(item, "response", context) : exampleValue("value", item, context);
  const content = collection
    ? { [pagingOf(context.api).items]: [value] }
    : isObject || !isOData(context)
      ? value
      : { value };
  return `${start}\nContent-Type: application/json\n\n${jsonText(content)}`;
}
