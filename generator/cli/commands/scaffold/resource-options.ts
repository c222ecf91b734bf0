import { resolve } from "node:path";
import { pagingOf } from "../../../model/api-info.js";
import type { ApiModel, JsonValue } from "../../../model/model.js";
import { qualify, shortName } from "../../../model/qualified-name.js";
import type { Draft } from "../../../scaffold/draft.js";
import { isPropertyName, isQualifiedName, plural } from "../../../scaffold/names.js";
import { draftFromJson, typeOfSample } from "../../../scaffold/sources/from-json.js";
import { draftFromName, type NamedResource } from "../../../scaffold/sources/from-name.js";
import { UsageError } from "../../../usage-error.js";
import { readNamedText } from "../../inputs/read-named-file.js";

/** Options that describe a resource. */
export interface ResourceOptions {
  readonly name?: string;
  readonly json?: string;
  readonly path?: string;
  readonly action?: readonly string[];
  readonly function?: readonly string[];
}

/**
 * Drafts a resource from its name or from a JSON sample.
 *
 * @throws UsageError if the resource does not have a valid name or path, or if the sample cannot be read
 */
export function draftResource(options: ResourceOptions, { api, types }: ApiModel): Draft {
  const sample = options.json === undefined ? null : readSample(options.json);
  const paging = pagingOf(api);
  const named = sample === null ? null : typeOfSample(sample.value, paging);
  const resource = namedResource(options, named, api.namespace);
  if (sample === null) return draftFromName(resource);
  const names = new Map(types.map(({ name }) => [name.toLowerCase(), name]));
  const draft = draftFromJson(sample.value, resource, (type) => names.get(type.toLowerCase()), paging);
  if (draft !== null) return draft;
  throw new UsageError(`${options.json ?? ""} does not contain a JSON object. Pass a sample of the resource.`);
}

function namedResource(
  { name, path, action = [], function: functions = [] }: ResourceOptions,
  typeInSample: string | null,
  namespace: string,
): NamedResource {
  const written = name ?? typeInSample;
  if (written === null) {
    throw new UsageError("The sample does not name its type in @odata.type. Name the type with --name.");
  }
  const type = qualify(written, namespace);
  if (!isQualifiedName(type)) {
    throw new UsageError(
      `${JSON.stringify(written.slice(0, 100))} is not the name of a type. Use letters, digits and _, as in lamp or microsoft.graph.lamp.`,
    );
  }
  for (const call of [...action, ...functions]) {
    if (isPropertyName(call)) continue;
    throw new UsageError(
      `${JSON.stringify(call.slice(0, 100))} is not the name of an action or function. Use letters, digits and _, as in switchOn.`,
    );
  }
  return { type, namespace, path: pathOf(path ?? `/${plural(shortName(type))}`), actions: action, functions };
}

/** @throws UsageError if a path is not the path of a collection */
function pathOf(path: string): string {
  if (
    path.length < 1_000 &&
    /^(?:\/(?:[\p{L}\p{N}_][\p{L}\p{N}_.-]*(?:\(\{[\p{L}\p{N}_-]+\}\))?|\{[\p{L}\p{N}_-]+\}))*\/[\p{L}_][\p{L}\p{N}_.-]*$/u.test(
      path,
    )
  ) {
    return path;
  }
  throw new UsageError(
    `${JSON.stringify(path.slice(0, 100))} is not the path of a collection. Use a path such as /rooms/{room-id}/lamps.`,
  );
}

/** @throws UsageError if the file is not JSON */
function readSample(file: string): { readonly value: JsonValue } {
  const text = readNamedText(resolve(file));
  try {
    return { value: JSON.parse(text) as JsonValue };
  } catch (error) {
    const reason = error instanceof Error ? error.message.replaceAll(/\s+/g, " ").replace(/\.$/, "") : "";
    throw new UsageError(`${file} is not valid JSON: ${reason}. Correct the file.`);
  }
}
