import { describe, expect, it } from "vitest";
import { decodeText } from "../../generator/docs/decode.js";

const utf16 = (text: string): Uint8Array => new Uint8Array(Buffer.from(text, "utf16le"));

describe("the text of a file", () => {
  it("has no byte order mark and no carriage returns", () => {
    expect(decodeText(new TextEncoder().encode("\uFEFFone\r\ntwo\rthree\n"))).toEqual({
      text: "one\ntwo\nthree\n",
      problem: null,
    });
  });

  it("is read from UTF-16, marked or not", () => {
    const swapped = utf16("\uFEFF# Get lamp\n");
    Buffer.from(swapped.buffer, swapped.byteOffset, swapped.byteLength).swap16();
    expect(decodeText(utf16("\uFEFF# Get lamp\n"))?.text).toBe("# Get lamp\n");
    expect(decodeText(utf16("# Get lamp\n"))?.text).toBe("# Get lamp\n");
    expect(decodeText(swapped)?.text).toBe("# Get lamp\n");
  });

  it("is read as Latin-1 where it is not UTF-8, and that is said", () => {
    expect(decodeText(new Uint8Array([0x63, 0x61, 0x66, 0xe9]))).toEqual({
      text: "café",
      problem: { offset: 3, message: expect.stringContaining("save it as UTF-8") as string },
    });
  });

  it("is none where the file is binary", () => {
    expect(decodeText(new Uint8Array([0x7f, 0x45, 0, 0, 0, 1, 0, 0, 2]))).toBeNull();
  });
});
