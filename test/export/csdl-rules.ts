import { SaxesParser } from "saxes";

interface Element {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: Element[];
}

/**
 * Checks CSDL XML with rules of OData 4.01, without the code of docwright that reads or writes CSDL.
 *
 * @returns a line for each element that breaks a rule, with the number of the section that has the rule
 * @see {@link https://docs.oasis-open.org/odata/odata-csdl-xml/v4.01/odata-csdl-xml-v4.01.html | CSDL XML 4.01}
 */
export function brokenRules(text: string): string[] {
  const broken: string[] = [];
  const require = (isTrue: boolean, section: string, place: string): void => {
    if (!isTrue) broken.push(`${section}: ${place}`);
  };
  const schemas = parse(text);
  const qualified = (wanted: readonly string[]): [string, Element][] =>
    schemas.flatMap((schema) =>
      schema.children
        .filter(({ name }) => wanted.includes(name))
        .map((one): [string, Element] => [`${attribute(schema, "Namespace")}.${attribute(one, "Name")}`, one]),
    );
  const declared = qualified(["EntityType", "ComplexType", "EnumType"]);
  const types = new Map(declared);
  const operations = qualified(["Action", "Function"]);
  const kindOf = (type: string): string | undefined => types.get(type)?.name;
  const lineage = (name: string): Element[] => {
    const found: Element[] = [];
    for (let type = types.get(name); type !== undefined && !found.includes(type);) {
      found.push(type);
      type = types.get(type.attributes["BaseType"] ?? "");
    }
    return found;
  };
  const fields = (type: Element): Element[] =>
    type.children.filter(({ name }) => name === "Property" || name === "NavigationProperty");
  const hasKey = (name: string): boolean =>
    lineage(name).some((one) => one.children.some((child) => child.name === "Key"));
  const isValue = (type: string): boolean =>
    (/^Edm\.\w+$/.test(type) && type !== "Edm.EntityType") || ["ComplexType", "EnumType"].includes(kindOf(type) ?? "");
  const isEntity = (type: string): boolean => type === "Edm.EntityType" || kindOf(type) === "EntityType";

  require(types.size === declared.length, "5", "two types have the same name");
  for (const [name] of operations) require(!types.has(name), "5", `${name} is a type and an operation`);
  for (const [name] of qualified(["EntityContainer"])) {
    require(!types.has(name), "5", `${name} is a type and the entity container`);
    require(!operations.some(([one]) => one === name), "5", `${name} is an operation and the entity container`);
  }
  const inCollections = new Set(
    declared.flatMap(([, type]) => fields(type).map((one) => attribute(one, "Type"))).flatMap(itemOfCollection),
  );
  for (const [name, type] of declared) {
    const base = type.attributes["BaseType"];
    if (base !== undefined) {
      require(kindOf(base) === type.name, "6.2", `${name} has the base ${base}`);
      const isCycle = lineage(base).some((one) => one.attributes["BaseType"] === name);
      require(!isCycle, "6.2", `${name} derives from itself`);
      const isAbstract = types.get(base)?.attributes["Abstract"] === "true";
      require(type.attributes["Abstract"] !== "true" || isAbstract, "6.3", `${name} is abstract, but not its base`);
    }
    const names = lineage(name)
      .flatMap(fields)
      .map((one) => attribute(one, "Name"));
    require(new Set(names).size === names.length, "6.1", `${name} has two properties with the same name`);
    for (const field of fields(type)) {
      const written = attribute(field, "Type");
      const [item] = itemOfCollection(written);
      const place = `${name}/${attribute(field, "Name")} of the type ${written}`;
      if (field.name === "Property") {
        require(isValue(item ?? written), "7.1", place);
        continue;
      }
      require(isEntity(item ?? written), "8.1", place);
      require(item === undefined || hasKey(item), "8.1", `${place} without a key`);
      require(item === undefined || field.attributes["Nullable"] === undefined, "8.2", `${place} has Nullable`);
      require(field.attributes["DefaultValue"] === undefined, "8", `${place} has a default value`);
      const isContained = field.attributes["ContainsTarget"] === "true" && type.name === "ComplexType";
      require(!isContained || !inCollections.has(name), "8.4", place);
    }
    const keys = lineage(name).filter((one) => one.children.some((child) => child.name === "Key"));
    require(keys.length < 2, "6.5", `${name} has two keys`);
    const properties = lineage(name).flatMap(fields);
    for (const key of type.children.filter((child) => child.name === "Key"))
      for (const reference of key.children) {
        const property = properties.find((one) => attribute(one, "Name") === attribute(reference, "Name"));
        require(property?.name === "Property", "6.5", `${name} has a key without a property`);
        require(property?.attributes["Nullable"] === "false", "6.5", `${name} has a key that can be null`);
      }
    const members = type.children.filter((child) => child.name === "Member");
    const memberNames = members.map((one) => attribute(one, "Name"));
    require(new Set(memberNames).size === memberNames.length, "10.3", `${name} has two members with the same name`);
    const values = members.filter((one) => one.attributes["Value"] !== undefined);
    require(values.length === 0 || values.length === members.length, "10.3", `${name} does not number all members`);
    const bits = type.attributes["UnderlyingType"] === "Edm.Int64" ? 64 : 32;
    const isInRange = (value: string): boolean => BigInt.asIntN(bits, BigInt(value)) === BigInt(value);
    require(values.every((one) =>
      isInRange(attribute(one, "Value")),
    ), "10.3", `${name} has numbers that are too large`);
    const isFlags = type.attributes["IsFlags"] === "true";
    require(!isFlags || values.length === members.length, "10.3", `${name} has flags without values`);
    require(type.name !== "EnumType" || members.length > 0, "10", `${name} does not have members`);
  }

  const signatures = new Set<string>();
  const returns = new Map<string, string>();
  for (const [name, operation] of operations) {
    const parameters = operation.children.filter((child) => child.name === "Parameter");
    const parameterNames = parameters.map((one) => attribute(one, "Name"));
    require(new Set(parameterNames).size ===
      parameters.length, "12.9", `${name} has two parameters with the same name`);
    const returned = operation.children.find((child) => child.name === "ReturnType");
    for (const one of returned === undefined ? parameters : [...parameters, returned]) {
      const written = attribute(one, "Type");
      const type = itemOfCollection(written)[0] ?? written;
      require(isValue(type) || isEntity(type), "12.9", `${name} uses the type ${written}`);
    }
    require(operation.name === "Action" || returned !== undefined, "12.8", `${name} does not return a value`);
    const isBound = operation.attributes["IsBound"] === "true";
    require(!isBound || parameters.length > 0, "12.5", `${name} does not have a binding parameter`);
    const binding = isBound ? attribute(parameters[0], "Type") : "";
    const own = operation.name === "Function" ? parameterNames.slice(isBound ? 1 : 0).sort() : [];
    const signature = JSON.stringify([operation.name, name, binding, own]);
    require(!signatures.has(signature), "12.2", `${name} is declared twice for ${binding}`);
    signatures.add(signature);
    if (operation.name === "Action") continue;
    const group = `${name} of ${binding}`;
    const type = returned === undefined ? "" : attribute(returned, "Type");
    require((returns.get(group) ?? type) === type, "12.4", `${group} returns several types`);
    returns.set(group, returns.get(group) ?? type);
  }

  const roots = schemas.flatMap(({ children }) => children).filter(({ name }) => name === "EntityContainer");
  const rootNames = roots.flatMap(({ children }) => children.map((one) => attribute(one, "Name")));
  require(new Set(rootNames).size === rootNames.length, "13", "two roots have the same name");
  for (const root of roots.flatMap(({ children }) => children)) {
    const place = attribute(root, "Name");
    if (root.name === "EntitySet") {
      const type = attribute(root, "EntityType");
      require(kindOf(type) === "EntityType" && hasKey(type), "13.2", `${place} of the type ${type}`);
    } else if (root.name === "Singleton") require(isEntity(attribute(root, "Type")), "13.3", place);
    else {
      const target = root.attributes["Action"] ?? root.attributes["Function"];
      const isUnbound = operations.some(([name, one]) => name === target && one.attributes["IsBound"] !== "true");
      require(isUnbound, "13.5", `${place} imports an operation that is not declared`);
    }
  }
  return broken;
}

function itemOfCollection(type: string): string[] {
  const [, item] = /^Collection\((.*)\)$/.exec(type) ?? [];
  return item === undefined ? [] : [item];
}

function attribute(element: Element | undefined, name: string): string {
  return element?.attributes[name] ?? "";
}

/** The schemas of a document. */
function parse(text: string): Element[] {
  const root: Element = { name: "", attributes: {}, children: [] };
  const open = [root];
  const schemas: Element[] = [];
  const parser = new SaxesParser();
  parser.on("error", (error) => {
    throw error;
  });
  parser.on("opentag", ({ name, attributes }) => {
    const element: Element = { name, attributes, children: [] };
    open.at(-1)?.children.push(element);
    open.push(element);
    if (name === "Schema") schemas.push(element);
  });
  parser.on("closetag", () => void open.pop());
  parser.write(text).close();
  return schemas;
}
