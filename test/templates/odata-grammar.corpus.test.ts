import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { encodeExpression } from "../../templates/runtime/encoding.js";
import { where, type Condition, type Filterable } from "../../templates/runtime/filter.js";
import { date, dateTime, duration, guid, timeOfDay, type Literal } from "../../templates/runtime/literals.js";
import { literal } from "../../templates/runtime/path.js";
import { toQuery } from "../../templates/runtime/query.js";
import { term, type Search } from "../../templates/runtime/search.js";
import { corpus } from "../corpus.js";
import { loadODataGrammar, type ODataGrammar } from "./odata-grammar.js";

const folder = corpus("odata-abnf");

/** The names of properties in the random filters and searches, by the rule of the grammar that accepts them. */
const NAMES = {
  primitiveNonKeyProperty: ["name", "size"],
  primitiveColProperty: ["tags"],
  complexProperty: ["address"],
};

interface Item {
  name: string;
  size: number;
  tags: string[];
  address: { name: string };
}
type Fields = Filterable<Item>;

const text = fc.oneof(
  fc.string({ unit: "grapheme" }),
  fc.string({ unit: fc.constantFrom(...Array.from(`'"\\/?&=+#%(),;:@$ A`)) }),
);
const number = fc.double();
const twoDigits = (max: number, min = 0) => fc.integer({ min, max }).map((value) => String(value).padStart(2, "0"));
const dateText = fc
  .tuple(fc.integer({ min: -99999, max: 99999 }), twoDigits(12, 1), twoDigits(31, 1))
  .map(([year, month, day]) => `${year < 0 ? "-" : ""}${String(Math.abs(year)).padStart(4, "0")}-${month}-${day}`);
const timeText = fc
  .tuple(twoDigits(23), twoDigits(59), fc.option(twoDigits(60), { nil: undefined }), fc.nat(999_999))
  .map(([hour, minute, second, part]) =>
    second === undefined ? `${hour}:${minute}` : `${hour}:${minute}:${second}.${String(part)}`,
  );
const offset = fc.oneof(
  fc.constant("Z"),
  fc
    .tuple(fc.constantFrom("+", "-"), twoDigits(23), twoDigits(59))
    .map(([sign, hour, minute]) => `${sign}${hour}:${minute}`),
);
const durationText = fc
  .tuple(fc.constantFrom("", "-"), fc.nat(), fc.nat(), fc.nat(), fc.double({ min: 0, max: 1e6, noNaN: true }))
  .map(
    ([sign, days, hours, minutes, seconds]) =>
      `${sign}P${String(days)}DT${String(hours)}H${String(minutes)}M${seconds.toFixed(3)}S`,
  );

const literalValue: fc.Arbitrary<string | number | bigint | boolean | null | Date | Literal<string>> = fc.oneof(
  text,
  number,
  fc.bigInt(),
  fc.boolean(),
  fc.constant(null),
  fc.date({ noInvalidDate: true }),
  dateText.map(date),
  timeText.map(timeOfDay),
  fc.tuple(dateText, timeText, offset).map(([day, time, zone]) => dateTime(`${day}T${time}${zone}`)),
  fc.uuid().map(guid),
  durationText.map(duration),
);

const { condition } = fc.letrec<{ condition: (item: Fields) => Condition }>((tie) => ({
  condition: fc.oneof(
    { depthSize: "small" },
    fc.tuple(text, fc.constantFrom("eq", "ne", "startsWith", "endsWith", "contains"), fc.boolean()).map(
      ([value, operator, negated]) =>
        ({ name }: Fields) =>
          (negated ? name.not : name)[operator](value),
    ),
    fc.tuple(text, fc.constantFrom("eq", "ne")).map(
      ([value, operator]) =>
        (item: Fields) =>
          item.address.name[operator](value),
    ),
    fc.tuple(number, fc.constantFrom("eq", "ne", "gt", "ge", "lt", "le")).map(
      ([value, operator]) =>
        (item: Fields) =>
          item.size[operator](value),
    ),
    fc.array(text, { minLength: 1 }).map((values) => (item: Fields) => item.name.in(values)),
    fc.nat().map((value) => (item: Fields) => item.tags.$count.gt(value)),
    fc.constant((item: Fields) => item.tags.any()),
    fc.tuple(text, fc.constantFrom("any", "all")).map(
      ([value, operator]) =>
        (item: Fields) =>
          item.tags[operator]((tag) => tag.eq(value)),
    ),
    fc.tuple(tie("condition"), tie("condition"), fc.constantFrom("and", "or")).map(
      ([left, right, operator]) =>
        (item: Fields) =>
          left(item)[operator](right(item)),
    ),
  ),
}));

const { search } = fc.letrec<{ search: Search<"name"> }>((tie) => ({
  search: fc.oneof(
    { depthSize: "small" },
    text.map((words) => term("name", words)),
    fc
      .tuple(tie("search"), tie("search"), fc.constantFrom("and", "or"))
      .map(([left, right, operator]) => left[operator](right)),
  ),
}));

describe.skipIf(folder === null)("the OData grammar", () => {
  const grammar: ODataGrammar = folder === null ? { cases: [], accepts: () => false } : loadODataGrammar(folder, NAMES);

  test("accepts the valid test cases of OASIS and refuses the invalid ones", () => {
    const wrong = grammar.cases.filter((one) => grammar.accepts(one.Rule, one.Input) !== (one.FailAt === undefined));
    expect(wrong).toEqual([]);
    expect(grammar.cases.filter(({ FailAt }) => FailAt !== undefined).length).toBeGreaterThan(70);
  });

  test("refuses a literal whose slash is not encoded", () => {
    expect(grammar.accepts("filter", "$filter=name%20eq%20'a/b'")).toBe(false);
    expect(grammar.accepts("filter", `$filter=${encodeExpression("name eq 'a/b'")}`)).toBe(true);
  });

  test("accepts braces and bars in a literal", () => {
    expect(grammar.accepts("filter", `$filter=${encodeExpression("name in ('{|}')")}`)).toBe(true);
  });

  test("accepts every literal that the runtime writes into a path", () => {
    fc.assert(
      fc.property(literalValue, (value) => {
        expect(literal(value).encoded).toSatisfy((encoded: string) => grammar.accepts("primitiveLiteral", encoded));
      }),
    );
  });

  test("accepts every filter that the runtime builds", () => {
    fc.assert(
      fc.property(condition, (build) => {
        expect(sent("$filter", { filter: where(build) })).toSatisfy((query: string) =>
          grammar.accepts("filter", query),
        );
      }),
    );
  });

  test("accepts every search that the runtime builds", () => {
    fc.assert(
      fc.property(search, (built) => {
        expect(sent("$search", { search: built })).toSatisfy((query: string) => grammar.accepts("search", query));
      }),
    );
  });
});

function sent(name: "$filter" | "$search", options: Parameters<typeof toQuery>[0]): string {
  const value = toQuery(options)[name];
  return `${name}=${typeof value === "object" && "encoded" in value ? value.encoded : String(value)}`;
}
