import { describe, expect, test } from "vitest";
import { ApiError } from "../../generator/serve/api-error.js";
import { parseFilter, parseOrderBy } from "../../generator/serve/filter/parse-expression.js";
import { corpus } from "../corpus.js";
import { loadODataGrammar } from "../templates/odata-grammar.js";

const folder = corpus("odata-abnf");

interface Expression {
  readonly option: "$filter" | "$orderby";
  readonly text: string;
}

/** The text of a test case's `$filter` or `$orderby`; `null` if the case is about something else. */
function expressionOf(rule: string, input: string): Expression | null {
  if (/^(?:boolCommonExpr|commonExpr|boolMethodCallExpr)$/i.test(rule)) {
    return { option: "$filter", text: decodeURIComponent(input) };
  }
  const [, name = "", value = ""] = /^\$?(filter|orderby)=(.*)$/is.exec(input) ?? [];
  if (name === "" || rule.toLowerCase() !== name.toLowerCase()) return null;
  return { option: name.toLowerCase() === "filter" ? "$filter" : "$orderby", text: decodeURIComponent(value) };
}

/** The message of the parser; `null` if it accepts the expression. */
function faultOf({ option, text }: Expression): string | null {
  try {
    (option === "$filter" ? parseFilter : parseOrderBy)(text);
    return null;
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    return error.message;
  }
}

describe.skipIf(folder === null)("the test cases of OASIS for expressions", () => {
  const { cases } = folder === null ? { cases: [] } : loadODataGrammar(folder);
  const outcomes = cases.flatMap(({ Rule: rule, Input: input, FailAt: failAt }) => {
    const expression = expressionOf(rule, input);
    return expression === null ? [] : [{ ...expression, isValid: failAt === undefined, fault: faultOf(expression) }];
  });
  const isUnsupported = ({ fault }: { readonly fault: string | null }): boolean =>
    fault?.includes("does not support") === true;

  test("are accepted if they are valid, except those that need an unsupported construct", () => {
    const valid = outcomes.filter(({ isValid }) => isValid);
    const refused = valid.filter(({ fault }) => fault !== null);
    expect(refused.filter((one) => !isUnsupported(one)).map(({ text, fault }) => [text, fault])).toEqual([]);
    const constructs = refused.map(({ fault }) => /does not support (.*?) \(character/.exec(fault ?? "")?.[1] ?? "");
    const kinds = constructs.map((text) => text.replace(/`\w+\.?\w+\(…\)`|(?<=function )`(?:Items|Model\.\w+)`/, "…"));
    expect([...new Set(kinds)].sort()).toEqual([
      "JSON objects",
      "`$filter` in a path",
      "`$root`",
      "query options of `$count`",
      "the call … in a path",
      "the function `cast`",
      "the function `fractionalseconds`",
      "the function `geo.distance`",
      "the function `geo.intersects`",
      "the function `geo.length`",
      "the function `hassubsequence`",
      "the function `hassubset`",
      "the function `matchesPattern`",
      "the function `maxdatetime`",
      "the function `mindatetime`",
      "the function `time`",
      "the function `totaloffsetminutes`",
      "the function `totalseconds`",
      "the function …",
    ]);
    expect(valid.length - refused.length).toBeGreaterThan(100);
  });

  test("are refused if they are not valid", () => {
    const accepted = outcomes.filter(({ isValid, fault }) => !isValid && fault === null);
    // A space before the expression is harmless.
    expect(accepted.map(({ text }) => text)).toEqual([" true"]);
    expect(outcomes.filter(({ isValid }) => !isValid).length).toBeGreaterThan(3);
  });
});
