import { relative } from "node:path";
import { assertSameApi } from "../../../merge/merge-metadata.js";
import type { PermissionsFile } from "../../../metadata/permissions/permissions-file.js";
import { readPermissionsFile } from "../../../metadata/permissions/read-permissions-file.js";
import { readService, type Service } from "../../../metadata/read-metadata.js";
import type { ApiModel } from "../../../model/model.js";
import { qualify, shortName } from "../../../model/qualified-name.js";
import { nearestName } from "../../../nearest-name.js";
import { UsageError } from "../../../usage-error.js";
import { readNamedText } from "../../inputs/read-named-file.js";

/**
 * Reads the metadata from which pages are written.
 *
 * @throws UsageError if the file cannot be read, or if it describes another API than the docs
 */
export function readScaffoldService(file: string, docs: ApiModel): Service {
  const name = relative(process.cwd(), file);
  const text = readNamedText(file);
  if (!/^\s*</.test(text)) throw new UsageError(`${name} is not metadata. Use the CSDL file of the service (XML).`);
  const service = readService(text, name);
  if (docs.pages.length > 0) assertSameApi(docs, service.model, name);
  return service;
}

/**
 * Reads Microsoft's permissions file.
 *
 * @throws UsageError if the file cannot be read, or does not have this form
 */
export function readPermissions(path: string, root: string): PermissionsFile {
  const text = readNamedText(path);
  const file = relative(root, path).replaceAll("\\", "/");
  return readPermissionsFile(text, { name: relative(process.cwd(), path), file });
}

/**
 * Finds the types that the options name. A name without a namespace can be of any namespace.
 *
 * @throws UsageError if the metadata does not declare a type, or declares several of this name
 */
export function findTypes(names: readonly string[], { types, api }: ApiModel): string[] {
  const declared = types.map(({ name }) => name);
  return names.map((written) => {
    const exact = declared.find((name) => name === written || name === qualify(written, api.namespace));
    if (exact !== undefined) return exact;
    const lower = written.toLowerCase();
    const similar = declared.filter((name) => [name, shortName(name)].some((one) => one.toLowerCase() === lower));
    const [only, ...others] = similar;
    if (only !== undefined && others.length === 0) return only;
    const shown = JSON.stringify(written.slice(0, 100));
    if (only !== undefined) {
      throw new UsageError(`The metadata declares several types ${shown}: ${similar.join(", ")}. Pass one of them.`);
    }
    const near = nearestName(shortName(written), declared.map(shortName));
    throw new UsageError(
      `The metadata does not declare the type ${shown}. ${near === null ? "Correct --type." : `Did you mean ${near}?`}`,
    );
  });
}
