import { permissionReport } from "../../../../export/permissions/permission-report.js";
import { selectOperations, selectAll } from "../../../../export/permissions/select-operations.js";
import type { ApiModel, Operation } from "../../../../model/model.js";
import { loadLeastPermissions } from "../../../../templates.js";
import { exitCode, type ExitCode } from "../../../exit-code.js";
import type { DocsOptions, GlobalOptions } from "../../../options.js";
import { reporters, type FormatOf } from "../../../report/reporters.js";
import { readSettings, type Settings } from "../../../inputs/settings.js";
import { UsageError } from "../../../../usage-error.js";
import { printRuleHelp, type RuleHelpOptions } from "../../rule-help.js";
import { checkManifest } from "./check-manifest.js";
import { readCompleteSdkApi } from "../../../inputs/sdk-api.js";
import { printResult, type OutputOptions } from "../../../print-result.js";
import { openTerminal } from "../../../terminal.js";

export interface PermissionsCommandOptions extends GlobalOptions, DocsOptions, RuleHelpOptions, OutputOptions {
  readonly program?: readonly string[];
  readonly manifest?: string;
  readonly permissionIds?: string;
  readonly format: FormatOf<"permissions">;
}

/** Computes the least permissions for operations, and prints them or compares them with those that an app asks for. */
export async function runPermissions(
  selectors: readonly string[],
  options: PermissionsCommandOptions,
): Promise<ExitCode> {
  const terminal = openTerminal(options);
  if (printRuleHelp(options, "export permissions", terminal)) return exitCode.done;
  const { program = [], manifest } = options;
  if (manifest !== undefined && program.length === 0 && selectors.length === 0) {
    throw new UsageError("--manifest needs the program of the app. Pass it with --program.");
  }
  if (options.permissionIds !== undefined && manifest === undefined) {
    throw new UsageError("--permission-ids names the ids of a manifest. Pass the manifest with --manifest.");
  }
  const settings = await readSettings(options);
  const { model } = await readCompleteSdkApi(settings, terminal);
  const called =
    program.length === 0
      ? []
      : await terminal.progress("Reading the program", () => operationsOf(program, model, settings));
  const named = selectOperations(model.operations, selectors);
  const others = called.filter((one) => !named.some(({ operation }) => operation === one));
  const selectsAll = selectors.length === 0 && program.length === 0;
  const documented = model.operations.filter(({ origin }) => origin !== "metadata");
  const selected = selectsAll ? selectAll(documented) : [...named, ...selectAll(others)];
  if (manifest !== undefined) return checkManifest(manifest, selected, options, terminal);
  const report = permissionReport(selected, await loadLeastPermissions());
  const print = await reporters.permissions[options.format]();
  printResult(print(report, { colors: terminal.resultColors }), options, terminal);
  return exitCode.done;
}

/** Finds the operations that a program calls through the SDK. */
async function operationsOf(
  paths: readonly string[],
  model: ApiModel,
  { sdk, out }: Settings,
): Promise<readonly Operation[]> {
  const [{ permittingPage }, { planSdk }, { findCalls }] = await Promise.all([
    import("../../../../emit/calls/calls.js"),
    import("../../../../emit/plan-sdk.js"),
    import("../../../../usage/find-calls.js"),
  ]);
  const plan = planSdk(model, sdk, () => undefined);
  const calls = await findCalls(paths, plan, out);
  return [...new Set(calls.map(permittingPage))];
}
