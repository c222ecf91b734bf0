import fc from "fast-check";
import type { DocFile } from "../../generator/docs/doc-file.js";
import { name, prose } from "./hostile-text.js";

/** Names in the pages of `input-docs`, and words of the sentences in which docwright looks for names. */
const names = [
  "trustFrameworkKeySet",
  "trustFrameworkKey",
  "trustFrameworkKeyStatus",
  "trustFramework",
  "entity",
  "keySets",
  "policies",
  "generateKey",
  "getActiveKey",
  "keys",
  "kid",
  "use",
  "x5c",
  "id",
  "enabled",
  "sig",
  "Optional",
  "certificate",
  "tenant",
  "The",
];

/** Values in the pages of `input-docs` that never become names in the SDK. */
const values = [
  "secret-of-the-app",
  "B2C_1A_FacebookSecret",
  "B2C_1A_TokenSigningKeyContainer",
  "password-of-the-file",
  "TrustFrameworkKeySet.ReadWrite.All",
  "AADB2C95059",
  "application/json",
];

interface Renaming {
  readonly from: string;
  readonly to: string;
  /** Whether the text is written with the escapes of JSON, so that JSON on the page stays valid. */
  readonly escaped: boolean;
}

const renaming: fc.Arbitrary<Renaming> = fc.oneof(
  fc.record({ from: fc.constantFrom(...names), to: name, escaped: fc.boolean() }),
  fc.record({ from: fc.constantFrom(...values), to: prose, escaped: fc.boolean() }),
);

/**
 * Pages in which hostile text replaces some words. Each word is replaced on all pages, so that the pages stay
 * consistent.
 */
export function renamedDocs(docs: readonly DocFile[]): fc.Arbitrary<DocFile[]> {
  return fc
    .array(renaming, { minLength: 1, maxLength: 4 })
    .map((renamings) => docs.map((doc) => renamings.reduce(renamed, doc)));
}

function renamed(doc: DocFile, { from, to, escaped }: Renaming): DocFile {
  const text = Buffer.from(escaped ? JSON.stringify(to).slice(1, -1) : to).toString();
  const replace = (content: string): string => content.replaceAll(new RegExp(`\\b${from}\\b`, "g"), () => text);
  return {
    ...doc,
    text: replace(doc.text),
    includes: Object.fromEntries(Object.entries(doc.includes).map(([path, content]) => [path, replace(content)])),
  };
}
