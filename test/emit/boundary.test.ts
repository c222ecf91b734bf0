import fc from "fast-check";
import ts from "typescript";
import { describe, expect, test } from "vitest";
import {
  camelCase,
  commentText,
  fileSegment,
  isReservedWord,
  objectKey,
  pascalCase,
  propertyKey,
  stringLiteral,
  templateText,
} from "../../generator/emit/boundary.js";
import { isOutputPath } from "../../generator/output/output-path.js";

/** Any text, often with parts that a hostile page could contain. */
const text = fc.oneof(
  fc.string({ unit: "binary" }),
  fc
    .array(
      fc.constantFrom(
        "*/",
        "/*",
        "//",
        "${",
        "`",
        '"',
        "'",
        "\\",
        "\n",
        "\r",
        "\u2028",
        "\u202e",
        "\ud800",
        "@see",
        "{@link",
        "$",
        "..",
        "/",
        "CON",
        "__proto__",
        " ",
        "a",
      ),
    )
    .map((parts) => parts.join("")),
);

/** Runs an expression. @returns its value */
function evaluate(code: string): unknown {
  return (0, eval)(`(${code})`);
}

describe("text from docs", () => {
  test("as a string literal means itself, whatever it holds", () => {
    fc.assert(fc.property(text, (value) => evaluate(stringLiteral(value)) === value));
  });

  test("as a template literal means itself, even before an expression", () => {
    fc.assert(fc.property(text, (value) => evaluate(`\`${templateText(value)}\${1}\``) === `${value}1`));
  });

  test("as a key of an object is that key, and never the prototype", () => {
    fc.assert(
      fc.property(text, (name) => {
        const made = evaluate(`{ ${objectKey(name)}: 1 }`) as object;
        expect(Object.entries(made)).toEqual([[name, 1]]);
      }),
    );
    expect(objectKey("__proto__")).toBe('["__proto__"]');
  });

  test("as an identifier is one, or nothing", () => {
    const isIdentifier = (name: string): boolean =>
      name === "" || (ts.isIdentifierStart(name.charCodeAt(0), ts.ScriptTarget.ES2022) && /^\w+$/.test(name));
    fc.assert(fc.property(text, (value) => isIdentifier(camelCase(value)) && isIdentifier(pascalCase(value))));
  });

  test("as a comment cannot end it", () => {
    fc.assert(
      fc.property(text, (value) => {
        const comment = `/** ${commentText(value)} */`;
        expect(ts.createScanner(ts.ScriptTarget.ES2022, false, undefined, comment).scan()).toBe(
          ts.SyntaxKind.MultiLineCommentTrivia,
        );
        expect(comment.indexOf("*/")).toBe(comment.length - 2);
      }),
    );
  });

  test("as a file name stays in its folder, on every platform", () => {
    fc.assert(
      fc.property(text, (value) => isOutputPath(fileSegment(value)) && isOutputPath(`${fileSegment(value)}.ts`)),
    );
    for (const device of ["con", "NUL", "com1", "LPT9", "aux"]) expect(fileSegment(device)).toBe(`${device}_`);
    expect(fileSegment("../../etc/passwd")).toBe("etc-passwd");
    expect(fileSegment("x".repeat(500)).length).toBeLessThanOrEqual(80);
  });

  test("keeps what is harmless as it is", () => {
    expect(propertyKey("displayName")).toBe("displayName");
    expect(propertyKey("@odata.type")).toBe('"@odata.type"');
    expect(stringLiteral("Übergröße 😀")).toBe('"Übergröße 😀"');
    expect(commentText("Use `@odata.type` to tell a@b.c")).toBe("Use `@odata.type` to tell a@b.c");
  });

  test("cannot put tags or links into a comment", () => {
    expect(commentText("@deprecated")).toBe("\\@deprecated");
    expect(commentText("see {@link https://evil}")).toBe("see {\\@link https://evil}");
  });

  test("gives names as they are read", () => {
    expect(camelCase("user-principal_name")).toBe("userPrincipalName");
    expect(camelCase("IPAddress")).toBe("ipAddress");
    expect(camelCase("ID")).toBe("id");
    expect(pascalCase("macOSUpdate")).toBe("MacOSUpdate");
    expect(camelCase("7days")).toBe("_7days");
    expect(camelCase("权限")).toBe("");
    expect(isReservedWord("delete")).toBe(true);
  });
});
