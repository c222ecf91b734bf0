import { groupBy } from "../../collections/group-by.js";
import type { ApiModel, Operation, Route, TypeModel } from "../../model/model.js";
import type { PathTypes } from "../../model/path-types.js";
import { itemType, shortName } from "../../model/qualified-name.js";
import { responsesOfRoute } from "../../model/route-responses.js";
import type { TypeIndex } from "../../model/type-index.js";
import { type PathSegment, readPath } from "../../page/grammar/path.js";
import type { Omissions } from "../exported-api.js";
import { isCollectionWithoutKey } from "./csdl-keys.js";
import { isSimpleIdentifier } from "./csdl-names.js";
import { annotations, isInMetadata } from "./csdl-types.js";
import { xmlElement } from "./xml.js";

export interface CsdlOperations {
  /** The actions and functions of a schema. */
  readonly declarations: readonly { readonly name: string; readonly element: string }[];
  /** The children of the entity container, as XML elements. */
  readonly container: readonly string[];
}

/**
 * Writes the actions, the functions, and the entity sets and singletons with which paths begin.
 *
 * @param all - the types that the metadata has
 */
export function operationElements(
  { operations, api }: ApiModel,
  all: readonly TypeModel[],
  types: TypeIndex,
  paths: PathTypes,
  omissions: Omissions,
): CsdlOperations {
  const declarations = new Map<string, Declaration>();
  const roots = new Map<string, string>();
  const imports = new Map<string, string>();
  const entities = all.filter(({ kind }) => kind === "entity");
  const byShortName = groupBy(entities, ({ name }) => shortName(name).toLowerCase());
  for (const operation of operations) {
    for (const route of operation.routes) {
      const root = rootElement(route, byShortName, types, paths, omissions);
      if (root !== null && !roots.has(root.name)) roots.set(root.name, root.element);
      if (operation.intent !== "action" && operation.intent !== "function") continue;
      const declared = declaration(operation, route, api.namespace, types, paths);
      if (typeof declared === "string") omissions.add(declared, route);
      else if (!declarations.has(declared.key)) {
        declarations.set(declared.key, declared);
        for (const name of declared.omitted)
          omissions.add("parameters whose name CSDL does not allow", `${declared.key} ${name}`);
        if (declared.isBound) continue;
        const kind = declared.kind;
        const attributes = { Name: declared.name, [kind]: `${api.namespace}.${declared.name}` };
        imports.set(declared.name, xmlElement(`${kind}Import`, attributes));
      }
    }
  }
  for (const name of imports.keys()) {
    if (roots.has(name)) omissions.add("imports of actions and functions with the name of an entity set", name);
  }
  const container = new Map([...imports, ...roots]);
  return { declarations: [...declarations.values()], container: [...container.values()] };
}

function rootElement(
  { path }: Route,
  byShortName: ReadonlyMap<string, readonly TypeModel[]>,
  types: TypeIndex,
  paths: PathTypes,
  omissions: Omissions,
): { readonly name: string; readonly element: string } | null {
  const { segments } = readPath(path);
  const [first] = segments;
  if (first === undefined || (first.kind !== "static" && first.kind !== "call")) return null;
  const { name } = first;
  const type = paths.typeAt(`/${name}`) ?? namesake(segments, byShortName, types);
  const { type: item, collection } = itemType(type ?? "");
  if (!isSimpleIdentifier(name) || types.get(item)?.kind !== "entity") {
    if (first.kind === "static") omissions.add("first segments of paths without a documented entity type", name);
    return null;
  }
  if (isCollectionWithoutKey(type ?? "", types)) {
    omissions.add("entity sets of objects without a key", name);
    return null;
  }
  return {
    name,
    element: collection
      ? xmlElement("EntitySet", { Name: name, EntityType: item })
      : xmlElement("Singleton", { Name: name, Type: item }),
  };
}

/**
 * The type with the name of the first segment of a path, if the second segment is a member of this type:
 * `/trustFramework/keySets` begins at an object of the type `trustFramework`, even if no page reads this object.
 *
 * @param byShortName entity types by their names in lower case, without namespace
 */
function namesake(
  [first, second]: readonly PathSegment[],
  byShortName: ReadonlyMap<string, readonly TypeModel[]>,
  types: TypeIndex,
): string | null {
  const [type, ...others] = byShortName.get(first?.name.toLowerCase() ?? "") ?? [];
  if (type === undefined || others.length > 0 || second === undefined) return null;
  return types.property(type.name, second.name) === undefined ? null : type.name;
}

interface Declaration {
  readonly key: string;
  readonly kind: "Action" | "Function";
  readonly name: string;
  readonly isBound: boolean;
  readonly element: string;
  /** The names of the parameters that CSDL cannot have. */
  readonly omitted: readonly string[];
}

/** Writes an action or function, or returns the cause for which CSDL cannot have it. */
function declaration(
  operation: Operation,
  route: Route,
  namespace: string,
  types: TypeIndex,
  paths: PathTypes,
): Declaration | string {
  const unknownPath = "actions and functions whose path does not end at a documented type";
  const { segments } = readPath(route.path);
  const last = segments.at(-1);
  if (last === undefined || !["static", "call", "qualified"].includes(last.kind)) return unknownPath;
  const name = shortName(last.name);
  const isBound = segments.length > 1;
  const binding = paths.typeAt(
    `/${segments
      .slice(0, -1)
      .map(({ text }) => text)
      .join("/")}`,
  );
  if (!isSimpleIdentifier(name) || (isBound && (binding === null || types.get(itemType(binding).type) === undefined)))
    return unknownPath;
  if (types.get(`${namespace}.${name}`) !== undefined) return "actions and functions with the name of a type";
  const kind = operation.intent === "action" ? "Action" : "Function";
  const returned = responsesOfRoute(route, operation).find(({ status, type }) => status < 300 && type !== null)?.type;
  if (kind === "Function" && returned == null) return "functions that do not return a value of a documented type";
  const parameters =
    kind === "Action"
      ? (operation.requestBody?.properties ?? []).map((one) => ({
          Name: one.name,
          Type: one.type,
          Nullable: one.required === true || one.nullable === false ? "false" : undefined,
        }))
      : last.arguments.map((argument) => {
          const [placeholder] = argument.placeholders;
          const type = route.parameters.find((one) => one.name === placeholder?.name)?.type ?? "Edm.String";
          return { Name: argument.name, Type: type, Nullable: "false" };
        });
  const used = [...parameters.map(({ Type }) => Type), ...(returned == null ? [] : [returned])];
  if (!used.every((type) => isInMetadata(type, types)))
    return "actions and functions with a type that the metadata does not have";
  const distinct = [...new Map(parameters.map((one) => [one.Name, one])).values()];
  const unique = distinct.filter(({ Name }) => isSimpleIdentifier(Name));
  const omitted = distinct.map(({ Name }) => Name).filter((name) => !isSimpleIdentifier(name));
  const element = xmlElement(kind, { Name: name, IsBound: isBound ? "true" : undefined }, [
    ...(binding !== null && isBound ? [xmlElement("Parameter", { Name: "bindingParameter", Type: binding })] : []),
    ...unique.map((one) => xmlElement("Parameter", one)),
    ...(returned == null ? [] : [xmlElement("ReturnType", { Type: returned })]),
    ...annotations(operation),
  ]);
  const names = kind === "Function" ? unique.map(({ Name }) => Name) : [];
  return { key: JSON.stringify([kind, name, isBound ? binding : null, names]), kind, name, isBound, element, omitted };
}
