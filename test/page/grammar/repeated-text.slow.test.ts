import fc from "fast-check";
import { describe, it } from "vitest";
import { grammars, pieces } from "./grammars.js";

describe.each(Object.entries(grammars))("the grammar of %s", (_, grammar) => {
  it("the readers of lines, cells and sentences do not time out on text that repeats words 3000 times", () => {
    fc.assert(
      fc.property(fc.array(pieces, { minLength: 1, maxLength: 3 }), (few) => {
        grammar(few.join(" ").repeat(3000));
        grammar(few.join("").repeat(3000));
      }),
      { numRuns: 25 },
    );
  });
});
