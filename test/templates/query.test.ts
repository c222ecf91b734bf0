import { expect, expectTypeOf, test } from "vitest";
import { toQuery, type Expand, type OrderBy, type QueryOptions } from "../../templates/runtime/query.js";

interface User {
  readonly id: string;
  readonly name?: string;
  readonly manager?: User;
}

test("each option takes its OData name, and what is no query option stays out", () => {
  const options: QueryOptions<User> & { signal: AbortSignal } = {
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

test("no options are no query", () => {
  expect(Object.values(toQuery()).filter((value) => value !== undefined)).toEqual([]);
});

test("names are those of the type", () => {
  expectTypeOf<"name desc" | "manager/name asc" | "id">().toExtend<OrderBy<User>>();
  expectTypeOf<"nickname">().not.toExtend<OrderBy<User>>();
  expectTypeOf<"manager" | "manager($select=id)">().toExtend<Expand<User>>();
  expectTypeOf<["nickname"]>().not.toExtend<NonNullable<QueryOptions<User>["select"]>>();
});
