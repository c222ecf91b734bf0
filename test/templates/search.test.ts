import { expect, expectTypeOf, test } from "vitest";
import { term, type Search } from "../../templates/runtime/search.js";

test("a search term contains the property and the words", () => {
  expect(term("displayName", "sales team").toString()).toBe('"displayName:sales team"');
});

test("a search term has spaces instead of quotes, and escaped backslashes", () => {
  expect(term("displayName", String.raw`a" OR "b\c`).toString()).toBe(String.raw`"displayName:a  OR  b\\c"`);
});

test("a search has parentheses if it mixes AND and OR", () => {
  const name = term("displayName", "a");
  const mail = term("mail", "b");
  expect(name.or(mail).toString()).toBe('"displayName:a" OR "mail:b"');
  expect(name.and(mail.or(name)).toString()).toBe('"displayName:a" AND ("mail:b" OR "displayName:a")');
});

test("the compiler checks that the searched properties exist", () => {
  const name = term("displayName", "a");
  expectTypeOf(name).toExtend<Search<"displayName" | "mail">>();
  expectTypeOf(name.or(term("mail", "b"))).toExtend<Search<"displayName" | "mail">>();
  expectTypeOf(name.or(term("phone", "b"))).not.toExtend<Search<"displayName" | "mail">>();
});
