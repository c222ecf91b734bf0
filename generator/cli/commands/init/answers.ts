import { existsSync } from "node:fs";
import { defaultSdkOptions } from "../../../emit/options.js";
import { UsageError } from "../../../usage-error.js";
import { ciServices, type CiService } from "./ci-files.js";
import { findDocs, findVersions } from "./find-docs.js";

/** The options of `docwright init` that answer a question. */
export interface InitAnswerOptions {
  readonly docs?: readonly string[];
  readonly apiVersion?: string;
  readonly out?: string;
  /** `false` with `--no-sdk`. */
  readonly sdk: boolean;
  readonly packageName?: string;
  readonly ci?: CiService;
}

export interface Answers {
  readonly docs: readonly string[];
  /** `null` if the docs have only one version. */
  readonly apiVersion: string | null;
  /** The SDK to generate; `null` if no SDK is generated. */
  readonly sdk: { readonly out: string; readonly packageName: string } | null;
  readonly ci: CiService;
}

/** Asks questions on a terminal. */
export interface Prompts {
  /** Asks for a text. An empty answer is the initial value. */
  readonly text: (question: string, initial: string) => Promise<string>;
  readonly select: (question: string, choices: readonly string[], initial: string) => Promise<string>;
}

/** Answers each question with its initial value, for `--yes`. */
export const acceptDefaults: Prompts = {
  text: (_, initial) => Promise.resolve(initial),
  select: (_, __, initial) => Promise.resolve(initial),
};

/**
 * Takes the answers from the options. Asks the questions that no option answers.
 *
 * @throws UsageError if no docs folder is found. UsageError also if several are found and `--yes` forbids questions.
 */
export async function collectAnswers(options: InitAnswerOptions, prompts: Prompts): Promise<Answers> {
  const docs = options.docs ?? [await chooseDocs(prompts)];
  const apiVersion = options.apiVersion ?? (await chooseVersion(docs, prompts));
  const out = options.sdk
    ? (options.out ?? (await prompts.text("Folder of the SDK (write none if you do not want an SDK)", "sdk")))
    : "none";
  const sdk = out === "none" ? null : { out, packageName: await choosePackageName(options, prompts) };
  const ci = options.ci ?? (await chooseCi(prompts));
  return { docs, apiVersion, sdk, ci };
}

async function chooseDocs(prompts: Prompts): Promise<string> {
  const found = await findDocs();
  const [first] = found;
  if (first === undefined) {
    throw new UsageError("No reference pages found below the current folder. Name the docs folder with --docs.");
  }
  if (found.length > 1 && prompts === acceptDefaults) {
    throw new UsageError(`Several docs folders found: ${found.join(", ")}. Choose one with --docs.`);
  }
  return found.length === 1 ? prompts.text("Docs folder", first) : prompts.select("Docs folder", found, first);
}

async function chooseVersion(docs: readonly string[], prompts: Prompts): Promise<string | null> {
  const versions = [...new Set((await Promise.all(docs.map(findVersions))).flat())];
  const [first] = versions;
  if (first === undefined || versions.length === 1) return null;
  return prompts.select("API version", versions, versions.includes("v1.0") ? "v1.0" : first);
}

async function choosePackageName({ packageName }: InitAnswerOptions, prompts: Prompts): Promise<string> {
  return packageName ?? prompts.text("Name of the npm package", defaultSdkOptions.packageName);
}

async function chooseCi(prompts: Prompts): Promise<CiService> {
  const isUsed: Readonly<Record<CiService, boolean>> = {
    github: existsSync(".github"),
    gitlab: existsSync(".gitlab-ci.yml"),
    azure: existsSync("azure-pipelines.yml"),
    none: false,
  };
  const initial = ciServices.find((service) => isUsed[service]) ?? "github";
  const chosen = await prompts.select("CI service", ciServices, initial);
  return ciServices.find((service) => service === chosen) ?? "none";
}
