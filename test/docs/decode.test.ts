import { describe, expect, it } from "vitest";
import { decodeText } from "../../generator/docs/decode.js";

const utf16 = (text: string): Uint8Array => new Uint8Array(Buffer.from(text, "utf16le"));

describe("decoding a file", () => {
  it("removes the byte order mark", () => {
    expect(decodeText(new TextEncoder().encode("\uFEFFone\n"))).toEqual({ text: "one\n", problem: null });
  });

  it("turns carriage returns into line feeds", () => {
    expect(decodeText(new TextEncoder().encode("one\r\ntwo\rthree\n"))).toEqual({
      text: "one\ntwo\nthree\n",
      problem: null,
    });
  });

  it("reads UTF-16 with and without a byte order mark", () => {
    const swapped = utf16("\uFEFF# Get lamp\n");
    Buffer.from(swapped.buffer, swapped.byteOffset, swapped.byteLength).swap16();
    expect(decodeText(utf16("\uFEFF# Get lamp\n"))?.text).toBe("# Get lamp\n");
    expect(decodeText(utf16("# Get lamp\n"))?.text).toBe("# Get lamp\n");
    expect(decodeText(swapped)?.text).toBe("# Get lamp\n");
  });

  it("reads invalid UTF-8 as Latin-1 and reports a problem", () => {
    expect(decodeText(new Uint8Array([0x63, 0x61, 0x66, 0xe9]))).toEqual({
      text: "café",
      problem: { offset: 3, message: expect.stringContaining("Save it as UTF-8") as string },
    });
  });

  it("returns null for a binary file", () => {
    expect(decodeText(new Uint8Array([0x7f, 0x45, 0, 0, 0, 1, 0, 0, 2]))).toBeNull();
  });
});
