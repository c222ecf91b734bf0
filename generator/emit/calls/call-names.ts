import type { HttpMethod, Intent } from "../../model/model.js";
import { shortName } from "../../model/qualified-name.js";
import { camelCase, digest, isReservedWord, pascalCase } from "../boundary.js";
import { functionSuffixes, isBelowItem, isOnlyShown, methodSuffixes, shownSuffix } from "./name-suffixes.js";
import { nodeSteps } from "./called-part.js";
import type { CallStep } from "./call-path.js";
import { subjectOf, type Call } from "./calls.js";
import { respellTitle, type KnownSpellings } from "./known-spellings.js";
import type { NameClaim } from "../assign-names.js";
import { commonType, type TypeGraph } from "../types/type-graph.js";

/**
 * Makes a function name from the title of a page: `Create trustFrameworkKeySet` → `createTrustFrameworkKeySet`,
 * `trustFrameworkKeySet: generateKey` → `generateKey`, `assign action` → `assign`, `Listing versions of a DriveItem` →
 * `listVersionsOfDriveItem`, `Search for items within a drive` → `searchItems`. Articles, remarks in parentheses, and
 * words that do not help to tell functions apart are omitted.
 * {@link https://learn.microsoft.com/graph/api/overview | Microsoft Graph reference} titles its pages in these forms.
 */
export function titleName(title: string): string {
  const plain = title.replace(/[`*_]/g, "").trim();
  const called = /^[\w .-]+:\s*(\S.*)$/.exec(plain)?.[1] ?? plain;
  const bare = called
    .replace(/^(\S+) (?:action|function)$/i, "$1")
    .replace(/ \([^()]*\)$/, "")
    .replace(/(?<= \S{1,200}) resource$/i, "")
    .replace(/ within .*$/is, "")
    .replace(/ collection(?= of )/i, "")
    .replace(/^search for /i, "search ")
    .replace(/^[a-z]+ing\b/i, (gerund) => GERUNDS.get(gerund.toLowerCase()) ?? gerund);
  return camelCase(bare.replace(/\b(?:a|an|the)\b(?: new\b)?/gi, " "));
}

/** Some titles start with a gerund, such as "Listing versions". This map has the verb of each gerund. */
const GERUNDS: ReadonlyMap<string, string> = new Map([
  ["accessing", "access"],
  ["adding", "add"],
  ["creating", "create"],
  ["deleting", "delete"],
  ["downloading", "download"],
  ["getting", "get"],
  ["listing", "list"],
  ["removing", "remove"],
  ["sending", "send"],
  ["updating", "update"],
  ["uploading", "upload"],
]);

/** The verb for each method: what the method does to the resource of the path. */
const VERBS: Readonly<Record<HttpMethod, string>> = {
  GET: "get",
  POST: "create",
  PUT: "replace",
  PATCH: "update",
  DELETE: "delete",
  HEAD: "head",
  OPTIONS: "options",
};

const INTENT_VERBS: Readonly<Partial<Record<Intent, string>>> = {
  list: "list",
  get: "get",
  create: "create",
  update: "update",
  replace: "replace",
  delete: "delete",
};

/**
 * The verb for what a call does: `list`, `create`, `add`. For GET it is `get`, `list` or `search`, and for PATCH it is
 * `update`, even if the page uses another verb. For PUT it is `replace` if the page says "update".
 * {@link https://www.rfc-editor.org/rfc/rfc5789 | RFC 5789, PATCH}
 */
export function verbOf({ method, steps, called, query, result, pages: [{ operation }] }: Call): string {
  if (called !== null && isReference(steps)) return method === "GET" ? "list" : called;
  if (method === "GET" && query.some(({ name }) => name === "search")) return "search";
  const verb = INTENT_VERBS[operation.intent];
  if (method === "GET") return verb === "list" || result.kind === "paged" ? "list" : "get";
  if (method === "PATCH" || (method === "PUT" && verb === "update")) return VERBS[method];
  return verb ?? VERBS[method];
}

/**
 * Candidate names for the function of a call, which must be unique in its module. The first candidate comes from the
 * title of the page. If the title does not fit all pages of the call, the first candidate comes from verb and type. The
 * next candidates add suffixes. The last candidates contain the whole path.
 *
 * @param read the GET call of the same path
 */
export function functionClaim(
  call: Call,
  graph: TypeGraph,
  read: Call | undefined,
  spellings: KnownSpellings,
): NameClaim<Call> {
  const called = isReference(call.steps) ? null : call.called;
  const [{ operation, route }] = call.pages;
  const named = called === null ? verbAndSubject(call, graph, read) : camelCase(called);
  // If the page has a query but the call does not, the page's title describes a special use of the request and does not
  // become the name.
  const isSpecial = route.query !== null && call.query.length === 0;
  const title = respellTitle(operation.title, spellings);
  const isTitled = titleFitsAll(call, graph) && !isSpecial && !tellsPurpose(title, called);
  const titled = isTitled ? withRequestVerb(call, titleName(title)) : named;
  const name = titled === "" ? camelCase(operation.id) : withPlural(call, titled);
  const clear = isReservedWord(name) ? name + withoutParticiple(name, calledOn(call)) : withSubject(call, name, title);
  const plain = isBelowItem(call) ? `${clear}ByPath` : clear;
  const byMethod = withVerbOf(call.method, plain);
  const whole = camelCase(`${verbOf(call)} ${pathWords(call)}`);
  return {
    owner: call,
    candidates: [
      plain,
      ...shownSuffix(call).map((distinction) => plain + distinction),
      byMethod,
      ...functionSuffixes(call).map((distinction) => plain + distinction),
      `${plain}Of${pascalCase(calledOn(call))}`,
      whole,
      whole + pascalCase(call.method.toLowerCase()),
      `${whole}_${digest(call.key)}`,
    ],
    // An example that docs add does not change the name of a documented call.
    rank: `${isOnlyShown(call) ? "1" : "0"} ${simplicity(call, byMethod === plain)}`,
  };
}

/** Candidate names for the method of a call, which must be unique in its client. */
export function methodClaim(call: Call): NameClaim<Call> {
  const { called } = call;
  const verb = called === null ? verbOf(call) : camelCase(called);
  const title = titleName(call.pages[0].operation.title);
  return {
    owner: call,
    candidates: [
      verb,
      called === null && call.query.length === 0 ? VERBS[call.method] : "",
      title,
      ...methodSuffixes(call).map((distinction) => verb + distinction),
      title + pascalCase(call.method.toLowerCase()),
      `${verb}_${digest(call.key)}`,
    ],
    rank: `0 ${simplicity(call, VERBS[call.method] === verbOf(call))}`,
  };
}

/**
 * Whether the title tells what an action is for, and not what it does: `Upload large files with an upload session` for
 * `createUploadSession`. An action with a name of one word does not tell this better.
 */
function tellsPurpose(title: string, called: string | null): boolean {
  return called !== null && /[a-z][A-Z]/.test(called) && / with an? /i.test(title);
}

/** The resource after the verb, without a word that repeats the verb: `Devices` for `import` and `importedDevices`. */
function withoutParticiple(verb: string, resource: string): string {
  const name = pascalCase(resource);
  const participle = `${pascalCase(verb)}ed`;
  return name.startsWith(participle) && name.length > participle.length ? name.slice(participle.length) : name;
}

/**
 * Replaces the verb in the name of a PATCH or PUT call by the verb of the request, because some pages call a PUT
 * "Update …". The function, its body type and the method of the client then have the same verb.
 */
function withRequestVerb(call: Call, name: string): string {
  if (!["PATCH", "PUT"].includes(call.method) || (call.called !== null && !isReference(call.steps))) return name;
  return name.replace(/^(?:create|patch|replace|update)(?=[A-Z])(?!Or[A-Z])/, verbOf(call));
}

/**
 * Uses the plural of the path if the title of a list names one item: `listTeamsApps` for `List teamsApp` and
 * `GET /appCatalogs/teamsApps`.
 */
function withPlural(call: Call, name: string): string {
  const plural = pascalCase(calledOn(call));
  const item = pascalCase(singular(calledOn(call)));
  const isOne = call.result.kind === "paged" && plural !== item && name.startsWith("list") && name.endsWith(item);
  return isOne ? name.slice(0, -item.length) + plural : name;
}

/**
 * Adds the resource to a name of one word, because `assign` or `cell` alone does not tell what a function does:
 * `assignDeviceConfiguration`, `getWorksheetCell`. The resource comes from the title if it names one (`worksheet:
 * cell`), else from the path. If the function does not change data, its longer name gets a verb: `getUsedRange`. A name
 * with the word item, such as `itemAt`, gets a verb and the resource: `getTableRowItemAt`.
 */
function withSubject(call: Call, name: string, title: string): string {
  const titled = /^([\w .-]+):\s*\S/.exec(title.replace(/[`*_]/g, ""))?.[1];
  const called = isReference(call.steps) ? null : (call.called ?? calledFunction(call));
  // A page such as `WorksheetCollection: add` can document a plain request.
  if (called === null) return titled === undefined || /[A-Z]/.test(name) ? name : name + subjectOfTitle(titled);
  const isRead = call.method === "GET" || startsWithReadVerb(call.pages[0].operation.description);
  if (/[A-Z]/.test(name) && !/^item(?![a-z])/.test(name)) {
    const isVerbless = name === camelCase(shortName(called)) && !READ_VERBS.test(name);
    return isRead && isVerbless ? `get${pascalCase(name)}` : name;
  }
  const subject = subjectOfTitle(titled ?? singular(calledOn(call)));
  return isRead ? `get${subject}${pascalCase(name)}` : name + subject;
}

/** Whether a description says that the operation reads: "Retrieves the used range." */
export function startsWithReadVerb(description: string): boolean {
  return /^(?:get|return|retrieve)s?\b/i.test(description);
}

function subjectOfTitle(text: string): string {
  return pascalCase(text).replace(/(?<=.)Collection$/, "");
}

/** The verbs at the start of the names of functions that read. */
const READ_VERBS =
  /^(?:calculate|can|check|compare|count|download|evaluate|export|filter|find|get|has|is|list|lookup|preview|query|read|resolve|retrieve|return|search|summarize|translate|validate|verify)(?![a-z])/;

/** The name of the function whose result a call reads: `range` for `GET …/range(address='A1')`. */
function calledFunction({ steps }: Call): string | null {
  const last = steps.at(-1);
  return last?.kind === "call" ? last.name : null;
}

function singular(name: string): string {
  if (name.endsWith("ies")) return `${name.slice(0, -3)}y`;
  return /[^s]s$/.test(name) ? name.slice(0, -1) : name;
}

/**
 * Replaces the verb of another HTTP method at the start of a name: `getPhoto` becomes `updatePhoto` for PATCH. A page
 * can document two methods under one title.
 */
function withVerbOf(method: HttpMethod, name: string): string {
  const verb = /^[a-z]+/.exec(name)?.[0] ?? "";
  return Object.values(VERBS).includes(verb) ? VERBS[method] + name.slice(verb.length) : name;
}

function isReference(steps: Call["steps"]): boolean {
  return steps.at(-1)?.name === "$ref";
}

/** The name of the last resource in the path. An action or function that is called on the resource is ignored. */
function calledOn(call: Call): string {
  return nodeSteps(call).findLast(({ kind }) => kind === "name")?.name ?? "service";
}

/**
 * Whether the title of the first page fits all other pages. Each of the other pages must have the same title, or
 * document a type derived from the first page's type.
 */
function titleFitsAll({ pages: [first, ...others] }: Call, graph: TypeGraph): boolean {
  const subject = subjectOf(first.operation);
  return others.every(({ operation }) => {
    if (operation.title === first.operation.title) return true;
    const other = subjectOf(operation);
    return subject !== other && graph.lineage(other ?? "").some(({ name }) => name === subject);
  });
}

/**
 * Makes a name from a verb and a type. The type is the common base type of all pages, else the type that GET returns
 * from the same path. For lists, and if the type is unknown, the name of the resource in the path replaces the type.
 */
function verbAndSubject(call: Call, graph: TypeGraph, read: Call | undefined): string {
  const subjects = call.pages.map(({ operation }) => subjectOf(operation));
  const common = subjects.includes(null)
    ? null
    : commonType(
        subjects.filter((subject) => subject !== null),
        graph,
      );
  const verb = verbOf(call);
  const thing = common ?? (read === undefined ? null : typeRead(read));
  return camelCase(`${verb} ${verb === "list" || thing === null ? calledOn(call) : shortName(thing)}`);
}

/**
 * The documented type of the result, or of its items; `null` if there are several types or if the type is primitive.
 */
function typeRead({ result }: Call): string | null {
  const [only, ...others] =
    result.kind === "json" || result.kind === "paged" || result.kind === "items" ? result.types : [];
  return only === undefined || others.length > 0 || only.startsWith("Edm.") ? null : only;
}

function pathWords({ steps, parameters }: Call): string {
  const words = steps.filter(({ kind }) => kind !== "key" && kind !== "path").map(({ name }) => name);
  return [...words, ...parameters.map(({ name }) => `by ${name}`)].join(" ");
}

const SPECIAL_STEPS: ReadonlySet<CallStep["kind"]> = new Set(["alternateKey", "call", "cast", "system"]);

/**
 * A sort key that puts simple calls first. A simple call has a short query, few of the `SPECIAL_STEPS`, and few
 * parameters.
 *
 * @param fits whether the name of the call already has the verb of the HTTP method
 */
function simplicity(call: Call, fits: boolean): string {
  return [
    call.query.length,
    call.steps.filter(({ kind }) => SPECIAL_STEPS.has(kind)).length,
    call.parameters.length,
    fits || call.method === "GET" ? 0 : 1,
  ]
    .map((count) => count.toString().padStart(3, "0"))
    .join(" ");
}
