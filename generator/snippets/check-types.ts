import { Project, ts } from "../emit/print/compiler.js";
import type { GeneratedFile } from "../emit/options.js";
import type { Place } from "../findings/finding.js";
import type { Snippet } from "./plan-snippets.js";

/** An error of the TypeScript compiler in a snippet. */
export interface SnippetError {
  /** The code block of the request. */
  readonly source: Place;
  /** The line in the snippet, counted from 1. */
  readonly line: number;
  /** The first line of the compiler's message. */
  readonly message: string;
}

/**
 * The packages that snippets and the SDK import, and the globals of Node that they use. The compiler gets declarations of
 * the used parts, because docwright's installation does not contain these packages.
 */
const ENVIRONMENT = `declare module "ky";
declare module "@azure/identity" {
  export class DefaultAzureCredential {
    getToken(scopes: string | string[]): Promise<{ token: string; expiresOnTimestamp: number }>;
  }
}
declare const process: { readonly env: Readonly<Record<string, string | undefined>> };
`;

/**
 * Checks snippets with the TypeScript compiler and the strict options of the SDK. Only errors in snippets are returned.
 *
 * @param sdk the modules of the SDK
 * @param packageName the name by which the snippets import the SDK
 * @returns the errors in the order of the snippets
 */
export function checkTypes(
  snippets: readonly Snippet[],
  sdk: readonly GeneratedFile[],
  packageName: string,
): SnippetError[] {
  const project = new Project({
    useInMemoryFileSystem: true,
    skipFileDependencyResolution: true,
    compilerOptions: {
      target: ts.ScriptTarget.ES2022,
      lib: ["lib.es2022.d.ts", "lib.dom.d.ts", "lib.dom.iterable.d.ts", "lib.dom.asynciterable.d.ts"],
      module: ts.ModuleKind.ESNext,
      moduleResolution: ts.ModuleResolutionKind.Bundler,
      paths: { [packageName]: ["/sdk/src/index.ts"] },
      types: [],
      strict: true,
      noUncheckedIndexedAccess: true,
      exactOptionalPropertyTypes: true,
      verbatimModuleSyntax: true,
      noEmit: true,
    },
  });
  project.createSourceFile("/environment.d.ts", ENVIRONMENT);
  for (const { path, text } of sdk) if (/^src\/.*\.ts$/.test(path)) project.createSourceFile(`/sdk/${path}`, text);
  for (const { name, code } of snippets) project.createSourceFile(snippetPath(name), code);
  const program = project.getProgram().compilerObject;
  return snippets.flatMap(({ name, source }) => {
    const file = program.getSourceFile(snippetPath(name));
    const errors = [...program.getSyntacticDiagnostics(file), ...program.getSemanticDiagnostics(file)];
    return errors.map(({ start = 0, messageText }) => ({
      source,
      line: (file?.getLineAndCharacterOfPosition(start).line ?? 0) + 1,
      message: typeof messageText === "string" ? messageText : messageText.messageText,
    }));
  });
}

function snippetPath(name: string): string {
  return `/snippets/${name}.ts`;
}
