import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { guid } from "../../templates/runtime/literals.js";
import { itemPath, literal, path } from "../../templates/runtime/path.js";

describe("a value in a path", () => {
  test.each([
    ["keyset1", "/users/keyset1/x"],
    ["a/b", "/users/a%2Fb/x"],
    ["a?b#c", "/users/a%3Fb%23c/x"],
    ["adele@contoso.com", "/users/adele@contoso.com/x"],
    ["AAMkAGI1AAAt9AHjAAA=", "/users/AAMkAGI1AAAt9AHjAAA=/x"],
    ["19:4a95f7d8@thread.tacv2", "/users/19:4a95f7d8@thread.tacv2/x"],
    ["root:", "/users/root%3A/x"],
    [":x", "/users/%3Ax/x"],
    ["$value", "/users/%24value/x"],
    ["50%", "/users/50%25/x"],
    ["ü ñ", "/users/%C3%BC%20%C3%B1/x"],
    ["...", "/users/.../x"],
    ["../../me", "/users/..%2F..%2Fme/x"],
    ["\\..\\", "/users/%5C..%5C/x"],
    [42, "/users/42/x"],
    [false, "/users/false/x"],
  ])("stays in its path segment: %s", (value, expected) => {
    expect(path`/users/${value}/x`).toBe(expected);
  });

  test.each([".", "..", ""])("is refused: %o", (value) => {
    expect(() => path`/users/${value}/x`).toThrow(TypeError);
    expect(() => path`/users/${value}`).toThrow(TypeError);
    expect(() => path`/users/${"a"}/${value}`).toThrow(TypeError);
  });

  test("is refused if two adjacent values form the path segment ..", () => {
    expect(() => path`/users/${"."}${"."}/x`).toThrow(TypeError);
  });

  test("stays in its path segment if the value is random text", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), fc.string({ unit: "binary" }), (first, second) => {
        let built: string;
        try {
          built = path`/users/${first}/items(name=${literal(second)})/end`;
        } catch (error) {
          return error instanceof TypeError && /^\.{0,2}$/.test(first);
        }
        const url = new URL(`https://graph.example/v1.0${built}`);
        return url.host === "graph.example" && url.search === "" && url.hash === "" && url.href.split("/").length === 8;
      }),
    );
  });
});

describe("literals in a path", () => {
  test.each([
    ["O'Neil", "'O''Neil'"],
    ["", "''"],
    ["a/b?c", "'a%2Fb%3Fc'"],
    ["A1:B2", "'A1:B2'"],
    ["..", "'..'"],
    [42, "42"],
    [-1.5, "-1.5"],
    [true, "true"],
    [null, "null"],
    [-Infinity, "-INF"],
    [NaN, "NaN"],
    [2n ** 63n, "9223372036854775808"],
    [guid("00000000-0000-0000-0000-000000000000"), "00000000-0000-0000-0000-000000000000"],
    [new Date(-62198755200000), "-0001-01-01T00:00:00.000Z"],
    [new Date(8.64e15), "275760-09-13T00:00:00.000Z"],
    [new Date(Date.UTC(2026, 0, 31)), "2026-01-31T00:00:00.000Z"],
  ])("%s", (value, expected) => {
    expect(path`/f(x=${literal(value)})`).toBe(`/f(x=${expected})`);
  });
});

describe("paths of items in a drive", () => {
  test.each([
    ["Documents/2026 plan.xlsx", "Documents/2026%20plan.xlsx"],
    ["/Documents/", "Documents"],
    ["a#b/c?d/e:f", "a%23b/c%3Fd/e:f"],
    ["100%/x:", "100%25/x%3A"],
    [":x/children", "%3Ax/children"],
    ["a:/b", "a%3A/b"],
  ])("%s", (value, expected) => {
    expect(path`/drive/root:/${itemPath(value)}:/children`).toBe(`/drive/root:/${expected}:/children`);
  });

  test.each(["", "/", "a/../b", "..", "a/./b", "a/.."])("are refused: %o", (value) => {
    expect(() => path`/drive/root:/${itemPath(value)}:/children`).toThrow(TypeError);
  });
});
