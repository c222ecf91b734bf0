/** Types for the parts of apg-js that the tests use, because the package does not have types. */
declare module "apg-js/src/apg-api/api.js" {
  import type { Grammar } from "apg-js/src/apg-lib/node-exports.js";

  export default class Api {
    constructor(grammar: string);
    readonly errors: readonly unknown[];
    generate(): void;
    errorsToAscii(): string;
    toObject(): Grammar;
  }
}

declare module "apg-js/src/apg-lib/node-exports.js" {
  export interface Grammar {
    readonly callbacks: Readonly<Record<string, unknown>>;
  }

  /** The result of a rule. A callback may change it. */
  export interface RuleResult {
    state: number;
    phraseLength: number;
  }

  type Callback = (result: RuleResult, characters: readonly number[], index: number) => void;

  const apg: {
    readonly parser: new () => {
      readonly callbacks: Record<string, Callback>;
      parse(grammar: Grammar, startRule: string, characters: readonly number[]): { readonly success: boolean };
    };
    readonly ids: { readonly MATCH: number; readonly EMPTY: number; readonly NOMATCH: number };
    readonly utils: {
      stringToChars(text: string): number[];
      charsToString(characters: readonly number[], start: number, length: number): string;
    };
  };
  export default apg;
}
