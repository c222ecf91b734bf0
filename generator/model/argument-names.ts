import { finding, type Report } from "../findings/create-finding.js";
import { isKeyed, readPath, type PathSegment } from "../page/grammar/path.js";
import type { Page } from "../page/page.js";

/**
 * Adds the parameter name to a function call that contains only a value: `range({address})` becomes
 * `range(address={address})`. The name comes from other request lines that call the same function.
 *
 * A placeholder in parentheses could also be the key of an item. It is taken for an argument only if other lines pass
 * exactly one parameter to the function, and if the placeholder has the name of this parameter.
 *
 * Reports `unnamed-argument`.
 */
export function nameArguments(pages: readonly Page[], report: Report): Page[] {
  const parameters = parametersOfFunctions(pages);
  return pages.map((page) => {
    if (page.operation === null) return page;
    const requests = page.operation.requests.map((line) => {
      const { segments } = readPath(line.path);
      const named = segments.map((segment) => withArgumentName(segment, parameters) ?? segment.text);
      const path = `/${named.join("/")}`;
      const index = segments.findIndex(({ text }, at) => text !== named[at]);
      if (index < 0) return line;
      const message = `${segments[index]?.text ?? ""} does not contain the name of the parameter. Write ${named[index] ?? ""}.`;
      report(finding("unnamed-argument", line.source, message, { subject: line.path, suggestion: path }));
      return { ...line, path };
    });
    // An equal page stays the same object, because later steps remember their results for each page.
    const isChanged = requests.some((line, index) => line !== page.operation?.requests[index]);
    return isChanged ? { ...page, operation: { ...page.operation, requests } } : page;
  });
}

/** The names of the parameters that request lines pass to each function, by the name of the function in lower case. */
function parametersOfFunctions(pages: readonly Page[]): ReadonlyMap<string, ReadonlySet<string>> {
  const parameters = new Map<string, Set<string>>();
  for (const { path } of pages.flatMap(({ operation }) => operation?.requests ?? [])) {
    for (const segment of readPath(path).segments) {
      if (segment.kind !== "call" || isKeyed(segment)) continue;
      const known = parameters.get(segment.name.toLowerCase()) ?? new Set<string>();
      for (const { name } of segment.arguments) if (name !== "") known.add(name);
      parameters.set(segment.name.toLowerCase(), known);
    }
  }
  return parameters;
}

function withArgumentName(segment: PathSegment, parameters: ReadonlyMap<string, ReadonlySet<string>>): string | null {
  const [placeholder, ...others] = isKeyed(segment) ? segment.placeholders : [];
  const [parameter, another] = parameters.get(segment.name.toLowerCase()) ?? [];
  if (placeholder === undefined || others.length > 0 || parameter === undefined || another !== undefined) return null;
  const isArgument = placeholder.spellings.some((spelling) => spelling.toLowerCase() === parameter.toLowerCase());
  return isArgument ? `${segment.name}(${parameter}=${segment.arguments[0]?.value ?? ""})` : null;
}
