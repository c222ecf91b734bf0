import {
  StructureKind,
  type GetAccessorDeclarationStructure,
  type MethodDeclarationStructure,
  type OptionalKind,
  type StatementStructures,
} from "ts-morph";
import { groupBy } from "../../model/group-by.js";
import { stringLiteral } from "../boundary.js";
import { fillPieces, slotsOf, type Pieces } from "../plan/call-path.js";
import { calledPieces, nodesOf, type ClientMethod, type ClientNode } from "../plan/client-tree.js";
import type { SdkPlan } from "../plan/plan-sdk.js";
import { callDoc } from "./call-doc.js";
import { docComment } from "./doc-comment.js";
import type { Imports } from "./imports.js";
import { moduleSource, type ModuleSource } from "./module-source.js";
import { parameterType, pathTemplate, requestCode } from "./request-code.js";

/**
 * A module a resource, a class a node of the API's paths. Each holds its own path, so that no path is written twice. The
 * fewer modules, the less a compiler or an editor has to load for a program that imports the client.
 */
export function* writeClient(plan: SdkPlan): Generator<ModuleSource> {
  for (const [file, nodes] of groupBy(nodesOf(plan.client), (node) => node.file)) {
    yield moduleSource(`src/${file}`, (imports) =>
      nodes.map((node) => (node.step === null ? rootClass(node, plan, imports) : nodeClass(node, plan, imports))),
    );
  }
}

function nodeClass(node: ClientNode, plan: SdkPlan, imports: Imports): StatementStructures {
  return {
    kind: StructureKind.Class,
    name: node.className,
    isExported: true,
    extends: imports.value("ClientNode", "src/runtime/client-node"),
    getAccessors: getters(node, imports),
    methods: [...accessors(node, imports), ...node.methods.map((method) => operationMethod(method, plan, imports))],
  };
}

function rootClass(node: ClientNode, plan: SdkPlan, imports: Imports): StatementStructures {
  const context = imports.type("GraphContext", "src/runtime/context");
  const options = imports.type("GraphOptions", "src/runtime/context");
  return {
    kind: StructureKind.Class,
    name: node.className,
    isExported: true,
    docs: docComment({ own: "The whole API, found by typing along its paths." }),
    extends: imports.value("ClientNode", "src/runtime/client-node"),
    ctors: [
      {
        docs: docComment({
          parameters: [
            { name: "options", description: "how the service is reached, or a context that was made before" },
          ],
        }),
        parameters: [{ name: "options", type: `${options} | ${context}` }],
        statements: `super("credential" in options ? ${imports.value("createGraphContext", "src/runtime/context")}(options) : options, "");`,
      },
    ],
    getAccessors: getters(node, imports),
    methods: [...accessors(node, imports), ...node.methods.map((method) => operationMethod(method, plan, imports))],
  };
}

function getters(node: ClientNode, imports: Imports): OptionalKind<GetAccessorDeclarationStructure>[] {
  return node.children
    .filter(({ parameters }) => parameters.length === 0)
    .map((child) => {
      const name = imports.value(child.className, `src/${child.file}`);
      const path = `this.$path + ${stringLiteral(fillPieces(child.step?.pieces ?? [], () => ""))}`;
      return { name: child.accessor, returnType: name, statements: `return new ${name}(this.$context, ${path});` };
    });
}

function accessors(node: ClientNode, imports: Imports): OptionalKind<MethodDeclarationStructure>[] {
  return node.children
    .filter(({ parameters }) => parameters.length > 0)
    .map((child) => {
      const name = imports.value(child.className, `src/${child.file}`);
      const path = pathFromHere(child.step?.pieces ?? [], child.parameters, imports);
      return {
        name: child.accessor,
        docs: docComment({ own: "", parameters: child.parameters }),
        parameters: child.parameters.map((parameter) => ({ name: parameter.name, type: parameterType(parameter) })),
        returnType: name,
        statements: `return new ${name}(this.$context, ${path});`,
      };
    });
}

function operationMethod(
  { name, call }: ClientMethod,
  plan: SdkPlan,
  imports: Imports,
): OptionalKind<MethodDeclarationStructure> {
  const called = calledPieces(call);
  const inPath = new Set(slotsOf(called).map(({ placeholder }) => placeholder));
  const parameters = call.parameters.filter(
    (parameter) => parameter.in === "query" || inPath.has(parameter.placeholder),
  );
  const place = { context: "this.$context", path: pathFromHere(called, parameters, imports), parameters, own: null };
  const code = requestCode(call, place, plan, imports);
  return {
    name,
    typeParameters: [...code.typeParameters],
    docs: callDoc(call, call.pages[0].route.path, parameters, plan),
    parameters: [...code.parameters],
    returnType: code.returnType,
    statements: code.statement,
  };
}

/** The path of a node, and what comes after it. */
function pathFromHere(pieces: Pieces, parameters: ClientNode["parameters"], imports: Imports): string {
  if (pieces.length === 0) return "this.$path";
  if (slotsOf(pieces).length > 0) return `this.$path + ${pathTemplate(pieces, parameters, imports)}`;
  return `this.$path + ${stringLiteral(fillPieces(pieces, () => ""))}`;
}
