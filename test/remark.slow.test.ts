import { execFile } from "node:child_process";
import { mkdirSync, symlinkSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import type { VFileMessage } from "vfile-message";
import { expect, inject, it } from "vitest";
import { lampProject } from "./cli/lamp-docs.js";
import { putFiles } from "./output/scratch-folder.js";
import { findingOf, lintFindings, type Reported } from "./remark-messages.js";

/** A reporter of remark-cli that prints all parts of the messages. */
const reporter = `export default (files) =>
  JSON.stringify(files.map(({ path, messages }) => ({ path, messages: messages.map((one) => ({ ...one, reason: one.reason })) })));
`;

it("remark --use docwright/remark reports the findings of `docwright lint` for each page of a folder", async () => {
  const folder = lampProject();
  putFiles(folder, {
    "docwright.config.json": '{ "docs": "docs" }',
    "reporter.mjs": reporter,
    "docs/api/lamp-dim.md": "# Dim a lamp\n\nNamespace: microsoft.graph\n\nSee [lamp](../resources/Lamp.md).\n",
  });
  mkdirSync(join(folder, "node_modules"));
  symlinkSync(join(dirname(inject("builtCli")), "../.."), join(folder, "node_modules/docwright"));
  const cli = fileURLToPath(new URL("../node_modules/remark-cli/cli.js", import.meta.url));
  const run = promisify(execFile);
  const args = [cli, "docs", "--use", "docwright/remark", "--report", "./reporter.mjs"];
  const { stderr } = await run(process.execPath, args, { cwd: folder });

  const files = JSON.parse(stderr) as readonly { readonly path: string; readonly messages: readonly VFileMessage[] }[];
  const reported: Record<string, Reported[]> = {};
  for (const { path, messages } of files) {
    if (messages.length > 0) reported[path.slice("docs/".length)] = messages.map(findingOf);
  }
  expect(Object.keys(reported)).toContain("api/lamp-dim.md");
  expect(reported).toEqual(await lintFindings(folder));
});
