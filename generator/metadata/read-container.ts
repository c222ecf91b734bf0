import { finding } from "../findings/create-finding.js";
import { emptyOperation } from "../model/empty-operation.js";
import type { Intent, Operation, Parameter } from "../model/model.js";
import { collectionOf } from "../model/qualified-name.js";
import { requiredAttribute } from "./csdl.js";
import type { Csdl } from "./csdl.js";
import { edmChildren, booleanAttribute } from "./edm.js";
import type { Schema } from "./edm.js";
import { buildOperation } from "./read-operations.js";
import type { DeclaredOperation } from "./read-operations.js";
import type { XmlElement } from "./xml.js";

/**
 * Reads the entity sets, singletons and imports of a schema's container as operations. An entity set or singleton
 * becomes one read operation. Write operations are not derived. Only annotations state which write operations exist,
 * and most services do not maintain these annotations.
 *
 * @see {@link https://docs.oasis-open.org/odata/odata-csdl-xml/v4.01/odata-csdl-xml-v4.01.html#sec_EntityContainer |
 * Entity container}
 */
export function readContainer(
  schema: Schema,
  declared: readonly DeclaredOperation[],
  csdl: Csdl,
): readonly Operation[] {
  return edmChildren(schema.element, "EntityContainer").flatMap((container) => {
    const name = requiredAttribute(container, "Name", csdl);
    if (name === null) return [];
    const owner = `${schema.namespace}.${name}`;
    csdl.annotations.factsFor(container, [owner]);
    return edmChildren(container).flatMap((child) => readChild(child, owner, declared, csdl));
  });
}

function readChild(
  element: XmlElement,
  owner: string,
  declared: readonly DeclaredOperation[],
  csdl: Csdl,
): readonly Operation[] {
  switch (element.name) {
    case "EntitySet":
      return readRoot(element, owner, "list", csdl);
    case "Singleton":
      return readRoot(element, owner, "get", csdl);
    case "ActionImport":
      return readImport(element, owner, "action", declared, csdl);
    case "FunctionImport":
      return readImport(element, owner, "function", declared, csdl);
    default:
      return [];
  }
}

function readRoot(element: XmlElement, owner: string, intent: Intent, csdl: Csdl): readonly Operation[] {
  const name = requiredAttribute(element, "Name", csdl);
  const written = requiredAttribute(element, intent === "list" ? "EntityType" : "Type", csdl);
  if (name === null || written === null) return [];
  const type = csdl.names.type(written);
  const facts = csdl.annotations.factsFor(element, [`${owner}/${name}`]);
  const { source } = element;
  return [
    {
      ...emptyOperation({ id: `${owner}/${name}`, title: name, intent, source }),
      description: facts.description,
      deprecated: facts.deprecated,
      deprecation: facts.deprecation,
      routes: [{ method: "GET", path: `/${name}`, query: null, parameters: [], source }],
      responses: [
        { status: 200, type: intent === "list" ? collectionOf(type) : type, headers: [], description: "", source },
      ],
    },
  ];
}

/** Reads an import: the path of an unbound action or of all overloads of an unbound function. */
function readImport(
  element: XmlElement,
  owner: string,
  kind: DeclaredOperation["kind"],
  declared: readonly DeclaredOperation[],
  csdl: Csdl,
): readonly Operation[] {
  const name = requiredAttribute(element, "Name", csdl);
  const written = requiredAttribute(element, kind === "action" ? "Action" : "Function", csdl);
  if (name === null || written === null) return [];
  const target = csdl.names.expand(written);
  const overloads = declared.filter((one) => one.kind === kind && one.qualifiedName === target && one.binding === null);
  const calls = overloads.map((one) =>
    buildOperation(one, { id: `${owner}/${name}`, path: `/${name}`, leading: [] }, csdl),
  );
  const [first] = calls;
  if (first === undefined) {
    csdl.report(
      finding(
        "csdl-unknown-operation",
        element.source,
        `${name} imports ${target}, but no schema declares it as an unbound ${kind}. Correct the name.`,
      ),
    );
    return [];
  }
  const facts = csdl.annotations.factsFor(element, [`${owner}/${name}`]);
  return [
    {
      ...first,
      title: name,
      description: facts.description === "" ? first.description : facts.description,
      deprecated: facts.deprecated || first.deprecated,
      deprecation: facts.deprecation ?? first.deprecation,
      routes: calls.flatMap(({ routes }) => routes),
      source: element.source,
    },
  ];
}

/**
 * Derives the download operation of each media entity. Its route begins with the entity: `/{entity}/$value`.
 *
 * @see {@link https://docs.oasis-open.org/odata/odata/v4.01/odata-v4.01-part1-protocol.html#sec_RequestingaMediaEntity | Media entity}
 */
export function readMediaOperations({ namespace, element: schema }: Schema): readonly Operation[] {
  return edmChildren(schema, "EntityType").flatMap((element): Operation[] => {
    const name = element.attributes.get("Name");
    if (name === undefined || booleanAttribute(element, "HasStream") !== true) return [];
    const type = `${namespace}.${name}`;
    const { source } = element;
    const entity: Parameter = { name: "entity", in: "path", type, required: true, description: "", source };
    return [
      {
        ...emptyOperation({ id: `${type}/$value`, title: `${name} content`, intent: "download", source }),
        routes: [{ method: "GET", path: "/{entity}/$value", query: null, parameters: [entity], source }],
        responses: [{ status: 200, type: "Edm.Stream", headers: [], description: "", source }],
      },
    ];
  });
}
