import { readFileSync } from "node:fs";
import { join } from "node:path";
import Api from "apg-js/src/apg-api/api.js";
import apg from "apg-js/src/apg-lib/node-exports.js";
import { parse } from "yaml";

/** A test case that OASIS publishes with the grammar. */
export interface GrammarCase {
  readonly Name: string;
  readonly Rule: string;
  readonly Input: string;
  /** The character at which a parser must fail; absent if the input is valid. */
  readonly FailAt?: number;
}

export interface ODataGrammar {
  readonly cases: readonly GrammarCase[];
  /** Whether a rule of the grammar accepts the whole text. */
  accepts(rule: string, text: string): boolean;
}

/**
 * Loads the grammar of OData URLs and its test cases from a folder with the files of OASIS.
 *
 * @param nameConstraints - the names that rules such as `primitiveNonKeyProperty` accept, in addition to the names of
 * the test cases
 * @see {@link https://docs.oasis-open.org/odata/odata/v4.01/os/abnf/ | OData ABNF}
 */
export function loadODataGrammar(
  folder: string,
  nameConstraints: Readonly<Record<string, readonly string[]>> = {},
): ODataGrammar {
  const read = (file: string): string => readFileSync(join(folder, file), "utf8");
  const files = ["odata-abnf-construction-rules.txt", "odata-aggregation-abnf.txt", "odata-temporal-abnf.txt"];
  const api = new Api(withErratum(files.map(read).join("\n")).replaceAll(/\r?\n/g, "\r\n"));
  api.generate();
  if (api.errors.length > 0) throw new Error(api.errorsToAscii());
  const grammar = api.toObject();
  const parser = new apg.parser();
  const { Constraints, TestCases } = parse(read("odata-abnf-testcases.yaml")) as {
    readonly Constraints: Readonly<Record<string, readonly string[]>>;
    readonly TestCases: readonly GrammarCase[];
  };
  const ruleNames = new Map(Object.keys(grammar.callbacks).map((name) => [name.toLowerCase(), name]));
  for (const [rule, names] of Object.entries(Constraints)) {
    const ruleName = ruleNames.get(rule.toLowerCase());
    if (ruleName === undefined) throw new Error(`The grammar does not have the rule ${rule}`);
    const allowed = new Set([...names, ...(nameConstraints[rule] ?? [])]);
    parser.callbacks[ruleName] = (result, characters, index) => {
      if (result.state !== apg.ids.MATCH && result.state !== apg.ids.EMPTY) return;
      if (allowed.has(apg.utils.charsToString(characters, index, result.phraseLength))) return;
      result.state = apg.ids.NOMATCH;
      result.phraseLength = 0;
    };
  }
  return {
    cases: TestCases,
    accepts: (rule, text) => parser.parse(grammar, rule, apg.utils.stringToChars(text)).success,
  };
}

/**
 * The grammar with one correction. Its rule for encoded characters of a string lacks the first digit 7, so it refuses
 * `%7B`, `%7C` and `%7D`. Only `%27`, the quote, must be refused.
 */
function withErratum(grammar: string): string {
  const rule = `pct-encoded-no-SQUOTE = "%" ( "0" / "1" /   "3" / "4" / "5" / "6" / "8"`;
  if (!grammar.includes(rule)) throw new Error("The grammar no longer needs the correction of pct-encoded-no-SQUOTE");
  return grammar.replace(rule, rule.replace(`"6" /`, `"6" / "7" /`));
}
