import { expect, it } from "vitest";
import { uniqueNames } from "../../generator/collections/unique-names.js";

it("numbers repeated names, and skips numbers that other names have", () => {
  const name = uniqueNames(["lamp-2"]);
  expect(["lamp", "lamp", "lamp-3", "lamp"].map(name)).toEqual(["lamp", "lamp-3", "lamp-3-2", "lamp-4"]);
});

it("treats names that differ only in capitals as equal, if it is told to", () => {
  const name = uniqueNames([], (text) => text.toLowerCase());
  expect(["Lamp", "lamp", "LAMP"].map(name)).toEqual(["Lamp", "lamp-2", "LAMP-3"]);
});
