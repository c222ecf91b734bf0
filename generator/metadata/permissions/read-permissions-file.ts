import type { Place } from "../../findings/finding.js";
import { UsageError } from "../../usage-error.js";
import type { HttpMethod, PermissionType } from "../../vocabulary.js";
import type { Grant, PermissionsFile, PermittedRoute } from "./permissions-file.js";

/** The permission types by their names in the file. */
const TYPES: ReadonlyMap<string, PermissionType> = new Map([
  ["DelegatedWork", "delegatedWork"],
  ["DelegatedPersonal", "delegatedPersonal"],
  ["Application", "application"],
]);

const METHODS: ReadonlySet<string> = new Set<HttpMethod>(["GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS"]);

/** Whether JSON is a permissions file, even one with faults. The JSON of an API model does not have `pathSets`. */
export function isPermissionsFile(text: string): boolean {
  return /^\s*\{\s*(?:"\$schema"\s*:\s*"[^"\\\n]*"\s*,\s*)?"permissions"\s*:|"pathSets"\s*:/.test(text);
}

/**
 * Reads Microsoft's permissions file. The file lists sets of paths for each permission. Older files do not mark the least
 * privileged permissions.
 * {@link https://github.com/microsoftgraph/kibali/blob/main/specs/permissions-schema.json | Schema of permissions files}
 *
 * @param path - `name`: the path of the file in messages; `file`: the path in places, relative to the docs folder
 * @throws UsageError if the text does not have this form; the message names the first fault
 */
export function readPermissionsFile(
  text: string,
  path: { readonly name: string; readonly file: string },
): PermissionsFile {
  const fail = (fault: string): never => {
    throw new UsageError(
      `${path.name} is not a permissions file: ${fault} Use the file of microsoft-graph-devx-content.`,
    );
  };
  const { permissions } = parsed(text, fail);
  if (!isRecord(permissions)) return fail("`permissions` is not an object.");
  const places = pathPlaces(text, path.file);
  const routes = new Map<string, Draft>();
  for (const [name, permission] of Object.entries(permissions)) {
    const pathSets = isRecord(permission) ? permission["pathSets"] : undefined;
    if (!Array.isArray(pathSets)) return fail(`\`${name}\` does not have a list \`pathSets\`.`);
    for (const pathSet of pathSets.map((one) => readPathSet(one, name, fail))) {
      for (const method of pathSet.methods) {
        for (const { path: route, least, alsoRequires } of pathSet.paths) {
          const { grants } = draftOf(
            routes,
            method,
            route,
            places.get(route) ?? { file: path.file, line: 1, column: 1 },
          );
          for (const type of pathSet.types) {
            addGrant(grants[type], { permission: name, least: least.has(type), alsoRequires });
          }
        }
      }
    }
  }
  if (routes.size === 0) return fail("it does not list a path.");
  const marksLeast = [...routes.values()].some(({ grants }) =>
    Object.values(grants).some((list) => list.some(({ least }) => least)),
  );
  return { routes: [...routes.values()], names: new Set(Object.keys(permissions)), marksLeast };
}

/** A route whose permissions are still collected. */
interface Draft extends PermittedRoute {
  readonly grants: Readonly<Record<PermissionType, Grant[]>>;
}

type Fail = (fault: string) => never;

interface PathSet {
  readonly types: readonly PermissionType[];
  readonly methods: readonly HttpMethod[];
  readonly paths: readonly (PathMarks & { readonly path: string })[];
}

interface PathMarks {
  readonly least: ReadonlySet<PermissionType>;
  readonly alsoRequires: readonly string[];
}

function parsed(text: string, fail: Fail): Record<string, unknown> {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return fail("it is not valid JSON.");
  }
  return isRecord(value) ? value : fail("it is not an object.");
}

function readPathSet(value: unknown, permission: string, fail: Fail): PathSet {
  const at = `of \`${permission}\``;
  const { schemeKeys, methods, paths } = isRecord(value) ? value : {};
  if (!isStrings(schemeKeys)) return fail(`\`schemeKeys\` ${at} is not a list of strings.`);
  if (!isStrings(methods)) return fail(`\`methods\` ${at} is not a list of strings.`);
  if (!isRecord(paths)) return fail(`\`paths\` ${at} is not an object.`);
  const unknownMethod = methods.find((one) => !METHODS.has(one.toUpperCase()));
  if (unknownMethod !== undefined) return fail(`\`${unknownMethod}\` in \`methods\` ${at} is not an HTTP method.`);
  return {
    types: schemeKeys.map((key) => typeOf(key, at, fail)),
    methods: methods.map((one) => one.toUpperCase() as HttpMethod),
    paths: Object.entries(paths).map(([path, marks]) => ({ path, ...readMarks(marks, path, fail) })),
  };
}

/** Reads the value of a path: `least=DelegatedWork,Application;AlsoRequires=Policy.Read.All`. */
function readMarks(value: unknown, path: string, fail: Fail): PathMarks {
  if (typeof value !== "string") return fail(`the value of \`${path}\` is not a string.`);
  const marks = { least: new Set<PermissionType>(), alsoRequires: [] as string[] };
  for (const part of value.split(";").filter((one) => one.trim() !== "")) {
    const [key = "", list = ""] = part.split("=", 2);
    const items = list.split(",").map((item) => item.trim());
    const name = key.trim().toLowerCase();
    if (name === "least") for (const item of items) marks.least.add(typeOf(item, `of \`${path}\``, fail));
    else if (name === "alsorequires") marks.alsoRequires.push(...items.filter((item) => item !== ""));
    else return fail(`\`${part}\` of \`${path}\` is neither \`least\` nor \`AlsoRequires\`.`);
  }
  return marks;
}

function typeOf(key: string, at: string, fail: Fail): PermissionType {
  return TYPES.get(key) ?? fail(`\`${key}\` ${at} is not one of ${[...TYPES.keys()].join(", ")}.`);
}

function draftOf(routes: Map<string, Draft>, method: HttpMethod, path: string, source: Place): Draft {
  const key = `${method} ${path}`;
  const known = routes.get(key);
  if (known !== undefined) return known;
  const draft = { method, path, grants: { delegatedWork: [], delegatedPersonal: [], application: [] }, source };
  routes.set(key, draft);
  return draft;
}

/** Adds a permission. The file can list a permission twice for a route, and mark it only once. */
function addGrant(grants: Grant[], added: Grant): void {
  const at = grants.findIndex(({ permission }) => permission === added.permission);
  const known = grants[at];
  if (known === undefined) {
    grants.push(added);
    return;
  }
  const sufficient = known.alsoRequires.length === 0 || added.alsoRequires.length === 0;
  grants[at] = {
    permission: added.permission,
    least: known.least || added.least,
    alsoRequires: sufficient ? [] : [...new Set([...known.alsoRequires, ...added.alsoRequires])],
  };
}

/** Finds the first place of each path in the text. A path that is written with escapes is not found. */
function pathPlaces(text: string, file: string): ReadonlyMap<string, Place> {
  const places = new Map<string, Place>();
  let line = 1;
  let lineStart = 0;
  for (const { 0: match, 1: path = "", index } of text.matchAll(/\n|"([^"\\\n]*)"(?=\s{0,20}:)/g)) {
    if (match === "\n") {
      line += 1;
      lineStart = index + 1;
    } else if (path.includes("/") && !places.has(path)) {
      places.set(path, { file, line, column: index - lineStart + 1 });
    }
  }
  return places;
}

function isStrings(value: unknown): value is string[] {
  return Array.isArray(value) && value.every((item) => typeof item === "string");
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
