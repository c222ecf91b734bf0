import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { assignNames, type NameClaim } from "../../generator/emit/assign-names.js";

function claim(owner: string, candidates: string[], rank = "0"): NameClaim<string> {
  return { owner, candidates, rank };
}

describe("assignNames", () => {
  test("gives a name to the owner with the lower rank if two owners want the same name", () => {
    const names = assignNames([claim("query", ["list", "listWithTop"], "1"), claim("plain", ["list", "listAll"], "0")]);
    expect(Object.fromEntries(names)).toEqual({ plain: "list", query: "listWithTop" });
  });

  test("gives a name to no owner if two owners with the same rank want it", () => {
    const names = assignNames([claim("a", ["image", "imageOfA"]), claim("b", ["image", "imageOfB"])]);
    expect(Object.fromEntries(names)).toEqual({ a: "imageOfA", b: "imageOfB" });
  });

  test("gives a name that two owners want to the owner whose list contains the name twice", () => {
    const names = assignNames([
      claim("one", ["list", "listEq", "listEq"]),
      claim("two", ["list", "listEq", "listEqAndEq"]),
    ]);
    expect(Object.fromEntries(names)).toEqual({ one: "listEq", two: "listEqAndEq" });
  });

  test("gives a name to the owner that lists the name first, even if another owner has a lower rank", () => {
    const names = assignNames([claim("a", ["x", "y"], "1"), claim("b", ["x"], "0"), claim("c", ["y"], "9")]);
    expect(names.get("c")).toBe("y");
    expect(names.get("a")).not.toBe("y");
  });

  test("does not assign reserved names, or two names that differ only in case", () => {
    const rules = { reserved: (name: string) => name === "then", fold: (name: string) => name.toLowerCase() };
    const names = assignNames(
      [claim("a", ["then", "atThen"]), claim("b", ["Users"], "1"), claim("c", ["users"], "0")],
      rules,
    );
    expect(Object.fromEntries(names)).toEqual({ a: "atThen", b: "Users2", c: "users" });
  });

  test("assigns unique names that do not depend on the order of the owners", () => {
    const name = fc.constantFrom("a", "b", "c", "d");
    const claims = fc
      .array(
        fc.record({ candidates: fc.array(name, { minLength: 1, maxLength: 3 }), rank: fc.constantFrom("0", "1") }),
        { maxLength: 8 },
      )
      .map((made) =>
        made.map((one, index) => claim(index.toString(), [...one.candidates, `own${index.toString()}`], one.rank)),
      );
    fc.assert(
      fc.property(claims, fc.infiniteStream(fc.nat()), (made, order) => {
        const names = assignNames(made);
        expect(new Set(names.values()).size).toBe(made.length);
        const keys = new Map(made.map((one) => [one.owner, order.next().value]));
        const shuffled = [...made].sort((a, b) => (keys.get(a.owner) ?? 0) - (keys.get(b.owner) ?? 0));
        const again = assignNames(shuffled);
        for (const { owner } of made) expect(again.get(owner)).toBe(names.get(owner));
      }),
    );
  });
});
