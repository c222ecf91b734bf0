import * as babel from "prettier/plugins/babel";
import * as estree from "prettier/plugins/estree";
import * as markdown from "prettier/plugins/markdown";
import * as typescript from "prettier/plugins/typescript";
import { format } from "prettier/standalone";
import type { GeneratedFile } from "../options.js";

/** The languages of an SDK's files. Loading all of Prettier takes several times as long. */
const plugins = [typescript, estree, babel, markdown];

/** Formats files, in a thread or in the main thread. */
export default async function formatTask(files: readonly GeneratedFile[]): Promise<GeneratedFile[]> {
  const formatted: GeneratedFile[] = [];
  for (const { path, text } of files) {
    formatted.push({ path, text: await format(text, { filepath: path, printWidth: 120, plugins }) });
  }
  return formatted;
}
