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

/** Random text, often with parts that a hostile page could contain. */
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
  test("is unchanged in a string literal", () => {
    fc.assert(fc.property(text, (value) => evaluate(stringLiteral(value)) === value));
  });

  test("is unchanged in a template literal, even directly before an expression", () => {
    fc.assert(fc.property(text, (value) => evaluate(`\`${templateText(value)}\${1}\``) === `${value}1`));
  });

  test("becomes a key in an object literal, even if the text is __proto__", () => {
    fc.assert(
      fc.property(text, (name) => {
        const made = evaluate(`{ ${objectKey(name)}: 1 }`) as object;
        expect(Object.entries(made)).toEqual([[name, 1]]);
      }),
    );
    expect(objectKey("__proto__")).toBe('["__proto__"]');
  });

  test("becomes a valid identifier or an empty string", () => {
    const isIdentifier = (name: string): boolean =>
      name === "" || (ts.isIdentifierStart(name.charCodeAt(0), ts.ScriptTarget.ES2022) && /^\w+$/.test(name));
    fc.assert(fc.property(text, (value) => isIdentifier(camelCase(value)) && isIdentifier(pascalCase(value))));
  });

  test("cannot end a comment", () => {
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

  test("becomes a file name that stays in its folder on every platform", () => {
    fc.assert(
      fc.property(text, (value) => isOutputPath(fileSegment(value)) && isOutputPath(`${fileSegment(value)}.ts`)),
    );
    for (const device of ["con", "NUL", "com1", "LPT9", "aux"]) expect(fileSegment(device)).toBe(`${device}_`);
    expect(fileSegment("../../etc/passwd")).toBe("etc-passwd");
    expect(fileSegment("x".repeat(500)).length).toBeLessThanOrEqual(80);
  });

  test("is unchanged if none of its characters needs an escape", () => {
    expect(propertyKey("displayName")).toBe("displayName");
    expect(propertyKey("@odata.type")).toBe('"@odata.type"');
    expect(stringLiteral("Übergröße 😀")).toBe('"Übergröße 😀"');
    expect(commentText("Use `@odata.type` to tell a@b.c")).toBe("Use `@odata.type` to tell a@b.c");
  });

  test("cannot add tags or links to a comment", () => {
    expect(commentText("@deprecated")).toBe("\\@deprecated");
    expect(commentText("see {@link https://evil}")).toBe("see {\\@link https://evil}");
  });

  test("becomes a name in camelCase or PascalCase", () => {
    expect(camelCase("user-principal_name")).toBe("userPrincipalName");
    expect(camelCase("IPAddress")).toBe("ipAddress");
    expect(camelCase("ID")).toBe("id");
    expect(pascalCase("macOSUpdate")).toBe("MacOSUpdate");
    expect(camelCase("7days")).toBe("_7days");
    expect(camelCase("权限")).toBe("");
    expect(isReservedWord("delete")).toBe(true);
  });
});
