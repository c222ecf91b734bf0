import { dirname, join, relative } from "node:path";
import type { Call } from "../emit/calls/calls.js";
import { Project, ts, type ResolutionHostFactory } from "../emit/print/compiler.js";
import type { SdkPlan } from "../emit/plan-sdk.js";
import { UsageError } from "../usage-error.js";
import { assertModuleMissing, programFiles, readProgramFile } from "./program-files.js";
import { pathAliases, sdkModule, type SdkLocation } from "./resolve-sdk.js";
import { declarationKey, createSdkStub, type SdkStub } from "./sdk-stub.js";

/** Folder of the SDK's stub in the compiler's virtual file system. No program has a folder with this name. */
const STUB_FOLDER = "/docwright-stub-sdk/";

/**
 * Finds the SDK calls in a program: functions that it imports and client methods that it names.
 *
 * The TypeScript compiler follows values through variables, parameters and the program's own modules. Calls through
 * `any` and through computed names are not found.
 *
 * @param paths - files, folders or globs; modules that these files import from the same project are read, too
 * @param folder - the SDK's folder, for programs that import it by path
 * @returns calls in the order of the plan
 * @throws UsageError if a path does not name a file, or the program does not call the SDK
 */
export async function findCalls(
  paths: readonly string[],
  plan: SdkPlan,
  folder: string | null,
): Promise<readonly Call[]> {
  const files = await programFiles(paths, folder);
  const stub = createSdkStub(plan);
  const place = { packageName: plan.options.packageName, folder };
  const project = new Project({
    compilerOptions: {
      ...pathAliases(files[0] ?? ""),
      allowJs: true,
      target: ts.ScriptTarget.ES2022,
      lib: ["lib.es2022.d.ts"],
      module: ts.ModuleKind.ESNext,
      moduleResolution: ts.ModuleResolutionKind.Bundler,
      types: [],
    },
    skipAddingFilesFromTsConfig: true,
    skipFileDependencyResolution: true,
    resolutionHost: createResolutionHost(stub, place),
  });
  for (const [name, text] of stub.modules) project.createSourceFile(stubPath(name), text);
  for (const file of files) {
    project.createSourceFile(file.replaceAll("\\", "/"), readProgramFile(file), { overwrite: true });
  }
  const program = project.getProgram().compilerObject;
  const called = new Set<Call>();
  for (const file of program.getSourceFiles()) {
    if (file.isDeclarationFile || file.fileName.startsWith(STUB_FOLDER)) continue;
    assertParsed(file, program);
    for (const call of callsOfFile(file, program.getTypeChecker(), stub)) called.add(call);
  }
  if (called.size === 0) {
    throw new UsageError(
      `The program (files: ${files.length.toString()}) does not call ${place.packageName}. If the program imports the SDK by another name, set sdk.packageName in the config. If the program imports the SDK's folder, pass this folder with --out.`,
    );
  }
  return plan.calls.filter((call) => called.has(call));
}

/**
 * Checks that a file has no syntax errors, because the calls after an error may be missing. TypeScript in a JavaScript
 * file is not an error here: the compiler reports it, but reads it completely.
 *
 * @throws UsageError with the place of the first error
 */
function assertParsed(file: ts.SourceFile, program: ts.Program): void {
  const isTypeScriptInJavaScript = ({ code }: ts.Diagnostic): boolean => code >= 8000 && code < 9000;
  const [error] = program.getSyntacticDiagnostics(file).filter((one) => !isTypeScriptInJavaScript(one));
  if (error === undefined) return;
  const { line, character } = file.getLineAndCharacterOfPosition(error.start);
  const message = ts.flattenDiagnosticMessageText(error.messageText, " ").replace(/\.$/, "");
  throw new UsageError(
    `${relative(process.cwd(), file.fileName)}:${String(line + 1)}:${String(character + 1)}: ${message}. Calls in this file may be missing. Correct the syntax, or leave out the file.`,
  );
}

function stubPath(module: string): string {
  return `${STUB_FOLDER}${module}.ts`;
}

/** Resolves imports to the SDK's stub or to the program's own modules. Other packages are ignored. */
function createResolutionHost({ modules }: SdkStub, place: SdkLocation): ResolutionHostFactory {
  return (host, options) => ({
    resolveModuleNames: (specifiers, from) =>
      specifiers.map((specifier) => {
        const inStub = from.startsWith(STUB_FOLDER);
        const module = inStub ? specifier.replace(/^\.\/|\.js$/g, "") : sdkModule(specifier, from, place);
        if (module !== null) {
          return modules.has(module)
            ? { resolvedFileName: stubPath(module), extension: ts.Extension.Ts, isExternalLibraryImport: false }
            : undefined;
        }
        const { resolvedModule } = ts.resolveModuleName(specifier, from, options(), host);
        if (resolvedModule === undefined && specifier.startsWith(".")) {
          assertModuleMissing(join(dirname(from), specifier));
        }
        if (resolvedModule === undefined || resolvedModule.isExternalLibraryImport === true) return undefined;
        // The compiler does not limit the size of a module, so the module is read here first to check its size.
        readProgramFile(resolvedModule.resolvedFileName);
        return resolvedModule;
      }),
  });
}

function callsOfFile(file: ts.SourceFile, checker: ts.TypeChecker, stub: SdkStub): Call[] {
  const calls: Call[] = [];
  const visit = (node: ts.Node): void => {
    if ((ts.isIdentifier(node) || ts.isStringLiteral(node)) && stub.names.has(node.text)) {
      calls.push(...callsOfSymbol(symbolOf(node, checker), checker, stub));
    }
    ts.forEachChild(node, visit);
  };
  visit(file);
  return calls;
}

/**
 * Returns the symbol of a name. If the name is in a destructuring pattern, this is the property of the destructured
 * object.
 */
function symbolOf(node: ts.Identifier | ts.StringLiteral, checker: ts.TypeChecker): ts.Symbol | undefined {
  const { parent } = node;
  if (ts.isBindingElement(parent) && (parent.propertyName ?? parent.name) === node) {
    return checker.getTypeAtLocation(parent.parent).getProperty(node.text);
  }
  return checker.getSymbolAtLocation(node);
}

function callsOfSymbol(symbol: ts.Symbol | undefined, checker: ts.TypeChecker, { calls }: SdkStub): Call[] {
  if (symbol === undefined) return [];
  const origin = symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol;
  return (origin.declarations ?? []).flatMap((declaration) => {
    const { fileName } = declaration.getSourceFile();
    if (!fileName.startsWith(STUB_FOLDER)) return [];
    const owner = ts.isClassDeclaration(declaration.parent) ? (declaration.parent.name?.text ?? null) : null;
    const call = calls.get(declarationKey(fileName.slice(STUB_FOLDER.length, -".ts".length), owner, origin.name));
    return call === undefined ? [] : [call];
  });
}
