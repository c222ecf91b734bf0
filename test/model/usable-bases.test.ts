import { expect, it } from "vitest";
import { withUsableBases } from "../../generator/model/usable-bases.js";
import { complex, enumeration } from "../emit/hand-made.js";

it("a base type is removed if it is unknown, an enumeration, or derives from the type itself", () => {
  const derive = (name: string, base: string) => ({ ...complex(name, []), base: `microsoft.graph.${base}` });
  const types = [
    derive("tail", "first"),
    derive("first", "second"),
    derive("second", "third"),
    derive("third", "first"),
    derive("own", "own"),
    derive("lost", "nothing"),
    derive("value", "color"),
    derive("book", "text"),
    complex("text", []),
    enumeration("color", ["red"]),
  ];
  const faults: [string, string][] = [];
  const based = withUsableBases(types, ({ name }, _, fault) => faults.push([name.replace(/^.*\./, ""), fault]));
  expect(faults).toEqual([
    ["first", "cycle"],
    ["second", "cycle"],
    ["third", "cycle"],
    ["own", "cycle"],
    ["lost", "unknown"],
    ["value", "enumeration"],
  ]);
  expect(based.filter(({ base }) => base !== null).map(({ name }) => name)).toEqual([
    "microsoft.graph.tail",
    "microsoft.graph.book",
  ]);
});
