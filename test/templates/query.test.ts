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

test("options get their OData names, and other members are ignored", () => {
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

test("strings in built filters are encoded as literals, text of the caller is not", () => {
  const built = where<{ name: TextField }>((user) => user.name.eq("O'a/b?c").or(user.name.eq("=d&")));
  expect(toQuery({ filter: built, search: term("name", "a b") })).toMatchObject({
    $filter: { encoded: "name%20eq%20'O''a%2Fb%3Fc'%20or%20name%20eq%20'=d%26'" },
    $search: { encoded: "%22name:a%20b%22" },
  });
  expect(toQuery({ filter: "name eq 'a/b?c'" })).toMatchObject({ $filter: "name eq 'a/b?c'" });
});

test("no options make an empty query", () => {
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
])("%o: whether ConsistencyLevel is sent is %s", (options, expected) => {
  expect(consistencyLevel(options)).toEqual(expected ? { ConsistencyLevel: "eventual" } : {});
});

test("count and search send the ConsistencyLevel header", () => {
  expect(consistencyLevel({ count: true })).toEqual({ ConsistencyLevel: "eventual" });
  expect(consistencyLevel({ search: '"name:a"' })).toEqual({ ConsistencyLevel: "eventual" });
  expect(consistencyLevel({ count: false })).toEqual({});
  expect(consistencyLevel()).toEqual({});
});

describe("the compiler", () => {
  type Name = "id" | "name";
  interface Query {
    select: readonly Name[];
    expand: readonly "manager"[];
    orderby: "name";
    search: "id";
  }

  test("accepts the names of a type, and paths after some of them", () => {
    expectTypeOf<"name desc" | "id">().toExtend<OrderBy<Name>>();
    expectTypeOf<"nickname">().not.toExtend<OrderBy<Name>>();
    expectTypeOf<"manager" | "manager($select=id)">().toExtend<Expansion<"manager">>();
    expectTypeOf<["nickname"]>().not.toExtend<NonNullable<SelectOption<Query, ["nickname"]>["select"]>>();
    expectTypeOf<["id"]>().toEqualTypeOf<NonNullable<SelectOption<Query, ["id"]>["select"]>>();
    expectTypeOf<readonly Name[]>().toEqualTypeOf<NonNullable<SelectOption<Query, "id">["select"]>>();
  });

  test("accepts the common options and the documented response headers", () => {
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

  test("types a result without select and expand as the whole item", () => {
    expectTypeOf<Selected<User, []>>().toEqualTypeOf<User>();
  });

  test("types a result with select as the selected properties only", () => {
    type Some = Selected<User, readonly ["id", "name"]>;
    expectTypeOf<Some["name"]>().toEqualTypeOf<string | null>();
    expectTypeOf<keyof Some>().toEqualTypeOf<"@odata.type" | "id" | "name">();
  });

  test("types expanded relationships as present", () => {
    expectTypeOf<Selected<User, [], readonly ["reports($top=5)"]>["reports"]>().toEqualTypeOf<User[]>();
    expectTypeOf<Selected<User, readonly ["id"], readonly ["manager"]>["manager"]>().toEqualTypeOf<User>();
    expectTypeOf<Selected<User, [], readonly ["manager"]>>().toExtend<User>();
  });

  test("types properties as optional if the selected names are not known at compile time", () => {
    expectTypeOf<Selected<User, Name[]>["id"]>().toEqualTypeOf<string | undefined>();
    expectTypeOf<Selected<User, [], "manager"[]>>().toEqualTypeOf<User>();
  });
});
