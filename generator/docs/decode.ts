/** Decoded text of a file, with the encoding problem if there was one. */
export interface DecodedText {
  /** Line endings are `\n`; there is no byte order mark. */
  readonly text: string;
  readonly problem: EncodingProblem | null;
}

export interface EncodingProblem {
  readonly message: string;
  /** Offset in `text` of the first invalid character. */
  readonly offset: number;
}

/**
 * Decodes the bytes of a file. A byte order mark determines the encoding. In a file without this mark, zero bytes
 * indicate UTF-16. Bytes that are not valid in the encoding are decoded as Latin-1, which accepts every byte, and
 * reported as a problem.
 * {@link https://encoding.spec.whatwg.org/ | Encoding Standard}
 *
 * @returns `null` if the file is binary
 */
export function decodeText(bytes: Uint8Array): DecodedText | null {
  const encoding = markedEncoding(bytes) ?? zeroByteEncoding(bytes);
  if (encoding === "binary") return null;
  try {
    return { text: normalise(new TextDecoder(encoding, { fatal: true }).decode(bytes)), problem: null };
  } catch {
    const offset = Math.max(0, normalise(new TextDecoder(encoding).decode(bytes)).indexOf("\uFFFD"));
    const text = normalise(Buffer.from(bytes).toString("latin1"));
    return {
      text,
      problem: {
        message: `The file is not valid ${encoding.toUpperCase()} and was read as Latin-1. Save it as UTF-8.`,
        offset,
      },
    };
  }
}

function markedEncoding(bytes: Uint8Array): "utf-8" | "utf-16le" | "utf-16be" | null {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return "utf-8";
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return "utf-16le";
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return "utf-16be";
  return null;
}

/**
 * Guesses the encoding from zero bytes. In UTF-16, every second byte of text in Latin script is zero. In UTF-8, no byte
 * is zero.
 */
function zeroByteEncoding(bytes: Uint8Array): "utf-8" | "utf-16le" | "utf-16be" | "binary" {
  if (!bytes.includes(0)) return "utf-8";
  const sample = bytes.subarray(0, 4096);
  let even = 0;
  let odd = 0;
  sample.forEach((byte, index) => {
    if (byte !== 0) return;
    if (index % 2 === 0) even += 1;
    else odd += 1;
  });
  const half = sample.length / 2;
  if (even === 0 && odd > half * 0.4) return "utf-16le";
  if (odd === 0 && even > half * 0.4) return "utf-16be";
  return "binary";
}

function normalise(text: string): string {
  return text.replace(/\r\n?/g, "\n");
}
