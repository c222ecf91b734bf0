import { describe, expect, it } from "vitest";
import { compareItems, matches } from "../../generator/serve/filter/evaluate.js";
import { parseFilter, parseOrderBy } from "../../generator/serve/filter/parse-expression.js";

const item = {
  name: "O'Neil",
  size: 4,
  price: 2.5,
  sold: false,
  at: "2026-03-02T09:30:00+01:00",
  on: "2026-03-02",
  id: "6F2C1A00-0000-0000-0000-0000000000AB",
  tags: ["red", "blue"],
  color: "red,green",
  none: null,
  address: { city: "Jena" },
  lines: [
    { n: 1, tags: ["x"] },
    { n: 2, tags: [] },
  ],
  "@odata.type": "#shop.order",
};

describe("$filter", () => {
  it.each([
    "name eq 'O''Neil'",
    "name ne null and missing eq null",
    "none eq null",
    "size gt 3 and size le 4 or sold",
    "size add 2 mul 3 eq 10",
    "(size add 2) mul 3 eq 18",
    "size div 3 eq 1 and size divby 8 eq 0.5 and size mod 3 eq 1",
    "-size lt 0",
    "not sold",
    "not (size eq 5)",
    "at eq 2026-03-02T08:30:00Z",
    "at ge 2026-03-01 and on lt 2026-03-03",
    "year(at) eq 2026 and month(at) eq 3 and hour(at) eq 8",
    "date(at) eq 2026-03-02",
    "id eq 6f2c1a00-0000-0000-0000-0000000000ab",
    "address/city in ('Weimar','Jena')",
    "size in (1,4)",
    'name in ["O\'Neil"]',
    "color has shop.Color'green'",
    "tags/any(t:t eq 'blue')",
    "tags/all(t:length(t) ge 3)",
    "lines/any(l:l/tags/any(t:t eq 'x') and l/n lt size)",
    "lines/any() and tags/$count eq 2",
    "contains(tolower(name),'neil') and startswith(name,'O') and endswith(name,'l')",
    "indexof(name,'N') eq 2 and substring(name,2,2) eq 'Ne' and concat(name,'!') eq 'O''Neil!'",
    "trim(' a ') eq 'a' and toupper('a') eq 'A'",
    "round(price) eq 3 and floor(price) eq 2 and ceiling(price) eq 3",
    "shop.order/size eq 4",
    "$it/size eq 4",
    "none lt 3 eq false",
    "now() gt 2020-01-01T00:00:00Z",
    "size eq @p",
    "name in @list",
  ])("matches an item: %s", (text) => {
    const aliases = new Map([
      ["@p", "4"],
      ["@list", "('a','O''Neil')"],
    ]);
    expect(
      matches(
        item,
        parseFilter(text, (name) => aliases.get(name)),
      ),
    ).toBe(true);
  });

  it.each(["name eq 'o''neil'", "size gt 4", "none gt 1", "missing", "shop.invoice/size eq 4", "size eq '4'"])(
    "does not match an item: %s",
    (text) => {
      expect(matches(item, parseFilter(text))).toBe(false);
    },
  );

  it.each([
    [
      "size eq 4 4",
      "$filter is not valid at character 11: found `4`, but expected an operator such as `eq` or `and`. Correct the expression.",
    ],
    [
      "name eq 'a",
      '$filter is not valid at character 9: "\'a" does not start a name, a literal or an operator. Correct the expression.',
    ],
    [
      "tags/all()",
      "$filter is not valid at character 10: found `)`, but expected a variable, as in `any(x:x/name eq 'a')`. Correct the expression.",
    ],
    ["contains(name)", "$filter: contains has 1 arguments, but needs 2. Correct the call."],
    ["startsWit(name,'a')", "$filter: `startsWit` is not a function. Did you mean startswith?"],
    ["$root/a eq 1", "$filter: docwright serve does not support `$root` (character 1). Use another expression."],
    [
      "at eq 2026-13-40",
      "$filter is not valid at character 7: found `2026-13-40`, but expected a valid date. Correct the expression.",
    ],
    [
      "size in 4",
      "$filter is not valid at character 9: found `4`, but expected a list, as in `in ('a','b')`. Correct the expression.",
    ],
  ])("names the fault of %s", (text, message) => {
    expect(() => parseFilter(text)).toThrow(message);
  });
});

it("$orderby sorts by several keys, with null first", () => {
  const items = [
    { a: 2, b: "x" },
    { a: null, b: "y" },
    { a: 2, b: "z" },
    { a: 1, b: "w" },
  ];
  const keys = parseOrderBy("a asc, b desc");
  expect(items.sort((one, other) => compareItems(one, other, keys)).map(({ b }) => b)).toEqual(["y", "w", "z", "x"]);
});
