import { describe, expect, expectTypeOf, test } from "vitest";
import {
  Condition,
  where,
  type Comparison,
  type Filter,
  type ListComparison,
  type ListField,
  type Negatable,
  type TextComparison,
  type TextField,
  type TimeValue,
  type ValueField,
} from "../../templates/runtime/filter.js";
import { date, dateTime, duration, guid, timeOfDay, type Literal } from "../../templates/runtime/literals.js";

interface AddressFilter {
  city: TextField;
}

interface LicenseFilter {
  skuId: ValueField<Literal<"guid">>;
  disabled: ListField<TextField>;
}

interface UserFilter {
  name: TextField;
  mail: Negatable<Pick<TextComparison, "eq" | "startsWith">>;
  kind: TextField<"guest" | "member" | (string & {})>;
  enabled: Pick<Comparison<boolean>, "eq">;
  age: ValueField<number>;
  created: ValueField<TimeValue>;
  born: ValueField<Literal<"date">>;
  wakes: ValueField<Literal<"timeOfDay">>;
  leave: ValueField<Literal<"duration">>;
  address: AddressFilter;
  phones: Negatable<Pick<ListComparison<TextField>, "any">>;
  licenses: ListField<LicenseFilter>;
}

function text(build: Parameters<typeof where<UserFilter>>[0]): string {
  return where<UserFilter>(build).toString();
}

describe("a filter", () => {
  test.each<[string, Parameters<typeof where<UserFilter>>[0]]>([
    ["name eq 'A'", (user) => user.name.eq("A")],
    ["name ne null", (user) => user.name.ne(null)],
    ["age gt 1", (user) => user.age.gt(1)],
    ["age ge 1.5", (user) => user.age.ge(1.5)],
    ["age lt -1", (user) => user.age.lt(-1)],
    ["age le INF", (user) => user.age.le(Infinity)],
    ["name in ('A','B')", (user) => user.name.in(["A", "B"])],
    ["startswith(name,'A')", (user) => user.name.startsWith("A")],
    ["endswith(name,'A')", (user) => user.name.endsWith("A")],
    ["contains(name,'A')", (user) => user.name.contains("A")],
    ["not (startswith(mail,'A'))", (user) => user.mail.not.startsWith("A")],
    ["not (name in ('A'))", (user) => user.name.not.in(["A"])],
    ["address/city eq 'Oslo'", (user) => user.address.city.eq("Oslo")],
    ["enabled eq true", (user) => user.enabled.eq(true)],
    ["phones/any(x:startswith(x,'47'))", (user) => user.phones.any((phone) => phone.startsWith("47"))],
    ["not (phones/any())", (user) => user.phones.not.any()],
    ["licenses/$count ne 0", (user) => user.licenses.$count.ne(0)],
    [
      "licenses/all(x:x/skuId ne 184efa21-98c3-4e5d-95ab-d07053a96e67)",
      (user) => user.licenses.all((license) => license.skuId.ne(guid("184efa21-98c3-4e5d-95ab-d07053a96e67"))),
    ],
    [
      "licenses/any(x:x/disabled/any(x1:x1 eq 'a'))",
      (user) => user.licenses.any((license) => license.disabled.any((plan) => plan.eq("a"))),
    ],
  ])("can be built: %s", (expected, build) => {
    expect(text(build)).toBe(expected);
  });

  test.each<[string, Parameters<typeof where<UserFilter>>[0]]>([
    ["name eq 'O''Neil'", (user) => user.name.eq("O'Neil")],
    ["created ge 2026-01-31T08:30:00.000Z", (user) => user.created.ge(new Date("2026-01-31T08:30:00Z"))],
    ["created ge 2026-01-31T08:30:00Z", (user) => user.created.ge(dateTime("2026-01-31T08:30:00Z"))],
    ["born eq 2026-01-31", (user) => user.born.eq(date("2026-01-31"))],
    ["wakes lt 08:30:00.5", (user) => user.wakes.lt(timeOfDay("08:30:00.5"))],
    ["leave gt duration'P1DT12H'", (user) => user.leave.gt(duration("P1DT12H"))],
  ])("contains values as OData literals: %s", (expected, build) => {
    expect(text(build)).toBe(expected);
  });

  test("contains parentheses if it combines `and` with `or`", () => {
    expect(text((user) => user.name.eq("A").and(user.age.gt(1)).and(user.age.lt(9)))).toBe(
      "name eq 'A' and age gt 1 and age lt 9",
    );
    expect(text((user) => user.name.eq("A").or(user.name.eq("B")).and(user.age.gt(1)))).toBe(
      "(name eq 'A' or name eq 'B') and age gt 1",
    );
    expect(text((user) => user.age.gt(1).and(user.name.eq("A").or(user.name.eq("B"))))).toBe(
      "age gt 1 and (name eq 'A' or name eq 'B')",
    );
  });

  test("can use properties whose names are operators", () => {
    interface Odd {
      in: TextField;
      any: { eq: ValueField<number> };
    }
    expect(where<Odd>((odd) => odd.in.in(["a"]).and(odd.any.eq.eq(1))).toString()).toBe("in in ('a') and any/eq eq 1");
  });

  test("is refused with values or operators that OData does not have", () => {
    const broken = (operator: string, operand: unknown) => () =>
      where<Record<string, Record<string, (value: unknown) => Condition>>>(
        (user) => user["name"]?.[operator]?.(operand) ?? new Condition(""),
      );
    expect(broken("like", "A")).toThrow(TypeError);
    expect(broken("eq", undefined)).toThrow(TypeError);
    expect(broken("eq", {})).toThrow(TypeError);
    expect(broken("in", [])).toThrow(TypeError);
    expect(broken("ge", new Date("never"))).toThrow(RangeError);
  });
});

describe("a literal", () => {
  test.each([
    () => guid("1 or 1 eq 1"),
    () => date("2026-01-31T00:00:00Z"),
    () => dateTime("2026-01-31"),
    () => timeOfDay("8:30"),
    () => duration("P"),
    () => duration("P1Y"),
    () => duration("P1DT"),
  ])("is refused if its text does not have the format of the type (%#)", (make) => {
    expect(make).toThrow(TypeError);
  });
});

describe("the types of filters", () => {
  const list = (filter: string | Filter<UserFilter>): string => filter.toString();

  test("take the type of the filtered items from the call that uses the filter", () => {
    expect(list(where((user) => user.name.eq("A")))).toBe("name eq 'A'");
  });

  test("cause a compiler error for an operator that is not documented", () => {
    expectTypeOf<UserFilter["mail"]>().not.toHaveProperty("contains");
    expectTypeOf<UserFilter["mail"]["not"]>().not.toHaveProperty("contains");
    expectTypeOf<UserFilter["enabled"]>().not.toHaveProperty("not");
    expectTypeOf<UserFilter["phones"]>().not.toHaveProperty("all");
    expectTypeOf<string>().not.toExtend<Parameters<UserFilter["created"]["ge"]>[0]>();
    expectTypeOf<Filter<{ size: ValueField<number> }>>().not.toExtend<Filter<UserFilter>>();
  });

  test("accept the documented values of a string, and other values", () => {
    expectTypeOf<"guest" | "robot">().toExtend<Parameters<UserFilter["kind"]["eq"]>[0]>();
  });
});
