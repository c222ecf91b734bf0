import { dirname, join, relative, resolve } from "node:path";
import { ts } from "../emit/print/compiler.js";
import { readProgramFile } from "./program-files.js";

/** The names by which a program can import the SDK. */
export interface SdkLocation {
  readonly packageName: string;
  /** The SDK's folder, if it is known. */
  readonly folder: string | null;
}

/**
 * Resolves an import specifier to a module of the SDK: `operations/users`.
 *
 * @returns `null` if the specifier does not name the SDK
 */
export function sdkModule(specifier: string, from: string, { packageName, folder }: SdkLocation): string | null {
  if (specifier === packageName) return "index";
  if (specifier.startsWith(`${packageName}/`)) return moduleName(specifier.slice(packageName.length + 1));
  if (folder === null || !/^\.{0,2}\//.test(specifier)) return null;
  const path = relative(folder, resolve(dirname(from), specifier)).replaceAll("\\", "/");
  return path.startsWith("..") ? null : moduleName(path);
}

function moduleName(path: string): string {
  const name = path.replace(/^(?:src|dist)\//, "").replace(/(?:\.d)?\.[cm]?[jt]s$/, "");
  if (name === "" || name === "src" || name === "dist") return "index";
  return name.startsWith("client/") ? "client" : name;
}

/** Reads the import aliases (`paths`) from the `tsconfig.json` that applies to a file. */
export function pathAliases(file: string): ts.CompilerOptions {
  const config = ts.findConfigFile(dirname(file), (path) => ts.sys.fileExists(path));
  if (config === undefined) return {};
  const { options } = ts.parseJsonConfigFileContent(
    ts.parseConfigFileTextToJson(config, readProgramFile(config)).config,
    { ...ts.sys, readFile: readProgramFile, readDirectory: () => [] },
    dirname(config),
  );
  const { paths, pathsBasePath } = options;
  return paths === undefined ? {} : { paths, pathsBasePath: pathsBasePath ?? join(dirname(config)) };
}
