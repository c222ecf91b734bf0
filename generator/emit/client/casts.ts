import { byCodeUnits } from "../../collections/order.js";
import { pascalCase, stringLiteral } from "../boundary.js";
import { importQueryTypes } from "../calls/options-type.js";
import type { Declaration } from "../print/declaration.js";
import type { Imports } from "../print/imports.js";
import { writeModule } from "../print/write-module.js";
import type { ModuleDraft } from "../print/draft.js";
import { classNames } from "../class-names.js";
import type { SdkPlan } from "../plan-sdk.js";
import { documentsConsistencyLevel } from "../calls/request-headers.js";
import { reviveExpression } from "../calls/request-code.js";
import { typeExpression } from "../types/type-expression.js";
import { nodesOf, type ClientNode } from "./client-node.js";

/*
 * Collections of one type have the same undocumented casts, such as `members.asUser` and `owners.asUser`. So each type has
 * one interface with the casts, which the clients of its collections extend.
 */

/**
 * The module with all casts. No client has a module with this path, because names of client modules do not contain a
 * hyphen.
 */
const MODULE = "client/derived-types";

/** The part of a node that {@link isDerivedCast} needs. */
export type CastNode = Pick<ClientNode, "step" | "methods"> & { readonly children: readonly unknown[] };

/**
 * Whether a node is an undocumented cast, such as `members.asUser`. All calls of such a node are derived from
 * documented calls.
 */
export function isDerivedCast({ step, methods, children }: CastNode): boolean {
  return step?.kind === "cast" && children.length === 0 && methods.every(({ call }) => call.derivedFrom !== null);
}

/**
 * The casts of a client: the interface that the client extends, and the expression that creates the members. `null` if
 * the client does not have casts.
 */
export function castsOf(node: ClientNode, imports: Imports): { readonly base: string; readonly code: string } | null {
  const list = node.children.find(isDerivedCast)?.methods[0]?.call.derivedFrom;
  if (list == null) return null;
  const type = baseType(list);
  const name = imports.type(castsName(type), `src/${MODULE}`);
  const own = new Set([
    ...node.methods.map((method) => method.name),
    ...node.children.filter((child) => !isDerivedCast(child)).map(({ accessor }) => accessor),
  ]);
  const replaced = [...own].filter((member) => member.startsWith("as")).sort(byCodeUnits);
  const make = imports.value(castsFunction(type), `src/${MODULE}`);
  return {
    base: replaced.length === 0 ? name : `Omit<${name}, ${replaced.map(stringLiteral).join(" | ")}>`,
    code: `${make}(context, $path${documentsConsistencyLevel(list) ? ", true" : ""})`,
  };
}

/** Writes the module with the casts of all types. */
export function* writeCasts(plan: SdkPlan): Generator<ModuleDraft> {
  const casts = new Map<string, Map<string, ClientNode>>();
  for (const node of nodesOf(plan.client)) {
    const list = isDerivedCast(node) ? node.methods[0]?.call.derivedFrom : null;
    if (list == null) continue;
    const type = baseType(list);
    casts.set(type, (casts.get(type) ?? new Map<string, ClientNode>()).set(node.accessor, node));
  }
  if (casts.size === 0) return;
  yield writeModule(`src/${MODULE}`, [], (imports) =>
    [...casts]
      .sort(([a], [b]) => byCodeUnits(a, b))
      .flatMap(([type, nodes]) => castsDeclarations(type, [...nodes.values()], plan, imports)),
  );
}

function castsDeclarations(type: string, nodes: readonly ClientNode[], plan: SdkPlan, imports: Imports): Declaration[] {
  const sorted = [...nodes].sort((a, b) => byCodeUnits(a.accessor, b.accessor));
  return [
    {
      kind: "Interface",
      name: castsName(type),
      isExported: true,
      properties: sorted.map((node) => ({
        name: node.accessor,
        isReadonly: true,
        type: castType(node, plan, imports),
      })),
    },
    {
      kind: "Function",
      name: castsFunction(type),
      isExported: true,
      parameters: [
        { name: "context", type: imports.type(classNames(plan.options).context, "src/runtime/context") },
        { name: "$path", type: "string" },
        { name: "isEventual", initializer: "false" },
      ],
      returnType: castsName(type),
      statements: `return { ${sorted.map((node) => `${node.accessor}: ${castCode(node, plan, imports)}`).join(", ")} };`,
    },
  ];
}

function castType(node: ClientNode, plan: SdkPlan, imports: Imports): string {
  const type = node.step?.name ?? "";
  const { query, fields, canExpand } = importQueryTypes(type, plan, imports);
  const item = typeExpression(type, "read", plan, imports);
  const method = imports.type(canExpand ? "ExpandableListMethod" : "ListMethod", "src/runtime/method");
  const count = imports.type("CountMethod", "src/runtime/count");
  const cast = imports.type("CastClient", "src/runtime/casts");
  return `${cast}<${method}<${item}, ${query}, ${fields}>, ${count}<${query}, ${fields}>>`;
}

function castCode({ step }: ClientNode, plan: SdkPlan, imports: Imports): string {
  const type = step?.name ?? "";
  const revive = reviveExpression([type], true, plan, imports);
  const path = `$path + ${stringLiteral(`/${type}`)}`;
  const more = revive === null ? "" : `, ${revive}`;
  return `${imports.value("castClient", "src/runtime/casts")}(context, ${path}, isEventual${more})`;
}

function baseType({ result }: { readonly result: ClientNode["methods"][number]["call"]["result"] }): string {
  return ("types" in result ? result.types[0] : undefined) ?? "";
}

/** The name of the interface with the casts of a type. Names from docs do not contain `$`, so this name is unique. */
function castsName(type: string): string {
  return `$${typeWord(type)}Casts`;
}

function castsFunction(type: string): string {
  return `$cast${typeWord(type)}`;
}

function typeWord(type: string): string {
  return pascalCase(type.replaceAll(".", " "));
}
