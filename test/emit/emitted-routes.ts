import { posix } from "node:path";
import ts from "typescript";
import type { GeneratedFile } from "../../generator/emit/options.js";

/**
 * Finds in the text of emitted code the requests that the code sends: `GET /users/{}?$expand=manager`. Names of keys
 * are left out. The requests are in lower case, because services ignore case.
 */

/** Returns the modules and names of the functions that send each request. */
export function functionRoutes(files: readonly GeneratedFile[]): Map<string, string[]> {
  const routes = new Map<string, string[]>();
  for (const { path, text } of files.filter((file) => file.path.startsWith("src/operations/"))) {
    for (const statement of parse(path, text).statements) {
      if (!ts.isFunctionDeclaration(statement)) continue;
      add(routes, requestOf(statement, ""), `${path}#${statement.name?.text ?? ""}`);
    }
  }
  return routes;
}

/** Members of the root client that the SDK adds to those of the API. */
const ROOT_MEMBERS: ReadonlySet<string> = new Set(["context", "request", "requestList"]);

/** Returns the requests of all methods below `GraphClient`, each with the accessors that lead to the method. */
export function clientRoutes(files: readonly GeneratedFile[]): Map<string, string[]> {
  const texts = new Map(files.map(({ path, text }) => [path, text]));
  const routes = new Map<string, string[]>();
  visit("GraphClient", "src/client.ts", "", "graph");
  return routes;

  function visit(name: string, file: string, path: string, way: string): void {
    const source = parse(file, texts.get(file) ?? "");
    const declaration = source.statements
      .filter((one) => ts.isClassDeclaration(one) || ts.isFunctionDeclaration(one))
      .find((one) => one.name?.text === name);
    if (declaration === undefined) throw new Error(`${file} declares no ${name}`);
    for (const member of membersOf(declaration)) {
      const memberName = member.name.getText(source);
      if (way === "graph" && ROOT_MEMBERS.has(memberName)) continue;
      const here = `${way}.${memberName}`;
      const made = find(member, isMaking);
      if (made === undefined) add(routes, requestOf(member, path), here);
      else {
        const [, next] = made.arguments;
        const maker = made.expression.getText(source);
        visit(maker, fileOf(maker, source, file), textOf(next, path), here);
      }
    }
  }
}

/** Returns the members of a class, or of the object that a function returns. */
function membersOf(declaration: ts.ClassDeclaration | ts.FunctionDeclaration) {
  const { members } = ts.isClassDeclaration(declaration)
    ? declaration
    : { members: find(declaration, ts.isObjectLiteralExpression)?.properties ?? [] };
  return members.filter(
    (member) => ts.isGetAccessor(member) || ts.isMethodDeclaration(member) || ts.isPropertyAssignment(member),
  );
}

/** Whether an expression creates a client. The functions that create clients have names with `$`. */
function isMaking(node: ts.Node): node is ts.CallExpression {
  return ts.isCallExpression(node) && node.expression.getText().startsWith("$");
}

/**
 * Returns a route of the model in the same form. System query options are left out, because they are options of the
 * call.
 */
export function routeText(method: string, path: string, query: string | null): string {
  const own = (query ?? "")
    .split("&")
    .filter((entry) => !/^(?:\$(?!id=)|(?:select|expand|filter|orderby)=|$)/i.test(entry))
    // The SDK writes the root of the service that the client calls.
    .map((entry) => entry.replace(/^(\$id=)https?:\/\/[^/]+\/[^/]+/i, "$1{}"));
  return unquoted(normal(`${method} ${path}${own.length === 0 ? "" : `?${own.join("&")}`}`));
}

/** Returns a request without quotes around arguments, because docs sometimes omit the quotes. */
export function unquoted(route: string): string {
  return route.replaceAll("'{}'", "{}");
}

function normal(route: string): string {
  return route
    .replace(/\{[^{}]*\}/g, "{}")
    .replace(/\/{2,}/g, "/")
    .replace(/\/(?=$|\?)/, "")
    .replace(/=(?=&|$)/g, "")
    .replaceAll("%20", " ")
    .toLowerCase();
}

function requestOf(declaration: ts.Node, here: string): string {
  const counting = find(
    declaration,
    (node): node is ts.CallExpression => ts.isCallExpression(node) && node.expression.getText() === "requestCount",
  );
  if (counting !== undefined) {
    const [, path, , settings] = counting.arguments;
    const query =
      settings !== undefined && ts.isObjectLiteralExpression(settings) ? valueOf(settings, "query") : undefined;
    return normal(`GET ${textOf(path, here)}${queryText(query)}`);
  }
  const spec = find(
    declaration,
    (node): node is ts.ObjectLiteralExpression =>
      ts.isObjectLiteralExpression(node) && valueOf(node, "method") !== undefined,
  );
  if (spec === undefined) throw new Error(`No request is sent by ${declaration.getText()}`);
  const path = textOf(valueOf(spec, "path"), here);
  return normal(`${textOf(valueOf(spec, "method"), "")} ${path}${queryText(valueOf(spec, "query"))}`);
}

/** The query of a request with its question mark, without the options of the caller. */
function queryText(query: ts.Expression | undefined): string {
  if (query === undefined || !ts.isObjectLiteralExpression(query)) return "";
  const entries = query.properties
    .filter(ts.isPropertyAssignment)
    .filter(({ initializer }) => !isOption(initializer))
    .map(({ name, initializer }) => `${textOf(name, "")}=${textOf(initializer, "")}`);
  return entries.length > 0 ? `?${entries.join("&")}` : "";
}

/** Whether a value of the query comes from the options of the caller: `options?.$skiptoken`. */
function isOption(node: ts.Expression): boolean {
  return ts.isPropertyAccessExpression(node) && node.expression.getText() === "options";
}

/** Evaluates an expression, with braces for values and `here` as the path of its node. */
function textOf(node: ts.Node | undefined, here: string): string {
  if (node === undefined) return "";
  if (ts.isStringLiteralLike(node)) return node.text;
  if (ts.isTaggedTemplateExpression(node)) return textOf(node.template, here);
  if (ts.isTemplateExpression(node)) {
    return (
      node.head.text + node.templateSpans.map((span) => textOf(span.expression, here) + span.literal.text).join("")
    );
  }
  if (ts.isBinaryExpression(node)) return textOf(node.left, here) + textOf(node.right, here);
  if (ts.isCallExpression(node)) return node.expression.getText() === "literal" ? "'{}'" : "{}";
  if (ts.isIdentifier(node) && node.text === "$path") return here;
  return ts.isPropertyName(node) && node.parent.kind === ts.SyntaxKind.PropertyAssignment && isNameOf(node)
    ? node.getText()
    : "{}";
}

function isNameOf(node: ts.Node): boolean {
  return ts.isPropertyAssignment(node.parent) && node.parent.name === node;
}

function valueOf(object: ts.ObjectLiteralExpression, name: string): ts.Expression | undefined {
  return object.properties.filter(ts.isPropertyAssignment).find((property) => property.name.getText() === name)
    ?.initializer;
}

function fileOf(name: string, source: ts.SourceFile, file: string): string {
  const from = source.statements.filter(ts.isImportDeclaration).find(({ importClause }) =>
    importClause
      ?.getText()
      .split(/[^\w$]+/)
      .includes(name),
  );
  if (from === undefined) return file;
  const specifier = ts.isStringLiteral(from.moduleSpecifier) ? from.moduleSpecifier.text : "";
  return posix.join(posix.dirname(file), specifier.replace(/\.js$/, ".ts"));
}

function find<Found extends ts.Node>(node: ts.Node, is: (node: ts.Node) => node is Found): Found | undefined {
  return is(node) ? node : ts.forEachChild(node, (child) => find(child, is));
}

function parse(path: string, text: string): ts.SourceFile {
  return ts.createSourceFile(path, text, ts.ScriptTarget.ES2022, true);
}

function add(routes: Map<string, string[]>, route: string, place: string): void {
  routes.set(route, [...(routes.get(route) ?? []), place]);
}
