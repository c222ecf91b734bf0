import { describe, expect, expectTypeOf, test } from "vitest";
import {
  consistencyLevel,
  toQuery,
  type ExpandableItemOptions,
  type ExpandableListOptions,
  type Expansion,
  type ItemOptions,
  type ListOptions,
  type OrderBy,
  type QueryOptions,
  type Selected,
  type SelectOption,
} from "../../templates/runtime/query.js";
import { where, type Filter, type TextField } from "../../templates/runtime/filter.js";
import type { ResponseHead } from "../../templates/runtime/response.js";
import { term, type Search } from "../../templates/runtime/search.js";

interface User {
  readonly "@odata.type"?: string;
  readonly id: string;
  readonly name?: string | null;
  readonly manager?: User;
  readonly reports?: User[];
}

test("`toQuery` turns the options of a call into OData query options", () => {
  const options = {
    select: ["id", "name"],
    expand: ["manager($select=id)"],
    filter: "name eq 'a'",
    orderby: ["name desc", "manager/name"],
    search: '"name:a"',
    top: 5,
    skip: 0,
    count: false,
    signal: new AbortController().signal,
  };
  expect(toQuery(options)).toEqual({
    $select: ["id", "name"],
    $expand: ["manager($select=id)"],
    $filter: "name eq 'a'",
    $orderby: ["name desc", "manager/name"],
    $search: '"name:a"',
    $top: 5,
    $skip: 0,
    $count: false,
  });
});

test("`toQuery` encodes the strings in a built filter, but does not change a filter that is a string", () => {
  const built = where<{ name: TextField }>((user) => user.name.eq("O'a/b?c").or(user.name.eq("=d&")));
  expect(toQuery({ filter: built, search: term("name", "a b") })).toMatchObject({
    $filter: { encoded: "name%20eq%20'O''a%2Fb%3Fc'%20or%20name%20eq%20'=d%26'" },
    $search: { encoded: "%22name:a%20b%22" },
  });
  expect(toQuery({ filter: "name eq 'a/b?c'" })).toMatchObject({ $filter: "name eq 'a/b?c'" });
});

test("`toQuery` returns an empty query without options", () => {
  expect(Object.values(toQuery()).filter((value) => value !== undefined)).toEqual([]);
});

test.each<[QueryOptions, boolean]>([
  [{ filter: "startsWith(displayName,'not')" }, false],
  [{ filter: "displayName eq 'a' and mail eq 'ne'" }, false],
  [{ filter: "NOT startsWith(displayName,'a')" }, true],
  [{ filter: "mail ne 'a'" }, true],
  [{ filter: "endsWith(mail,'a')" }, true],
  [{ filter: where<{ mail: TextField }>((user) => user.mail.endsWith("@b.c")) }, true],
  [{ filter: "mail eq 'a'", orderby: ["mail"] }, true],
  [{ orderby: ["mail"] }, false],
])("`consistencyLevel` for the options %o returns the header: %s", (options, expected) => {
  expect(consistencyLevel(options)).toEqual(expected ? { ConsistencyLevel: "eventual" } : {});
});

test("`consistencyLevel` returns the header for count and search", () => {
  expect(consistencyLevel({ count: true })).toEqual({ ConsistencyLevel: "eventual" });
  expect(consistencyLevel({ search: '"name:a"' })).toEqual({ ConsistencyLevel: "eventual" });
  expect(consistencyLevel({ count: false })).toEqual({});
  expect(consistencyLevel()).toEqual({});
});

describe("the types of query options and results", () => {
  type Name = "id" | "name";
  interface Query {
    select: readonly Name[];
    expand: readonly "manager"[];
    orderby: "name";
    search: "id";
  }

  test("orderby, expand and select accept only the property names of a type", () => {
    expectTypeOf<"name desc" | "id">().toExtend<OrderBy<Name>>();
    expectTypeOf<"nickname">().not.toExtend<OrderBy<Name>>();
    expectTypeOf<"manager" | "manager($select=id)">().toExtend<Expansion<"manager">>();
    expectTypeOf<["nickname"]>().not.toExtend<NonNullable<SelectOption<Query, ["nickname"]>["select"]>>();
    expectTypeOf<["id"]>().toEqualTypeOf<NonNullable<SelectOption<Query, ["id"]>["select"]>>();
    expectTypeOf<readonly Name[]>().toEqualTypeOf<NonNullable<SelectOption<Query, "id">["select"]>>();
  });

  test("the options of a call include the common options and the documented response headers", () => {
    interface Fields {
      name: TextField;
    }
    type List = ExpandableListOptions<Query, Fields, readonly ["id"], readonly ["manager"], "ETag">;
    type AnyRequest = "retry" | "signal" | "timeout" | "headers" | "query" | "onResponse";
    expectTypeOf<keyof ItemOptions<Query, []>>().toEqualTypeOf<AnyRequest | "select">();
    expectTypeOf<keyof ExpandableItemOptions<Query, [], []>>().toEqualTypeOf<AnyRequest | "select" | "expand">();
    expectTypeOf<keyof ListOptions<Query, Fields, []>>().toEqualTypeOf<
      AnyRequest | Exclude<keyof QueryOptions, "expand">
    >();
    expectTypeOf<keyof List>().toEqualTypeOf<AnyRequest | keyof QueryOptions>();
    expectTypeOf<NonNullable<List["orderby"]>[number]>().toEqualTypeOf<OrderBy<"name">>();
    expectTypeOf<NonNullable<List["search"]>>().toEqualTypeOf<string | Search<"id">>();
    expectTypeOf<NonNullable<List["filter"]>>().toEqualTypeOf<string | Filter<Fields>>();
    expectTypeOf<NonNullable<List["onResponse"]>>().parameter(0).toEqualTypeOf<ResponseHead<"ETag">>();
  });

  test("a result without select and expand has the type of the whole item", () => {
    expectTypeOf<Selected<User, []>>().toEqualTypeOf<User>();
  });

  test("a result with select has only the selected properties", () => {
    type Some = Selected<User, readonly ["id", "name"]>;
    expectTypeOf<Some["name"]>().toEqualTypeOf<string | null>();
    expectTypeOf<keyof Some>().toEqualTypeOf<"@odata.type" | "id" | "name">();
  });

  test("a result with expand always has the expanded relationships", () => {
    expectTypeOf<Selected<User, [], readonly ["reports($top=5)"]>["reports"]>().toEqualTypeOf<User[]>();
    expectTypeOf<Selected<User, readonly ["id"], readonly ["manager"]>["manager"]>().toEqualTypeOf<User>();
    expectTypeOf<Selected<User, [], readonly ["manager"]>>().toExtend<User>();
  });

  test("a result has optional properties if the selected names are not known at compile time", () => {
    expectTypeOf<Selected<User, Name[]>["id"]>().toEqualTypeOf<string | undefined>();
    expectTypeOf<Selected<User, [], "manager"[]>>().toEqualTypeOf<User>();
  });
});
