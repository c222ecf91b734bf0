import ts from "typescript";

/** The type of a property in a form that both the typings and the model can be converted to. */
export interface Shape {
  readonly many: boolean;
  /** `string`, `number`, `boolean`, `any`, or the name of an interface or enumeration in lower case. */
  readonly type: string;
}

export interface TypingsProperty extends Shape {
  /** The offsets of the property's type in the text. */
  readonly start: number;
  readonly end: number;
}

export interface TypingsInterface {
  /** The name as programs write it after the import: `CallRecords.Session`. */
  readonly name: string;
  readonly properties: ReadonlyMap<string, TypingsProperty>;
}

export interface Typings {
  /** The interfaces, by name in lower case. */
  readonly interfaces: ReadonlyMap<string, TypingsInterface>;
  /** The values of each enumeration, by name in lower case. */
  readonly enums: ReadonlyMap<string, readonly string[]>;
}

/** Reads the interfaces and unions of string literals that `@microsoft/microsoft-graph-types` declares. */
export function readTypings(text: string): Typings {
  const interfaces = new Map<string, TypingsInterface>();
  const enums = new Map<string, readonly string[]>();
  const visit = (statements: readonly ts.Statement[], namespace: string): void => {
    for (const statement of statements) {
      if (ts.isModuleDeclaration(statement) && statement.body !== undefined && ts.isModuleBlock(statement.body)) {
        visit(statement.body.statements, `${statement.name.text}.`);
      } else if (ts.isInterfaceDeclaration(statement)) {
        const name = `${namespace}${statement.name.text}`;
        interfaces.set(name.toLowerCase(), { name, properties: propertiesOf(statement, namespace) });
      } else if (ts.isTypeAliasDeclaration(statement) && statement.typeParameters === undefined) {
        enums.set(`${namespace}${statement.name.text}`.toLowerCase(), literalsOf(statement.type));
      }
    }
  };
  visit(ts.createSourceFile("typings.d.ts", text, ts.ScriptTarget.Latest).statements, "");
  const declared = (name: string): boolean => interfaces.has(name) || enums.has(name);
  const resolved = [...interfaces].map(([key, { name, properties }]) => {
    const namespace = key.slice(0, key.lastIndexOf(".") + 1);
    const shapes = [...properties].map(([property, shape]): [string, TypingsProperty] => {
      const local = `${namespace}${shape.type}`;
      return [property, { ...shape, type: declared(local) ? local : shape.type }];
    });
    return [key, { name, properties: new Map(shapes) }] as const;
  });
  return { interfaces: new Map(resolved), enums };
}

function propertiesOf({ members }: ts.InterfaceDeclaration, namespace: string): Map<string, TypingsProperty> {
  return new Map(
    members.filter(ts.isPropertySignature).map((member) => {
      if (member.type === undefined || !("text" in member.name))
        throw new Error(`Unexpected property in ${namespace}: ${member.name.kind}`);
      return [member.name.text, { ...shapeOf(member.type), start: member.type.pos, end: member.type.end }];
    }),
  );
}

function shapeOf(type: ts.TypeNode): Shape {
  if (ts.isParenthesizedTypeNode(type)) return shapeOf(type.type);
  if (ts.isArrayTypeNode(type)) return { many: true, type: shapeOf(type.elementType).type };
  if (ts.isTypeReferenceNode(type)) {
    const [argument] = type.typeArguments ?? [];
    if (argument !== undefined) return shapeOf(argument);
    return {
      many: false,
      type: nameOf(type.typeName)
        .replace(/^microsoftgraph\./, "")
        .toLowerCase(),
    };
  }
  const keyword = ts.tokenToString(type.kind);
  if (keyword === undefined) throw new Error(`Unexpected type: ${ts.SyntaxKind[type.kind]}`);
  return { many: false, type: keyword };
}

function nameOf(name: ts.EntityName): string {
  return ts.isIdentifier(name) ? name.text : `${nameOf(name.left)}.${name.right.text}`;
}

function literalsOf(type: ts.TypeNode): string[] {
  const types = ts.isUnionTypeNode(type) ? [...type.types] : [type];
  return types.flatMap((one) =>
    ts.isLiteralTypeNode(one) && ts.isStringLiteral(one.literal) ? [one.literal.text] : [],
  );
}
