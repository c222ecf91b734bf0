import { orderFindings } from "../findings/order-findings.js";
import type { Finding } from "../findings/finding.js";
import type { ApiModel } from "../model/model.js";
import type { EmitOptions, GeneratedFile } from "./options.js";
import { planExampleTests, type ExampleTest } from "./examples/plan-example-tests.js";
import { countSdk, type SdkCounts } from "./package/count-sdk.js";
import { planSdk, type SdkPlan } from "./plan-sdk.js";
import { writeClient } from "./client/client.js";
import { writeConversions } from "./types/write-conversions.js";
import { fillDraft, serializeOutlineDraft, type OutlineDraft } from "./fill-draft.js";
import { findingInDocs, outlineModel, type Outline } from "./outline.js";
import type { Draft, SerializedDraft } from "./print/draft.js";
import { writeEnums } from "./types/write-enums.js";
import { writeExampleTests } from "./examples/write-example-tests.js";
import { writeGuards } from "./types/write-guards.js";
import { writeIndex } from "./types/write-type-modules.js";
import { writeModels } from "./types/write-models.js";
import { writeOperations } from "./calls/operations.js";
import { copiedFiles, packageFiles, runtimeModules } from "./package/package-files.js";
import { writeRequestHeaders } from "./calls/request-headers.js";

export interface DraftedSdk {
  /** The drafts by path. Equal models and options give equal drafts. */
  readonly drafts: ReadonlyMap<string, SerializedDraft>;
  /** Findings about differences between the SDK and the docs. */
  readonly diagnostics: readonly Finding[];
  readonly counts: SdkCounts;
}

/** Drafts the SDK of a model. `formatFiles` formats the drafts. */
export function draftSdk(model: ApiModel, options: EmitOptions): DraftedSdk {
  const outline = outlineModel(model);
  const { drafts, diagnostics, counts } = planOutline(outline, options);
  return {
    drafts: new Map([...drafts].map(([path, draft]) => [path, fillDraft(draft, outline.values)])),
    diagnostics: diagnostics.map((finding) => findingInDocs(finding, outline.values)),
    counts,
  };
}

/** The plan of an outline's SDK. The drafts and the findings have references instead of descriptions and lines. */
export interface PlannedOutline extends Omit<DraftedSdk, "drafts"> {
  /** The drafts by path. A draft is written when it is taken, and drafts can be taken only once. */
  readonly drafts: Iterable<[string, OutlineDraft]>;
}

/** Plans all names and types of an outline's SDK. */
export function planOutline({ model }: Pick<Outline, "model">, options: EmitOptions): PlannedOutline {
  const diagnostics: Finding[] = [];
  const report = (diagnostic: Finding): void => void diagnostics.push(diagnostic);

  const plan = planSdk(model, options, report);
  const tests = planExampleTests(plan, report);
  const drafts = serializeDrafts(writeFiles(plan, tests, options));
  return { drafts, diagnostics: orderFindings(diagnostics), counts: countSdk(plan) };
}

function* serializeDrafts(drafts: Iterable<Draft>): Generator<[string, OutlineDraft]> {
  const paths = new Set<string>();
  for (const draft of drafts) {
    if (paths.has(draft.path)) throw new Error(`Two drafts have the path ${draft.path}`);
    paths.add(draft.path);
    yield [draft.path, serializeOutlineDraft(draft)];
  }
}

function* writeFiles(plan: SdkPlan, tests: readonly ExampleTest[], options: EmitOptions): Generator<Draft> {
  const folders: string[] = [];
  for (const [folder, write] of TYPE_MODULES) {
    const modules = [...write(plan)];
    if (modules.length === 0) continue;
    folders.push(folder);
    yield* modules;
    yield writeIndex(folder, modules);
  }
  yield* writeOperations(plan);
  const headers = [...writeRequestHeaders(plan.calls)];
  yield* headers;
  yield writeIndex("internal", [...internalModules(options, plan), ...headers]);
  yield* writeClient(plan);
  yield* writeExampleTests(tests, plan);
  yield* packageFiles(plan, tests, folders, options);
  yield* copiedFiles(options, plan.model.api);
}

/** The modules of the runtime. The SDK's modules can import all of them, but the package exports only some. */
function internalModules(options: EmitOptions, { model }: SdkPlan): GeneratedFile[] {
  const modules = runtimeModules(options, model.api).filter(({ path }) => path !== "index.ts");
  return modules.map(({ path, text }) => ({ path: `src/runtime/${path}`, text }));
}

/** Folders that have a module for each type. For each folder, the package has one export with all its modules. */
const TYPE_MODULES = [
  ["models", writeModels],
  ["enums", writeEnums],
  ["guards", writeGuards],
  ["conversions", writeConversions],
] as const;
