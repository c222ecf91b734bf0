import { expect, it } from "vitest";
import { codeDigest } from "../../generator/cache/code-digest.js";

it("a code digest is equal for equal code, and differs between files and folders", () => {
  const paths = ["cache", "cache/digest.ts", "dialect", "../package.json"];
  const digests = paths.map((path) => codeDigest(path));
  expect(new Set(digests).size).toBe(paths.length);
  expect(paths.map((path) => codeDigest(path))).toEqual(digests);
  expect(codeDigest("cache", "dialect")).not.toBe(codeDigest("dialect", "cache"));
});
