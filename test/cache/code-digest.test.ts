import { expect, it } from "vitest";
import { codeDigest } from "../../generator/cache/code-digest.js";

it("`codeDigest` returns a different digest for each file or folder, and the same digest again for the same path", () => {
  const paths = ["cache", "cache/digest.ts", "dialect", "../package.json"];
  const digests = paths.map((path) => codeDigest(path));
  expect(new Set(digests).size).toBe(paths.length);
  expect(paths.map((path) => codeDigest(path))).toEqual(digests);
  expect(codeDigest("cache", "dialect")).not.toBe(codeDigest("dialect", "cache"));
});
