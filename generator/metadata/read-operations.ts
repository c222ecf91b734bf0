import { finding } from "../findings/create-finding.js";
import { emptyOperation } from "../model/empty-operation.js";
import type { Operation, Parameter, Property, RequestBody, Response, Route } from "../model/model.js";
import { requiredAttribute } from "./csdl.js";
import type { Csdl } from "./csdl.js";
import { edmChildren, booleanAttribute } from "./edm.js";
import type { Schema } from "./edm.js";
import { readProperty } from "./read-types.js";
import type { XmlElement } from "./xml.js";

/** A declared action or function, bound or unbound. */
export interface DeclaredOperation {
  readonly kind: "action" | "function";
  readonly name: string;
  /** Namespace and name. */
  readonly qualifiedName: string;
  readonly element: XmlElement;
  /** The first parameter of a bound operation: the resource on which it is called. `null` for an unbound operation. */
  readonly binding: Property | null;
  readonly parameters: readonly DeclaredParameter[];
  readonly returnType: string | null;
}

interface DeclaredParameter extends Property {
  readonly optional: boolean;
}

/**
 * Reads the actions and functions of a schema.
 *
 * @see {@link https://docs.oasis-open.org/odata/odata-csdl-xml/v4.01/odata-csdl-xml-v4.01.html#sec_ActionandFunction | Action and function}
 */
export function readDeclaredOperations(schema: Schema, csdl: Csdl): readonly DeclaredOperation[] {
  return edmChildren(schema.element).flatMap((element): DeclaredOperation[] => {
    if (element.name !== "Action" && element.name !== "Function") return [];
    const name = requiredAttribute(element, "Name", csdl);
    if (name === null) return [];
    const qualifiedName = `${schema.namespace}.${name}`;
    const written = edmChildren(element, "Parameter");
    const types = written.map(({ attributes }) => csdl.names.type(attributes.get("Type") ?? ""));
    const owner = `${qualifiedName}(${types.join(",")})`;
    const all = written.flatMap((parameter) =>
      readProperty(parameter, owner, csdl).map((property): DeclaredParameter => {
        const { optional } = csdl.annotations.factsFor(parameter, [`${owner}/${property.name}`]);
        return { ...property, optional: optional || property.defaultValue !== null };
      }),
    );
    const bound = booleanAttribute(element, "IsBound") ?? false;
    const returned = edmChildren(element, "ReturnType")[0]?.attributes.get("Type");
    if (bound && all[0] === undefined) {
      csdl.report(
        finding(
          "csdl-missing-binding",
          element.source,
          `The bound <${element.name}> ${name} is ignored because it does not have a binding parameter. Add a binding parameter, or remove IsBound.`,
        ),
      );
      return [];
    }
    return [
      {
        kind: element.name === "Action" ? "action" : "function",
        name,
        qualifiedName,
        element,
        binding: bound ? (all[0] ?? null) : null,
        parameters: bound ? all.slice(1) : all,
        returnType: returned === undefined ? null : csdl.names.type(returned),
      },
    ];
  });
}

/**
 * Builds the operation of a bound action or function. The resource can have many paths, so the route starts with a
 * placeholder for the resource: `/{bindingParameter}/microsoft.graph.sendMail`. The type of the placeholder is the
 * binding type.
 *
 * Overloads of an action differ in their binding type, and overloads of a function also in the names of the other
 * parameters. The id contains these facts.
 *
 * @see {@link https://docs.oasis-open.org/odata/odata-csdl-xml/v4.01/odata-csdl-xml-v4.01.html#sec_FunctionOverloads | Function overloads}
 */
export function buildBoundOperation(declared: DeclaredOperation, binding: Property, csdl: Csdl): Operation {
  const signature = declared.kind === "action" ? [] : declared.parameters.map(({ name }) => name);
  return buildOperation(
    declared,
    {
      id: `${declared.qualifiedName}(${[binding.type, ...signature].join(",")})`,
      path: `/{${binding.name}}/${declared.qualifiedName}`,
      leading: [asParameter(binding, "path", true)],
    },
    csdl,
  );
}

/** The id and path of an operation. */
interface OperationAddress {
  readonly id: string;
  readonly path: string;
  /** Parameters in the path before the operation's name. */
  readonly leading: readonly Parameter[];
}

/**
 * Builds the operation of an action or function at an address. The parameters of an action are in the body, and the
 * parameters of a function are in the path.
 *
 * @see {@link https://docs.oasis-open.org/odata/odata/v4.01/odata-v4.01-part1-protocol.html#sec_Operations | OData
 * operations}
 */
export function buildOperation(declared: DeclaredOperation, at: OperationAddress, csdl: Csdl): Operation {
  const { element, qualifiedName, parameters } = declared;
  const types = [...(declared.binding === null ? [] : [declared.binding]), ...parameters].map(({ type }) => type);
  const facts = csdl.annotations.factsFor(element, [`${qualifiedName}(${types.join(",")})`, qualifiedName]);
  return {
    ...emptyOperation({ id: at.id, title: declared.name, intent: declared.kind, source: element.source }),
    description: facts.description,
    deprecated: facts.deprecated,
    deprecation: facts.deprecation,
    routes: [declared.kind === "action" ? actionRoute(declared, at) : functionRoute(declared, at)],
    requestBody: declared.kind === "action" ? actionBody(declared) : null,
    responses: [buildResponse(declared)],
  };
}

function actionRoute({ element }: DeclaredOperation, { path, leading }: OperationAddress): Route {
  return { method: "POST", path, query: null, parameters: leading, source: element.source };
}

function functionRoute({ element, parameters }: DeclaredOperation, { path, leading }: OperationAddress): Route {
  const argumentList = parameters.map(({ name, type }) =>
    type === "Edm.String" ? `${name}='{${name}}'` : `${name}={${name}}`,
  );
  return {
    method: "GET",
    path: `${path}(${argumentList.join(",")})`,
    query: null,
    parameters: [...leading, ...parameters.map((one) => asParameter(one, "function", !one.optional))],
    source: element.source,
  };
}

function asParameter(
  { name, type, description, source }: Property,
  where: Parameter["in"],
  required: boolean,
): Parameter {
  return { name, in: where, type, required, description, source };
}

/**
 * Builds the body of an action. A nullable parameter is not required, because omitting it means `null`. For a
 * collection, CSDL does not state whether it is required.
 */
function actionBody({ element, parameters }: DeclaredOperation): RequestBody | null {
  if (parameters.length === 0) return null;
  return {
    contentType: "application/json",
    type: null,
    properties: parameters.map(({ optional, ...property }) => ({
      ...property,
      required: optional ? false : property.type.startsWith("Collection(") ? null : property.nullable === false,
    })),
    description: "",
    source: element.source,
  };
}

function buildResponse({ element, returnType }: DeclaredOperation): Response {
  return {
    status: returnType === null ? 204 : 200,
    type: returnType,
    headers: [],
    description: "",
    source: element.source,
  };
}
