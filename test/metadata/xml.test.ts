import { describe, expect, it } from "vitest";

import { parseXml } from "../../generator/metadata/xml.js";
import { UsageError } from "../../generator/usage-error.js";

function failure(text: string): string {
  try {
    parseXml(text, "m.xml");
  } catch (error) {
    if (error instanceof UsageError) return error.message;
    throw error;
  }
  return "no failure";
}

describe("parseXml", () => {
  it("returns the line and column of an element in files with LF and with CRLF", () => {
    for (const eol of ["\n", "\r\n"]) {
      const root = parseXml(["<?xml version='1.0'?>", "<a>", "  <b", '    c="1"/><d/>', "</a>"].join(eol), "m.xml");
      expect(root.children.map(({ name, source }) => [name, source.line, source.column])).toEqual([
        ["b", 3, 3],
        ["d", 4, 12],
      ]);
    }
  });

  it("reads text, CDATA and the five entities of XML", () => {
    expect(parseXml("<a>1 &lt; <![CDATA[<2>]]></a>", "m.xml").text).toBe("1 < <2>");
  });

  it("accepts attributes with names such as __proto__", () => {
    const { attributes } = parseXml('<a __proto__="1" constructor="2"/>', "m.xml");
    expect([...attributes]).toEqual([
      ["__proto__", "1"],
      ["constructor", "2"],
    ]);
  });

  it("throws an error with the place where a document is not well-formed", () => {
    expect(failure("<a>\n  <b></c>\n</a>")).toMatch(/^m\.xml:2:\d+: not well-formed XML: unexpected close tag/);
    expect(failure('<a b="1" b="2"/>')).toContain("duplicate attribute");
    expect(failure("<a>")).toContain("unclosed tag");
    expect(failure("")).toContain("m.xml:1:1: not well-formed XML");
    expect(failure("# Metadata")).toContain("not well-formed XML");
  });

  it("refuses a document whose elements are nested too deeply", () => {
    expect(failure("<a>".repeat(100_000))).toBe(
      "m.xml:1:772: elements are nested more than 256 levels deep. Correct the file.",
    );
  });

  it("does not expand entities that the document declares", () => {
    const bomb = '<!DOCTYPE a [<!ENTITY x "lol"><!ENTITY y "&x;&x;&x;"><!ENTITY z SYSTEM "file:///etc/hostname">]>';
    expect(failure(`${bomb}<a>&y;</a>`)).toContain("undefined entity");
    expect(failure(`${bomb}<a b="&z;"/>`)).toContain("undefined entity");
    expect(parseXml(`${bomb}<a>plain</a>`, "m.xml").text).toBe("plain");
  });
});
