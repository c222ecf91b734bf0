import { readFile, readdir } from "node:fs/promises";
import { expect, test } from "vitest";
import { classNames } from "../../generator/emit/class-names.js";
import { compileErrors, emit, textOf } from "./sdk.js";
import { programOf } from "./readme-program.js";
import { trustFramework } from "./trust-framework.js";

const pascal = (name: string): string => name.charAt(0).toUpperCase() + name.slice(1);

/** The variable of the client; `null` if the prefix is an error. */
function variableOf(classPrefix: string): string | null {
  try {
    return classNames({ classPrefix }).variable;
  } catch {
    return null;
  }
}

async function textsIn(folder: string, ending: string): Promise<string> {
  const names = await readdir(new URL(folder, import.meta.url));
  const files = names.filter((name) => name.endsWith(ending)).map((name) => new URL(folder + name, import.meta.url));
  return (await Promise.all(files.map((file) => readFile(file, "utf8")))).join("\n");
}

test("the variable of the client differs from keywords, globals and all names in the code of the README", async () => {
  const names = programOf(await textsIn("../../templates/package/", ".md"))
    .replaceAll(/"[^"]*"|\{\{\w+\}\}/g, "")
    .matchAll(/(?<![.\w$])[a-z][A-Za-z]*\b(?!:)/g);
  const used = new Set([...names].map(([name]) => name).filter((name) => name !== "graph"));
  expect(used).toContain("credential");
  for (const name of [...used, "delete", "class", "await", "process", "console"])
    expect(variableOf(pascal(name))).not.toBe(name);
  expect(classNames({ classPrefix: "Lamp" }).variable).toBe("lamp");
});

test("a prefix that makes the name of a class or type of the runtime is an error", async () => {
  const names = (await textsIn("../../templates/runtime/", ".ts")).matchAll(
    /\b([A-Z]\w*?)(Client|Error|Context|Options)\b/g,
  );
  const taken = new Set([...names].map(([, prefix = ""]) => prefix).filter((prefix) => prefix !== "Graph"));
  expect(taken).toContain("Retry");
  for (const classPrefix of taken) expect(() => classNames({ classPrefix })).toThrow("Choose another prefix.");
  expect(() => classNames({ classPrefix: "Retry" })).toThrow(
    "sdk.classPrefix: Retry makes RetryOptions, which every SDK already has. Choose another prefix.",
  );
});

test("the README of an SDK compiles if the prefix is the name of a global", async () => {
  const sdk = await emit(trustFramework, { classPrefix: "Process", auth: "token" });
  const program = programOf(textOf(sdk, "README.md"));
  expect(program).toContain("const processClient = new ProcessClient({ credential });");
  const declared = "declare const process: { env: Record<string, string | undefined> };\n";
  expect(compileErrors(sdk, [{ path: "program.ts", text: declared + program }])).toEqual([]);
});
