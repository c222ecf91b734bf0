import { finding, type Report } from "../findings/create-finding.js";
import { isKeyed, readPath, type PathSegment } from "../page/grammar/path.js";
import type { Page } from "../page/page.js";

/**
 * Adds the parameter name to a function call that contains only a value: `range({address})` becomes
 * `range(address='{address}')`. The name and the quotes come from other request lines that call the same function.
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
      const segment = segments[index];
      const correct = named[index] ?? "";
      if (segment === undefined) return line;
      const suggestion = line.path.replace(`/${segment.text}`, () => `/${correct}`);
      const message = `The call of ${segment.name} has a value without the name of its parameter. Write ${correct}.`;
      report(finding("unnamed-argument", line.source, message, { subject: line.path, suggestion }));
      return { ...line, path };
    });
    // An equal page stays the same object, because later steps remember their results for each page.
    const isChanged = requests.some((line, index) => line !== page.operation?.requests[index]);
    return isChanged ? { ...page, operation: { ...page.operation, requests } } : page;
  });
}

/**
 * The parameters that request lines pass to each function, by the name of the function in lower case. Each parameter has
 * the quotation mark around its first value.
 */
type Parameters = ReadonlyMap<string, ReadonlyMap<string, string>>;

function parametersOfFunctions(pages: readonly Page[]): Parameters {
  const parameters = new Map<string, Map<string, string>>();
  for (const { path } of pages.flatMap(({ operation }) => operation?.requests ?? [])) {
    for (const segment of readPath(path).segments) {
      if (segment.kind !== "call" || isKeyed(segment)) continue;
      const known = parameters.get(segment.name.toLowerCase()) ?? new Map<string, string>();
      for (const { name, value } of segment.arguments) {
        if (name !== "" && !known.has(name)) known.set(name, value.startsWith("'") ? "'" : "");
      }
      parameters.set(segment.name.toLowerCase(), known);
    }
  }
  return parameters;
}

function withArgumentName(segment: PathSegment, parameters: Parameters): string | null {
  const [placeholder, ...others] = isKeyed(segment) ? segment.placeholders : [];
  const [first, another] = parameters.get(segment.name.toLowerCase()) ?? [];
  if (placeholder === undefined || others.length > 0 || first === undefined || another !== undefined) return null;
  const [parameter, quote] = first;
  const isArgument = placeholder.spellings.some((spelling) => spelling.toLowerCase() === parameter.toLowerCase());
  const value = segment.arguments[0]?.value ?? "";
  const mark = value.startsWith("'") ? "" : quote;
  return isArgument ? `${segment.name}(${parameter}=${mark}${value}${mark})` : null;
}
