import type { HttpMethod, Intent } from "../../model/model.js";
import { shortName } from "../../model/qualified-name.js";
import { camelCase, digest, isReservedWord, pascalCase } from "../boundary.js";
import { functionDistinctions, methodDistinctions } from "./name-suffixes.js";
import { calledSegment } from "./called-part.js";
import { subjectOf, type Call } from "./calls.js";
import type { NameClaim } from "../assign-names.js";
import { commonType, type TypeGraph } from "../types/type-graph.js";

/**
 * The words of a page's title that name its function: `Create trustFrameworkKeySet` → `createTrustFrameworkKeySet`,
 * `trustFrameworkKeySet: generateKey` → `generateKey`, `assign action` → `assign`. Articles are left out.
 * {@link https://learn.microsoft.com/graph/api/overview | Microsoft Graph reference} titles its pages in these forms.
 */
export function titleName(title: string): string {
  const plain = title.replace(/[`*_]/g, "").trim();
  const called = /^[\w .-]+:\s*(\S.*)$/.exec(plain)?.[1] ?? plain;
  const bare = called.replace(/^(\S+) (?:action|function)$/i, "$1");
  return camelCase(bare.replace(/\b(?:a|an|the)\b/gi, " "));
}

/** The word for what a request does to the thing that its path names. */
const VERBS: Readonly<Record<HttpMethod, string>> = {
  GET: "get",
  POST: "create",
  PUT: "replace",
  PATCH: "update",
  DELETE: "delete",
  HEAD: "head",
  OPTIONS: "options",
};

const REFERENCE_VERBS: Readonly<Partial<Record<HttpMethod, string>>> = {
  GET: "list",
  POST: "add",
  PUT: "replace",
  PATCH: "update",
  DELETE: "remove",
};

const INTENT_VERBS: Readonly<Partial<Record<Intent, string>>> = {
  list: "list",
  get: "get",
  create: "create",
  update: "update",
  replace: "replace",
  delete: "delete",
};

/** What a call does, in one word: `list`, `create`, `add`. */
export function verbOf({ method, steps, result, pages: [{ operation }] }: Call): string {
  if (steps.at(-1)?.name === "$ref") return REFERENCE_VERBS[method] ?? VERBS[method];
  const verb = INTENT_VERBS[operation.intent];
  if (method === "GET") return verb === "list" || result.kind === "paged" ? "list" : "get";
  return verb ?? VERBS[method];
}

/**
 * Names for the function of a call among those of its module: by the page's title where one page speaks for the call;
 * else by verb and type; then told apart by what sets the call apart from simpler ones, by the whole path.
 *
 * @param read the call that reads from the same path
 */
export function functionClaim(call: Call, graph: TypeGraph, read: Call | undefined): NameClaim<Call> {
  const called = calledSegment(call);
  const [{ operation }] = call.pages;
  const named = called === null ? verbAndSubject(call, graph, read) : camelCase(called);
  const titled = speaksForAll(call, graph) ? titleName(operation.title) : named;
  const name = titled === "" ? camelCase(operation.id) : titled;
  const plain = isReservedWord(name) ? name + pascalCase(calledOn(call)) : name;
  const byMethod = withVerbOf(call.method, plain);
  const whole = camelCase(`${verbOf(call)} ${pathWords(call)}`);
  return {
    owner: call,
    candidates: [
      plain,
      byMethod,
      ...functionDistinctions(call).map((distinction) => plain + distinction),
      `${plain}Of${pascalCase(calledOn(call))}`,
      whole,
      whole + pascalCase(call.method.toLowerCase()),
      `${whole}_${digest(call.key)}`,
    ],
    rank: simplicity(call, byMethod === plain),
  };
}

/** Names for the method of a call on its node of the client. */
export function methodClaim(call: Call): NameClaim<Call> {
  const called = calledSegment(call);
  const verb = called === null ? verbOf(call) : camelCase(called);
  const title = titleName(call.pages[0].operation.title);
  return {
    owner: call,
    candidates: [
      verb,
      called === null && call.query.length === 0 ? VERBS[call.method] : "",
      title,
      ...methodDistinctions(call).map((distinction) => verb + distinction),
      title + pascalCase(call.method.toLowerCase()),
      `${verb}_${digest(call.key)}`,
    ],
    rank: `0 ${simplicity(call, VERBS[call.method] === verbOf(call))}`,
  };
}

/** A title's name with the word for another method, where its verb is that of one: two methods of one page. */
function withVerbOf(method: HttpMethod, name: string): string {
  const verb = /^[a-z]+/.exec(name)?.[0] ?? "";
  return Object.values(VERBS).includes(verb) ? VERBS[method] + name.slice(verb.length) : name;
}

/** The segment that names what a call is about: the last one that is a name, and not what is called. */
function calledOn(call: Call): string {
  const steps = calledSegment(call) === null ? call.steps : call.steps.slice(0, -1);
  return steps.findLast(({ kind }) => kind === "name")?.name ?? "service";
}

/** Whether the first page documents the general case of which the others document special ones, or has their title. */
function speaksForAll({ pages: [first, ...others] }: Call, graph: TypeGraph): boolean {
  const subject = subjectOf(first.operation);
  return others.every(({ operation }) => {
    if (operation.title === first.operation.title) return true;
    const other = subjectOf(operation);
    return subject !== other && graph.lineage(other ?? "").some(({ name }) => name === subject);
  });
}

/** What a call does to the type that its pages have in common; else to what is read from the same path. */
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

/** The one type of the docs that a call gives, or gives many of. */
function typeRead({ result }: Call): string | null {
  const [only, ...others] = result.kind === "json" || result.kind === "paged" ? result.types : [];
  return only === undefined || others.length > 0 || only.startsWith("Edm.") ? null : only;
}

function pathWords({ steps, parameters }: Call): string {
  const words = steps.filter(({ kind }) => kind !== "key").map(({ name }) => name);
  return [...words, ...parameters.map(({ name }) => `by ${name}`)].join(" ");
}

/** Orders calls by how plain they are: no query, few parameters, a method that fits their verb. */
function simplicity(call: Call, fits: boolean): string {
  return [
    call.query.length,
    call.steps.filter(({ kind }) => kind === "call" || kind === "cast" || kind === "system").length,
    call.parameters.length,
    fits || call.method === "GET" ? 0 : 1,
  ]
    .map((count) => count.toString().padStart(3, "0"))
    .join(" ");
}
