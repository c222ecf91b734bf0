import { groupBy } from "../../collections/group-by.js";
import { stringLiteral } from "../boundary.js";
import { calledPieces, ownParameters } from "../calls/called-part.js";
import { fillPieces, slotsOf, type Pieces } from "../calls/call-path.js";
import type { CallParameter } from "../calls/calls.js";
import type { ClientMethod, ClientNode } from "./client-node.js";
import { classNames } from "../class-names.js";
import type { SdkPlan } from "../plan-sdk.js";
import { castsOf, isDerivedCast, writeCasts } from "./casts.js";
import { clientsOf, type SharingNodes } from "./shared-clients.js";
import { callDoc } from "../calls/call-doc.js";
import { methodSignature, methodType, parameterKind, typedParameters } from "../calls/call-signature.js";
import type {
  Declaration,
  GetAccessor,
  MethodDeclaration,
  MethodSignature,
  PropertySignature,
} from "../print/declaration.js";
import { docComment } from "../doc-comment.js";
import type { Imports } from "../print/imports.js";
import { writeModule } from "../print/write-module.js";
import type { ModuleDraft } from "../print/draft.js";
import { argumentNames, pathTemplate, requestCode } from "../calls/request-code.js";

/**
 * Writes the clients, a module for each resource. A client consists of an interface and of a function that creates an
 * object with this interface. Nodes with the same content share a client. If a program imports the SDK, the compiler
 * reads all interfaces. So they are few and short.
 */
export function* writeClient(plan: SdkPlan): Generator<ModuleDraft> {
  for (const [path, clients] of groupBy(clientsOf(plan.client), ([{ file }]) => file)) {
    yield writeModule(`src/${path}`, [], (imports) => clients.flatMap((nodes) => client(nodes, plan, imports)));
  }
  yield* writeCasts(plan);
}

/** Writes the client of one node or of several nodes that share it. */
export function client(nodes: SharingNodes, plan: SdkPlan, imports: Imports): Declaration[] {
  return nodes[0].step === null
    ? [rootClass(nodes[0], plan, imports)]
    : [clientInterface(nodes, plan, imports), clientFunction(nodes[0], plan, imports)];
}

/** The expressions that the code of a client uses. */
interface Place {
  /** The expression of the context. */
  readonly context: string;
  /** The expression of the path; `null` at the service root. */
  readonly path: string | null;
}

/** No parameter has these names: `context` is reserved, and no name made from docs has a `$`. */
const IN_CLIENT: Place = { context: "context", path: "$path" };

function clientInterface(nodes: SharingNodes, plan: SdkPlan, imports: Imports): Declaration {
  const [node, ...others] = nodes;
  const properties: PropertySignature[] = [];
  const methods: MethodSignature[] = [];
  const casts = castsOf(node, imports);
  for (const child of node.children.filter((one) => !isDerivedCast(one))) {
    const { accessor: name, isMethod, parameters } = child;
    const type = clientType(child, imports);
    const docs = docComment({ parameters });
    const [id, ...further] = parameters;
    const isById = further.length === 0 && id?.name === "id" && parameterKind(id) === "string";
    if (!isMethod) properties.push({ name, isReadonly: true, type });
    else if (docs.length === 0 && isById) {
      properties.push({ name, isReadonly: true, type: `${imports.type("ById", "src/runtime/method")}<${type}>` });
    } else methods.push({ name, docs, parameters: typedParameters(parameters, true, plan, imports), returnType: type });
  }
  for (const { name, call } of node.methods) {
    const sharing = others.flatMap((other) => other.methods.filter((method) => method.name === name));
    const parameters = ownParameters(call);
    const docs = callDoc([call, ...sharing.map((method) => method.call)], parameters, plan);
    const type = methodType(call, parameters, plan, imports);
    if (type === null) methods.push({ name, docs, ...methodSignature(call, parameters, plan, imports) });
    else properties.push({ name, docs, isReadonly: true, type });
  }
  const bases = casts === null ? {} : { extends: [casts.base] };
  return { kind: "Interface", name: node.clientName, isExported: true, ...bases, properties, methods };
}

function clientFunction(node: ClientNode, plan: SdkPlan, imports: Imports): Declaration {
  const casts = castsOf(node, imports);
  const members = [
    ...(casts === null ? [] : [`...${casts.code}`]),
    ...node.children
      .filter((one) => !isDerivedCast(one))
      .map((child) => {
        const code = clientCode(child, IN_CLIENT, imports);
        return !child.isMethod
          ? `get ${child.accessor}() { return ${code}; }`
          : `${child.accessor}: (${child.parameters.map(({ name }) => name).join(", ")}) => ${code}`;
      }),
    ...node.methods.map((method) => {
      const names = argumentNames(method.call, ownParameters(method.call), plan);
      return `${method.name}: (${names.join(", ")}) => ${methodCode(method, IN_CLIENT, plan, imports)}`;
    }),
  ];
  return {
    kind: "Function",
    name: functionName(node),
    isExported: true,
    parameters: [
      { name: "context", type: imports.type(classNames(plan.options).context, "src/runtime/context") },
      { name: "$path", type: "string" },
    ],
    returnType: node.clientName,
    statements: `return { ${members.join(", ")} };`,
  };
}

/** Writes the root client, a class. It creates the context for all other clients. */
function rootClass(node: ClientNode, plan: SdkPlan, imports: Imports): Declaration {
  const context = imports.type(classNames(plan.options).context, "src/runtime/context");
  const options = imports.type(classNames(plan.options).options, "src/runtime/context");
  const place: Place = { context: "this.#context", path: null };
  const getters: GetAccessor[] = node.children
    .filter(({ isMethod }) => !isMethod)
    .map((child): GetAccessor => ({
      name: child.accessor,
      returnType: clientType(child, imports),
      statements: `return ${clientCode(child, place, imports)};`,
    }));
  const accessors = node.children
    .filter(({ isMethod }) => isMethod)
    .map((child): MethodDeclaration => ({
      name: child.accessor,
      docs: docComment({ parameters: child.parameters }),
      parameters: typedParameters(child.parameters, true, plan, imports),
      returnType: clientType(child, imports),
      statements: `return ${clientCode(child, place, imports)};`,
    }));
  const methods = node.methods.map((method): MethodDeclaration => {
    const parameters = ownParameters(method.call);
    return {
      name: method.name,
      docs: callDoc([method.call], parameters, plan),
      ...methodSignature(method.call, parameters, plan, imports),
      statements: `return ${methodCode(method, place, plan, imports)};`,
    };
  });
  return {
    kind: "Class",
    name: node.clientName,
    isExported: true,
    docs: docComment({ summary: "The client of the API. Its members follow the segments of the paths." }),
    properties: [{ name: "#context", isReadonly: true, type: context }],
    constructors: [
      {
        docs: docComment({
          parameters: [{ name: "options", description: "the credential and other options, or an existing context" }],
        }),
        parameters: [{ name: "options", type: `${options} | ${context}` }],
        statements: `this.#context = "credential" in options ? ${imports.value(classNames(plan.options).createContext, "src/runtime/context")}(options) : options;`,
      },
    ],
    getAccessors: [contextGetter(context, plan), ...getters],
    methods: [...rawMethods(imports), ...accessors, ...methods],
  };
}

function contextGetter(context: string, { model }: SdkPlan): GetAccessor {
  return {
    name: "context",
    docs: docComment({
      summary: `The context of this client. Pass it to operation functions${model.api.odata === false ? "" : ", `batch` or `uploadLarge`"}.`,
    }),
    returnType: context,
    statements: "return this.#context;",
  };
}

/** The methods that send requests of the caller. */
function rawMethods(imports: Imports): MethodDeclaration[] {
  const from = "src/runtime/raw-request";
  const method = (name: string, summary: string, facts: string, type: string, returnType: string) => ({
    name,
    docs: docComment({
      summary,
      parameters: [
        { name: "raw", description: facts },
        { name: "options", description: "options of this request; every call has the same ones" },
      ],
    }),
    typeParameters: [{ name: "T", default: "unknown" }],
    parameters: [
      { name: "raw", type: imports.type(type, from) },
      { name: "options", type: imports.type("RequestOptions", "src/runtime/request"), hasQuestionToken: true },
    ],
    returnType,
    statements: `return ${imports.value(name, from)}(this.#context, raw, options);`,
  });
  return [
    method(
      "request",
      "Sends any request, including undocumented ones.",
      "method, path, query, headers and body",
      "RawRequest",
      "Promise<T>",
    ),
    method(
      "requestList",
      "Reads any list page by page, including undocumented ones.",
      "path, query and headers",
      "RawListRequest",
      `${imports.type("Paged", "src/runtime/paging")}<T>`,
    ),
  ];
}

function clientType({ clientName, file }: ClientNode, imports: Imports): string {
  return imports.type(clientName, `src/${file}`);
}

/** The name of the function that creates a client. */
function functionName({ clientName }: ClientNode): string {
  return `$${clientName.charAt(0).toLowerCase()}${clientName.slice(1)}`;
}

/** Writes the expression that creates the client of a child. */
function clientCode(child: ClientNode, { context, path }: Place, imports: Imports): string {
  const make = imports.value(functionName(child), `src/${child.file}`);
  return `${make}(${context}, ${pathFrom(path, child.step?.pieces ?? [], child.parameters, imports)})`;
}

/** Writes the expression that sends the call of a method. */
function methodCode({ call }: ClientMethod, { context, path }: Place, plan: SdkPlan, imports: Imports): string {
  const whole = pathFrom(path, calledPieces(call), ownParameters(call), imports);
  return requestCode(call, { context, path: whole }, plan, imports);
}

/** Writes the path of a client, followed by more pieces. */
function pathFrom(here: string | null, pieces: Pieces, parameters: readonly CallParameter[], imports: Imports): string {
  const after =
    slotsOf(pieces).length > 0
      ? pathTemplate(pieces, parameters, imports)
      : stringLiteral(fillPieces(pieces, () => ""));
  if (here === null) return after;
  return pieces.length === 0 ? here : `${here} + ${after}`;
}
