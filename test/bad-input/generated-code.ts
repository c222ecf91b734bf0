import ts from "typescript";
import { nameWord, proseWord } from "./hostile-text.js";

/**
 * Returns a sentence for each fault of a generated file: JSON that does not parse, code that does not parse, and code
 * that comes from a page.
 */
export function faultsOf(path: string, text: string): string[] {
  if (path.endsWith(".json")) return jsonFaults(path, text);
  return /\.[cm]?[jt]s$/.test(path) ? codeFaults(path, text) : [];
}

/** Returns a sentence if a path is not relative, contains `..`, or does not name the same file on all platforms. */
export function pathFaults(path: string): string[] {
  const segments = path.split("/");
  const isPlain = (segment: string): boolean =>
    segment !== "" && segment !== "." && segment !== ".." && !/[\\:*?"<>|]/.test(segment) && !/\p{C}/u.test(segment);
  return segments.every(isPlain) ? [] : [`${JSON.stringify(path)} is no path below the output folder`];
}

function jsonFaults(path: string, text: string): string[] {
  try {
    JSON.parse(text);
    return [];
  } catch (error) {
    return [`${path} is not JSON: ${String(error)}`];
  }
}

function codeFaults(path: string, text: string): string[] {
  const { diagnostics = [] } = ts.transpileModule(text, {
    fileName: path,
    reportDiagnostics: true,
    compilerOptions: { target: ts.ScriptTarget.ES2023, module: ts.ModuleKind.ESNext, isolatedModules: true },
  });
  const faults = diagnostics.map((diagnostic) => {
    const at =
      diagnostic.start === undefined ? "" : text.slice(Math.max(0, diagnostic.start - 60), diagnostic.start + 60);
    return `${path} does not parse: ${ts.flattenDiagnosticMessageText(diagnostic.messageText, " ")} at ${JSON.stringify(at)}`;
  });
  return faults.length > 0 ? faults : escapedTokens(path, text);
}

/**
 * Returns a sentence for each token that comes from a page and is not allowed in its position. Prose from pages may
 * only be in literals and comments. A name from a page may only name a declaration or a member, or refer to a
 * declaration or import of the same file. All code that the hostile text tries to inject is a `void` expression, so
 * injected code is found even if it uses a declared name.
 */
function escapedTokens(path: string, text: string): string[] {
  const file = ts.createSourceFile(path, text, ts.ScriptTarget.ES2023, true);
  const identifiers: ts.Identifier[] = [];
  const declared = new Set<string>();
  const faults: string[] = [];
  const fault = (node: ts.Node, what: string): void => {
    const { line } = file.getLineAndCharacterOfPosition(node.getStart());
    faults.push(`${path}:${String(line + 1)} ${what}: ${text.split("\n")[line]?.slice(0, 200) ?? ""}`);
  };

  const visit = (node: ts.Node): void => {
    if (ts.isIdentifier(node)) {
      identifiers.push(node);
      if (isName(node)) declared.add(node.text);
    } else if (ts.isVoidExpression(node) && stemsFrom(node.expression, nameWord, proseWord)) {
      fault(node, "runs code from a page");
    } else if (
      (ts.isRegularExpressionLiteral(node) || ts.isPrivateIdentifier(node)) &&
      stemsFrom(node, nameWord, proseWord)
    ) {
      fault(node, "has text from a page as pattern or private name");
    }
    ts.forEachChild(node, visit);
  };
  visit(file);

  for (const identifier of identifiers) {
    if (stemsFrom(identifier, proseWord)) fault(identifier, "has prose as an identifier");
    else if (stemsFrom(identifier, nameWord) && !isName(identifier) && !declared.has(identifier.text)) {
      fault(identifier, "refers to what the file does not declare");
    }
  }
  return faults;
}

function stemsFrom(node: ts.Node, ...words: readonly string[]): boolean {
  const text = node.getText().toLowerCase();
  return words.some((word) => text.includes(word.toLowerCase()));
}

/** Whether an identifier names a declaration, or a member of the expression before it. */
function isName(node: ts.Identifier): boolean {
  const { parent } = node;
  if (ts.isPropertyAccessExpression(parent)) return parent.name === node;
  if (ts.isQualifiedName(parent)) return parent.right === node;
  if (ts.isImportSpecifier(parent) || ts.isExportSpecifier(parent)) return true;
  if (ts.isShorthandPropertyAssignment(parent)) return false;
  return "name" in parent && parent.name === node;
}
