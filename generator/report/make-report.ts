import { groupBy } from "../collections/group-by.js";
import { byCodeUnits } from "../collections/order.js";
import { testTitle } from "../emit/examples/test-title.js";
import type { Change } from "../diff/change.js";
import type { ChangeSeverity } from "../diff/kinds/change-kind.js";
import { summarise } from "../diff/summarise.js";
import { rules } from "../findings/catalogue.js";
import type { Finding, Place, Severity } from "../findings/finding.js";
import type {
  ApiModel,
  Example,
  Operation,
  Parameter,
  PermissionSet,
  Property,
  RequestBody,
  TypeModel,
} from "../model/model.js";
import type { PermissionType } from "../vocabulary.js";
import { excerptOf } from "./excerpt.js";
import type {
  ReportArea,
  ReportBody,
  ReportChanges,
  ReportData,
  ReportDrift,
  ReportExample,
  ReportFinding,
  ReportOperation,
  ReportParameter,
  ReportPermissions,
  ReportPlace,
  ReportProperty,
  ReportType,
} from "./report-data.js";
import { createTable, type Table } from "./table.js";

/** The facts that a report shows. */
export interface ReportInput {
  readonly model: ApiModel;
  readonly findings: readonly Finding<string>[];
  /** The findings about examples from which the SDK does not get a test. */
  readonly untested: readonly Finding<string>[];
  /** The findings that were introduced since the revision. */
  readonly introduced: ReadonlySet<Finding<string>>;
  readonly drift: ReportDrift | null;
  readonly changes: { readonly revision: string; readonly list: readonly Change[] } | null;
  /** Returns a line of a docs file, counted from 1. */
  readonly sourceLine: (file: string, line: number) => string | undefined;
  /** The version of docwright. */
  readonly generator: string;
}

/** The lists that operations and types refer to by index. */
interface Tables {
  readonly files: Table<string>;
  readonly parameters: Table<ReportParameter>;
  readonly permissions: Table<readonly ReportPermissions[]>;
  readonly properties: Table<ReportProperty>;
}

/** The most severe first. */
const SEVERITIES: readonly Severity[] = ["error", "warning", "info"];
const CHANGE_SEVERITIES: readonly ChangeSeverity[] = ["breaking", "non-breaking", "docs-only"];

/** Makes the data of a report. Equal input gives equal data. */
export function makeReport(input: ReportInput): ReportData {
  const { model, findings, generator, drift } = input;
  const { namespace, version, baseUrl } = model.api;
  const tables: Tables = {
    files: createTable(),
    parameters: createTable(),
    permissions: createTable(),
    properties: createTable(),
  };
  const untested = new Map(input.untested.map((finding) => [placeKey(finding), finding.message]));
  const operations = model.operations.map((operation) => reportOperation(operation, tables, untested));
  const examples = operations.flatMap((operation) => operation.examples);
  const ofSeverity = groupBy(findings, ({ severity }) => severity);
  const counts = {
    pages: model.pages.length,
    operations: operations.length,
    routes: new Set(operations.flatMap(({ routes }) => routes.map(({ method, path }) => `${method} ${path}`))).size,
    types: model.types.length,
    examples: examples.length,
    tested: examples.filter(isTested).length,
    findings: {
      error: ofSeverity.get("error")?.length ?? 0,
      warning: ofSeverity.get("warning")?.length ?? 0,
      info: ofSeverity.get("info")?.length ?? 0,
    },
  };
  return {
    generator,
    api: { namespace, version, baseUrl },
    counts,
    drift,
    areas: makeAreas(operations, findings, tables),
    files: tables.files.items,
    parameters: tables.parameters.items,
    permissions: tables.permissions.items,
    properties: tables.properties.items,
    operations,
    types: model.types.map((type) => reportType(type, tables)),
    findings: SEVERITIES.flatMap((severity) => ofSeverity.get(severity) ?? []).map((finding) =>
      reportFinding(finding, input, tables),
    ),
    rules: countRules(findings),
    changes: reportChanges(input.changes, tables),
  };
}

function reportOperation(operation: Operation, tables: Tables, untested: ReadonlyMap<string, string>): ReportOperation {
  const { routes, queryParameters, headers } = operation;
  const all = [...routes.flatMap((route) => route.parameters), ...queryParameters, ...headers];
  return {
    id: operation.id,
    title: operation.title,
    area: areaOf(operation),
    intent: operation.intent,
    ...text("description", operation.description),
    ...flag("deprecated", operation.deprecated),
    ...text("deprecation", operation.deprecation),
    ...flag("undocumented", operation.origin === "metadata"),
    routes: routes.map(({ method, path, query }) => ({ method, path, ...text("query", query) })),
    // A parameter that several routes have is listed once.
    parameters: [...new Set(all.map((parameter) => tables.parameters.add(reportParameter(parameter))))],
    permissions: tables.permissions.add(operation.permissions.map(reportPermissions)),
    ...(operation.requestBody !== null && { request: reportBody(operation.requestBody, tables) }),
    responses: operation.responses.map(({ status, type, description }) => ({
      status,
      ...text("type", type),
      ...text("description", description),
    })),
    ...list(
      "errors",
      operation.errors.map(({ status, code, description }) => ({
        ...(status !== null && { status }),
        ...text("code", code),
        ...text("description", description),
      })),
    ),
    examples: operation.examples.map((example, index) =>
      reportExample(example, testTitle(operation, example, index), untested, tables),
    ),
    ...placeOf(operation.source, tables),
  };
}

/** The first segment of the path of the first route, without arguments: `reports` for `/reports/getCounts()`. */
function areaOf({ routes }: Operation): string {
  return /^\/?([^/(]*)/.exec(routes[0]?.path ?? "")?.[1] ?? "";
}

function reportParameter({ name, in: location, type, required, description }: Parameter): ReportParameter {
  return { name, in: location, type, ...flag("required", required), ...text("description", description) };
}

const PERMISSION_TYPES: readonly PermissionType[] = ["delegatedWork", "delegatedPersonal", "application"];

function reportPermissions(set: PermissionSet): ReportPermissions {
  return {
    ...text("appliesTo", set.appliesTo),
    schemes: PERMISSION_TYPES.map((kind) => {
      const { supported, placeholder, least, higher } = set[kind];
      return { kind, support: placeholder ? "unknown" : supported ? "supported" : "unsupported", least, higher };
    }),
  };
}

function reportBody({ contentType, type, optional, description, properties }: RequestBody, tables: Tables): ReportBody {
  return {
    contentType,
    ...text("type", type),
    ...flag("optional", optional),
    ...text("description", description),
    ...list("properties", propertyIndexes(properties, tables)),
  };
}

function reportExample(
  example: Example,
  test: string,
  untested: ReadonlyMap<string, string>,
  tables: Tables,
): ReportExample {
  const { title, name, request, response, source } = example;
  const reason = untested.get(placeKey(source));
  return {
    ...text("title", title ?? name),
    method: request.method,
    url: request.url,
    ...body("body", request),
    ...(response !== null && { status: response.status, ...body("response", response) }),
    ...(reason === undefined ? { test } : { untested: reason }),
    ...placeOf(source, tables),
  };
}

/** Keeps all digits of the numbers in a body. */
function body<Key extends string>(
  key: Key,
  { body: value, bodyText }: Pick<Example["request"], "body" | "bodyText">,
): Partial<Record<Key, Example["request"]["body"]>> {
  return value === null ? {} : entry(key, bodyText ?? value);
}

function reportType(type: TypeModel, tables: Tables): ReportType {
  return {
    name: type.name,
    kind: type.kind,
    origin: type.origin,
    ...text("base", type.base),
    ...flag("abstract", type.abstract),
    ...flag("open", type.open),
    ...list("key", type.key),
    ...text("description", type.description),
    ...flag("deprecated", type.deprecated),
    ...text("deprecation", type.deprecation),
    ...list("properties", propertyIndexes(type.properties, tables)),
    ...list(
      "members",
      type.members.map(({ name, value, description }) => ({
        name,
        ...text("value", value),
        ...text("description", description),
      })),
    ),
    ...placeOf(type.source, tables),
  };
}

function propertyIndexes(properties: readonly Property[], tables: Tables): readonly number[] {
  return properties.map((property) => tables.properties.add(reportProperty(property)));
}

function reportProperty(property: Property): ReportProperty {
  const { name, type, nullable, values } = property;
  return {
    name,
    type,
    ...text("description", property.description),
    ...flag("navigation", property.navigation),
    ...flag("required", property.required),
    ...flag("readOnly", property.readOnly),
    ...(nullable !== null && { nullable }),
    ...text("defaultValue", property.defaultValue),
    ...flag("deprecated", property.deprecated),
    ...text("inheritedFrom", property.inheritedFrom),
    ...list("values", values ?? []),
  };
}

function reportFinding(
  finding: Finding<string>,
  { introduced, sourceLine }: ReportInput,
  tables: Tables,
): ReportFinding {
  const line = sourceLine(finding.file, finding.line);
  return {
    rule: finding.rule,
    severity: finding.severity,
    message: finding.message,
    ...text("suggestion", finding.suggestion),
    column: finding.column,
    ...flag("isNew", introduced.has(finding)),
    ...(line !== undefined && line !== "" && { source: excerptOf(line, finding) }),
    ...placeOf(finding, tables),
  };
}

/** Counts the findings of each rule, the most frequent rule first. */
function countRules(findings: readonly Finding<string>[]): ReportData["rules"] {
  const summaries = new Map<string, string>(rules.map(({ id, summary }) => [id, summary]));
  return [...groupBy(findings, ({ rule }) => rule)]
    .map(([id, { length }]) => ({ id, summary: summaries.get(id) ?? "", count: length }))
    .sort((a, b) => b.count - a.count || byCodeUnits(a.id, b.id));
}

function reportChanges(changes: ReportInput["changes"], tables: Tables): ReportChanges | null {
  if (changes === null) return null;
  const { revision, list: found } = changes;
  return {
    revision,
    semver: summarise(found).semver,
    list: CHANGE_SEVERITIES.flatMap((level) => found.filter((change) => change.severity === level)).map(
      ({ id, severity, target, message, side, accepted, source }) => ({
        id,
        severity,
        target,
        message,
        side,
        ...text("accepted", accepted),
        ...placeOf(source, tables),
      }),
    ),
  };
}

function makeAreas(
  operations: readonly ReportOperation[],
  findings: readonly Finding<string>[],
  { files, permissions }: Tables,
): ReportArea[] {
  const ofFile = groupBy(findings, ({ file }) => files.add(file));
  return [...groupBy(operations, ({ area }) => area)]
    .map(([name, members]) => {
      const count = (test: (operation: ReportOperation) => boolean): number => members.filter(test).length;
      const pages = new Set(members.map(({ file }) => file));
      return {
        name,
        operations: members.length,
        permissions: count(({ permissions: index }) => (permissions.items[index] ?? []).some(isDocumented)),
        examples: count(({ examples }) => examples.length > 0),
        tested: count(({ examples }) => examples.some(isTested)),
        findings: [...pages].reduce((sum, file) => sum + (ofFile.get(file)?.length ?? 0), 0),
      };
    })
    .sort((a, b) => b.operations - a.operations || byCodeUnits(a.name, b.name));
}

function isDocumented({ schemes }: ReportPermissions): boolean {
  return schemes.some(({ support }) => support !== "unknown");
}

function isTested({ untested }: ReportExample): boolean {
  return untested === undefined;
}

function placeOf({ file, line }: Place, { files }: Tables): ReportPlace {
  return { file: files.add(file), line };
}

function placeKey({ file, line, column }: Place): string {
  return `${file}:${line}:${column}`;
}

/** An object with a text, or without properties if the text is missing or empty. */
function text<Key extends string>(key: Key, value: string | null | undefined): Partial<Record<Key, string>> {
  return value == null || value === "" ? {} : entry(key, value);
}

function flag<Key extends string>(key: Key, value: boolean | null | undefined): Partial<Record<Key, true>> {
  return value === true ? entry(key, value) : {};
}

function list<Key extends string, Item>(key: Key, items: readonly Item[]): Partial<Record<Key, readonly Item[]>> {
  return items.length === 0 ? {} : entry(key, items);
}

function entry<Key extends string, Value>(key: Key, value: Value): Partial<Record<Key, Value>> {
  // TypeScript widens a computed key to string.
  return { [key]: value } as Record<Key, Value>;
}
