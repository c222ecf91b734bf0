/** Returns the code blocks of a README as one program. Its imports point to the modules of the SDK. */
export function programOf(readme: string): string {
  const blocks = [...readme.matchAll(/^```ts\n(.*?)^```/gms)].map(([, code = ""]) => code);
  return blocks
    .join("\n")
    .replaceAll('"graph-sdk/runtime"', '"./src/runtime/index.js"')
    .replace(/"graph-sdk\/([^"]+)"/g, '"./src/$1"')
    .replaceAll('"graph-sdk"', '"./src/index.js"');
}
