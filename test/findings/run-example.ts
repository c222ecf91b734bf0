import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { driftFindings } from "../../generator/cli/commands/drift/drift-findings.js";
import { listDocs } from "../../generator/docs/read-docs.js";
import { permittingPage } from "../../generator/emit/calls/calls.js";
import { defaultSdkOptions } from "../../generator/emit/options.js";
import { planSdk } from "../../generator/emit/plan-sdk.js";
import { compareManifest } from "../../generator/export/permissions/manifest/compare-manifest.js";
import { readManifest } from "../../generator/export/permissions/manifest/read-manifest.js";
import { selectAll } from "../../generator/export/permissions/select-operations.js";
import type { Rule } from "../../generator/findings/catalogue.js";
import type { Finding } from "../../generator/findings/finding.js";
import { orderFindings } from "../../generator/findings/order-findings.js";
import { generateSdk } from "../../generator/generate-sdk.js";
import { lint } from "../../generator/lint/lint.js";
import { readPermissionsFile } from "../../generator/metadata/permissions/read-permissions-file.js";
import { readMetadata } from "../../generator/metadata/read-metadata.js";
import type { ApiModel } from "../../generator/model/model.js";
import { findCalls } from "../../generator/usage/find-calls.js";
import { checkOutput, writeOutput, type Output } from "../../generator/output/write-output.js";
import { verifyPermissions } from "../../generator/verify/permissions/verify-permissions.js";
import { verify } from "../../generator/verify/verify.js";
import { readDocsSet } from "../read-docs-set.js";
import type { ExampleFile } from "./rule-page-examples.js";

/** The path of the CSDL file in examples of `verify` and of CSDL rules. */
const METADATA = "metadata.xml";

/** The path of the app manifest in examples of `export permissions`. The program of the app is in the folder `src`. */
const MANIFEST = "app.json";

/** The path of the permissions file in examples of `verify`. */
const PERMISSIONS = "permissions.json";

/**
 * Runs the command that reports a rule on the files of an example.
 *
 * @param folder an empty folder
 * @returns the findings of all rules, each as a line of a code block `findings`
 */
export async function runExample(rule: Rule, files: readonly ExampleFile[], folder: string): Promise<string[]> {
  if (rule.commands.includes("drift")) return (await runDrift(files, folder)).map(lineOf);
  const metadata = files.find(({ path }) => path === METADATA)?.bytes?.toString() ?? "";
  if (rule.id.startsWith("csdl-")) return readMetadata(metadata, METADATA).diagnostics.map(lineOf);
  const permissions = files.find(({ path }) => path === PERMISSIONS)?.bytes?.toString();
  const docs = files.filter(({ path }) => path !== METADATA && path !== PERMISSIONS);
  putFiles(folder, docs);
  const api = await readDocsSet(folder);
  const manifest = files.find(({ path }) => path === MANIFEST)?.bytes?.toString();
  if (manifest !== undefined) return (await runManifest(manifest, api.whole, folder)).map(lineOf);
  if (permissions !== undefined) {
    const read = readPermissionsFile(permissions, { name: PERMISSIONS, file: PERMISSIONS });
    return verifyPermissions(api.whole, read, PERMISSIONS).mismatches.map(lineOf);
  }
  if (rule.commands.includes("verify")) return verify(api.whole, readMetadata(metadata, METADATA)).map(lineOf);
  const linted = lint({ ...api, files: await listDocs([folder]) });
  if (rule.commands.includes("lint")) return linted.map(lineOf);
  const { diagnostics } = await generateSdk(api.whole, defaultSdkOptions);
  return orderFindings([...linted, ...diagnostics]).map(lineOf);
}

async function runManifest(text: string, model: ApiModel, folder: string): Promise<readonly Finding[]> {
  const calls = await findCalls(
    [join(folder, "src")],
    planSdk(model, defaultSdkOptions, () => undefined),
    null,
  );
  const manifest = readManifest(text, { name: MANIFEST, file: MANIFEST }, new Map());
  return compareManifest(manifest, selectAll([...new Set(calls.map(permittingPage))])).findings;
}

/**
 * Runs `drift` on the files of an example. The first folder of a path says which version of the file it is: `written`
 * by the last run, produced `now` from the docs, or on `disk`. A file on disk replaces the written one. If the example
 * has no files in `now`, the docs still produce the written files.
 */
async function runDrift(files: readonly ExampleFile[], folder: string): Promise<readonly Finding[]> {
  const stateOf = (state: string): ExampleFile[] =>
    files.flatMap(({ path, bytes }) =>
      path.startsWith(`${state}/`) ? [{ path: path.slice(state.length + 1), bytes }] : [],
    );
  const outputOf = (state: string): Output => ({
    files: stateOf(state).map(({ path, bytes }) => ({ path, text: bytes?.toString() ?? "" })),
    origin: { generator: "1.0.0", model: "", config: {}, drafts: new Map() },
  });
  const written = outputOf("written");
  const now = outputOf("now");
  await writeOutput(folder, written);
  putFiles(folder, stateOf("disk"));
  const checked = checkOutput(folder, now.files.length === 0 ? written : now);
  const found = driftFindings(folder, checked, new Map(written.files.map(({ path, text }) => [path, text])));
  return found.map((one) => ({ ...one, file: relative(folder, join(process.cwd(), one.file)) || "." }));
}

function lineOf({ file, line, column, endLine, endColumn, rule }: Finding<string>): string {
  const end = endLine === undefined ? "" : `-${[endLine, ...(endColumn === undefined ? [] : [endColumn])].join(":")}`;
  return `${file}:${line}:${column}${end} ${rule}`;
}

function putFiles(folder: string, files: readonly ExampleFile[]): void {
  for (const { path, bytes } of files) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    if (bytes === null) rmSync(join(folder, path));
    else writeFileSync(join(folder, path), bytes);
  }
}
