import type { HttpMethod, Intent } from "../../model/model.js";
import { shortName } from "../../model/qualified-name.js";
import { camelCase, digest, isReservedWord, pascalCase } from "../boundary.js";
import { subjectOf, type Call } from "./calls.js";
import type { NameClaim } from "./settle-names.js";
import { commonType, type TypeGraph } from "./type-graph.js";

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

/**
 * The segment at the end of a path that names what is called rather than what is addressed: an action, a function,
 * `delta`, `$count`. `null` where the path addresses a thing.
 */
export function calledSegment({ steps, pages: [{ operation }] }: Call): string | null {
  const last = steps.at(-1);
  if (last === undefined || last.kind === "key") return null;
  if (last.kind === "system") return last.name === "$count" ? "count" : null;
  const calls = operation.intent === "action" || operation.intent === "function" || operation.intent === "delta";
  return calls ? shortName(last.name) : null;
}

/** What a call does, in one word: `list`, `create`, `add`. */
export function verbOf({ method, steps, result, pages: [{ operation }] }: Call): string {
  if (steps.at(-1)?.name === "$ref") return REFERENCE_VERBS[method] ?? VERBS[method];
  const verb = INTENT_VERBS[operation.intent];
  if (method === "GET") return verb === "list" || result.kind === "paged" ? "list" : "get";
  return verb ?? VERBS[method];
}

/**
 * Names for the function of a call among those of its module: by the page's title where one page speaks for the call;
 * else by verb and type; then told apart by parameters, by method, and by the whole path.
 */
export function functionClaim(call: Call, graph: TypeGraph): NameClaim<Call> {
  const called = calledSegment(call);
  const [{ operation }] = call.pages;
  const name = speaksForAll(call, graph) ? titleName(operation.title) : (called ?? verbAndSubject(call, graph));
  const fallback = name === "" ? camelCase(operation.id) : name;
  return {
    owner: call,
    candidates: [
      isReservedWord(fallback) ? "" : fallback,
      distinguished(fallback, call),
      `${fallback}By${pascalCase(call.method.toLowerCase())}`,
      camelCase(`${verbOf(call)} ${pathWords(call)}`),
      camelCase(`${verbOf(call)} ${pathWords(call)} ${digest(call.key)}`),
    ],
    rank: simplicity(call),
  };
}

/** Names for the method of a call on its node of the client. */
export function methodClaim(call: Call): NameClaim<Call> {
  const [{ operation }] = call.pages;
  const called = calledSegment(call);
  const verb = called === null ? verbOf(call) : camelCase(called);
  return {
    owner: call,
    candidates: [
      verb,
      called === null && call.query.length === 0 ? VERBS[call.method] : "",
      titleName(operation.title),
      distinguished(verb, call),
      `${titleName(operation.title)}By${pascalCase(call.method.toLowerCase())}`,
      camelCase(`${verb} ${digest(call.key)}`),
    ],
    rank: `0 ${simplicity(call)}`,
  };
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

function verbAndSubject(call: Call, graph: TypeGraph): string {
  const subjects = call.pages.map(({ operation }) => subjectOf(operation));
  const common = subjects.includes(null)
    ? null
    : commonType(
        subjects.filter((subject) => subject !== null),
        graph,
      );
  const segment = call.steps.findLast(({ kind }) => kind === "name")?.name ?? "";
  const verb = verbOf(call);
  return camelCase(`${verb} ${verb === "list" || common === null ? segment : shortName(common)}`);
}

/** A name with what sets the call apart from simpler ones: a cast, arguments, keys that are no ids. */
function distinguished(name: string, call: Call): string {
  const last = call.steps.at(-1);
  const cast = call.steps.findLast(({ kind }) => kind === "cast");
  const parameters = call.parameters.map((parameter) => pascalCase(parameter.name));
  if (last?.kind === "call" && parameters.length > 0) return `${name}With${parameters.join("And")}`;
  if (cast !== undefined && cast !== last) return `${name}As${pascalCase(shortName(cast.name))}`;
  return parameters.length > 0 ? `${name}By${parameters.join("And")}` : `${name}Of${pascalCase(pathWords(call))}`;
}

function pathWords({ steps, parameters }: Call): string {
  const words = steps.filter(({ kind }) => kind !== "key").map(({ name }) => name);
  return [...words, ...parameters.map(({ name }) => `by ${name}`)].join(" ");
}

/** Orders calls by how plain they are: no query, few parameters, the method that the verb means. */
function simplicity(call: Call): string {
  const fits = VERBS[call.method] === verbOf(call) || call.method === "GET";
  return [
    call.query.length,
    call.steps.filter(({ kind }) => kind === "call" || kind === "cast").length,
    call.parameters.length,
    fits ? 0 : 1,
  ]
    .map((count) => count.toString().padStart(3, "0"))
    .join(" ");
}
