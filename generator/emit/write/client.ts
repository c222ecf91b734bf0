import type { GetAccessorDeclarationStructure, MethodDeclarationStructure, OptionalKind } from "ts-morph";
import { groupBy } from "../../model/group-by.js";
import { stringLiteral } from "../boundary.js";
import { fillPieces, slotsOf, type Pieces } from "../plan/call-path.js";
import { classesOf, type Alike } from "../plan/client-classes.js";
import type { ClientNode } from "../plan/client-node.js";
import { calledPieces, ownParameters } from "../plan/called-part.js";
import type { SdkPlan } from "../plan/plan-sdk.js";
import { callDoc } from "./call-doc.js";
import type { Declaration } from "./declaration.js";
import { docComment } from "./doc-comment.js";
import type { Imports } from "./imports.js";
import { moduleSource, type ModuleSource } from "./module-source.js";
import { parameterType, pathTemplate, requestCode } from "./request-code.js";

/**
 * A module a resource, a class for all nodes of the API's paths that are alike. Each holds its own path, so that no path
 * is written twice. The fewer classes and modules, the less a compiler or an editor has to load for a program that
 * imports the client.
 */
export function* writeClient(plan: SdkPlan): Generator<ModuleSource> {
  for (const [path, classes] of groupBy(classesOf(plan.client), ([{ file }]) => file)) {
    yield moduleSource(`src/${path}`, (imports) => classes.map((nodes) => clientClass(nodes, plan, imports)));
  }
}

/** The class of nodes that are alike. */
export function clientClass(nodes: Alike, plan: SdkPlan, imports: Imports): Declaration<"Class"> {
  return nodes[0].step === null ? rootClass(nodes, plan, imports) : nodeClass(nodes, plan, imports);
}

function nodeClass(nodes: Alike, plan: SdkPlan, imports: Imports): Declaration<"Class"> {
  const [node] = nodes;
  return {
    kind: "Class",
    name: node.className,
    isExported: true,
    extends: imports.value("ClientNode", "src/runtime/client-node"),
    getAccessors: getters(node, imports),
    methods: [...accessors(node, imports), ...operationMethods(nodes, plan, imports)],
  };
}

/** The class of the root makes the context that all others hand on. */
function rootClass(nodes: Alike, plan: SdkPlan, imports: Imports): Declaration<"Class"> {
  const context = imports.type("GraphContext", "src/runtime/context");
  const options = imports.type("GraphOptions", "src/runtime/context");
  return {
    ...nodeClass(nodes, plan, imports),
    docs: docComment({ own: "The whole API, found by typing along its paths." }),
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

function operationMethods(
  [node, ...others]: Alike,
  plan: SdkPlan,
  imports: Imports,
): OptionalKind<MethodDeclarationStructure>[] {
  return node.methods.map(({ name, call }) => {
    const alike = others.flatMap(({ methods }) => methods.filter((method) => method.name === name));
    const called = calledPieces(call);
    const parameters = ownParameters(call);
    const place = { context: "this.$context", path: pathFromHere(called, parameters, imports), parameters, own: null };
    const code = requestCode(call, place, plan, imports);
    return {
      name,
      typeParameters: [...code.typeParameters],
      docs: callDoc([call, ...alike.map((method) => method.call)], parameters, plan),
      parameters: [...code.parameters],
      returnType: code.returnType,
      statements: code.statement,
    };
  });
}

/** The path of a node, and what comes after it. */
function pathFromHere(pieces: Pieces, parameters: ClientNode["parameters"], imports: Imports): string {
  if (pieces.length === 0) return "this.$path";
  if (slotsOf(pieces).length > 0) return `this.$path + ${pathTemplate(pieces, parameters, imports)}`;
  return `this.$path + ${stringLiteral(fillPieces(pieces, () => ""))}`;
}
