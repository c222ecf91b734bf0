import { orderFindings } from "../findings/order-findings.js";
import type { Finding } from "../findings/finding.js";
import type { ApiModel } from "../model/model.js";
import type { EmitOptions } from "./options.js";
import { planExampleTests, type ExampleTest } from "./examples/plan-example-tests.js";
import { planSdk, type SdkPlan } from "./plan-sdk.js";
import { writeClient } from "./client/client.js";
import { writeDateShapes } from "./types/write-date-shapes.js";
import { serializeDraft, type Draft, type SerializedDraft } from "./print/draft.js";
import { writeEnums } from "./types/write-enums.js";
import { writeExampleTests } from "./examples/write-example-tests.js";
import { writeGuards } from "./types/write-guards.js";
import { writeModels } from "./types/write-models.js";
import { writeOperations } from "./calls/operations.js";
import { copiedFiles, packageFiles } from "./package/package-files.js";
import { writePermissions } from "./calls/permissions.js";

export interface DraftedSdk {
  /** By path. The same model and options give the same drafts. */
  readonly drafts: ReadonlyMap<string, SerializedDraft>;
  /** What the model holds that the SDK could not take over as it is. */
  readonly diagnostics: readonly Finding[];
}

/**
 * Writes the SDK of a model, but for its looks: all names and shapes are planned first, then each module is written in
 * statements. `printFiles` makes texts of them.
 */
export function draftSdk(model: ApiModel, options: EmitOptions): DraftedSdk {
  const diagnostics: Finding[] = [];
  const report = (diagnostic: Finding): void => void diagnostics.push(diagnostic);

  const plan = planSdk(model, options, report);
  const tests = planExampleTests(plan, report);
  const drafts = new Map<string, SerializedDraft>();
  for (const draft of allDrafts(plan, tests, options)) {
    if (drafts.has(draft.path)) throw new Error(`${draft.path} is written twice`);
    drafts.set(draft.path, serializeDraft(draft));
  }
  return { drafts, diagnostics: orderFindings(diagnostics) };
}

function* allDrafts(plan: SdkPlan, tests: readonly ExampleTest[], options: EmitOptions): Generator<Draft> {
  yield* writeModels(plan);
  yield* writeEnums(plan);
  yield* writeGuards(plan);
  yield* writeDateShapes(plan);
  yield* writeOperations(plan);
  yield* writePermissions(plan);
  yield* writeClient(plan);
  yield* writeExampleTests(tests, plan);
  yield* packageFiles(plan, tests, options);
  yield* copiedFiles(options);
}
