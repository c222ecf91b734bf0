import type { Cache } from "../cache/cache.js";
import type { Diagnostic } from "../diagnostic.js";
import type { ApiModel } from "../model/model.js";
import { byCodeUnits } from "../model/order.js";
import { orderFindings } from "../model/findings.js";
import type { EmitOptions, GeneratedFile } from "./options.js";
import { exampleTests, type ExampleTest } from "./plan/example-tests.js";
import { planSdk, type SdkPlan } from "./plan/plan-sdk.js";
import { writeClient } from "./write/client.js";
import { writeExampleTests } from "./write/example-tests.js";
import { finishFiles, type Draft } from "./write/finish-files.js";
import { writeModels } from "./write/models.js";
import { writeOperations } from "./write/operations.js";
import { copiedFiles, packageFiles } from "./write/package-files.js";
import { writePermissions } from "./write/permissions.js";

export interface EmittedSdk {
  /** In the order of their paths. The same model and options give the same bytes. */
  readonly files: readonly GeneratedFile[];
  /** What the model holds that the SDK could not take over as it is. */
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Writes the SDK of a model, in memory: all names and shapes are planned first, then each module is written and printed.
 *
 * @param cache where files are kept that need not be printed and formatted again
 */
export async function emitSdk(model: ApiModel, options: EmitOptions, cache: Cache): Promise<EmittedSdk> {
  const diagnostics: Diagnostic[] = [];
  const report = (diagnostic: Diagnostic): void => void diagnostics.push(diagnostic);

  const plan = planSdk(model, options, report);
  const tests = exampleTests(plan, report);
  const finished = await finishFiles(drafts(plan, tests, options), cache);
  const files = [...finished, ...copiedFiles(options)];
  return { files: files.sort((a, b) => byCodeUnits(a.path, b.path)), diagnostics: orderFindings(diagnostics) };
}

function* drafts(plan: SdkPlan, tests: readonly ExampleTest[], options: EmitOptions): Generator<Draft> {
  yield* writeModels(plan);
  yield* writeOperations(plan);
  yield* writePermissions(plan);
  yield* writeClient(plan);
  yield* writeExampleTests(tests, plan);
  yield* packageFiles(plan, tests, options);
}
