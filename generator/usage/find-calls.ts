import type { Call } from "../emit/calls/calls.js";
import { Project, ts, type ResolutionHostFactory } from "../emit/print/compiler.js";
import type { SdkPlan } from "../emit/plan-sdk.js";
import { UsageError } from "../usage-error.js";
import { programFiles } from "./program-files.js";
import { pathAliases, sdkModule, type SdkLocation } from "./resolve-sdk.js";
import { declarationKey, createSdkStub, type SdkStub } from "./sdk-stub.js";

/** Where the stub of the SDK stands: no folder of anyone's. */
const STUB_FOLDER = "/docwright-stub-sdk/";

/**
 * The calls of the SDK that a program makes: functions that it imports, and methods of the client that it names.
 *
 * The compiler follows values through variables, parameters and the program's own modules. It does not see what is
 * reached through `any`, or by a name that is made while the program runs.
 *
 * @param paths files, folders or globs; what the files import of their own project is read along
 * @param folder of the SDK, for programs that import it from there
 * @returns in the order of the plan
 * @throws UsageError where a path names no file, or the program calls nothing of the SDK
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
  project.addSourceFilesAtPaths(files.map((file) => file.replaceAll("\\", "/")));
  const program = project.getProgram().compilerObject;
  const called = new Set<Call>();
  for (const file of program.getSourceFiles()) {
    if (file.isDeclarationFile || file.fileName.startsWith(STUB_FOLDER)) continue;
    for (const call of callsOfFile(file, program.getTypeChecker(), stub)) called.add(call);
  }
  if (called.size === 0) {
    const what = files.length === 1 ? "file calls" : `${files.length.toString()} files call`;
    throw new UsageError(
      `The program's ${what} nothing of ${place.packageName}; sdk.packageName in the config names the package, and --out its folder.`,
    );
  }
  return plan.calls.filter((call) => called.has(call));
}

function stubPath(module: string): string {
  return `${STUB_FOLDER}${module}.ts`;
}

/** Leads to the stub of the SDK and to the program's own modules; other packages make no calls. */
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
        return resolvedModule?.isExternalLibraryImport === true ? undefined : resolvedModule;
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

/** What a name stands for; in a pattern that takes an object apart, the member that is taken. */
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
