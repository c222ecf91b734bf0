import { isAnyJson } from "../../model/any-json.js";
import { acceptsNull } from "../../model/check-value.js";
import type { Property, TypeModel } from "../../model/model.js";
import { itemType } from "../../model/qualified-name.js";
import { objectKey, stringLiteral } from "../boundary.js";
import { defineEmitter, type Emitter, type EmitterInput } from "../emitter.js";
import type { SdkOptions } from "../options.js";
import type { ModuleDraft } from "../print/draft.js";
import type { Imports } from "../print/imports.js";
import { writeModule } from "../print/write-module.js";
import { conversionOf } from "../types/find-conversions.js";
import { buildTypeGraph, type TypeGraph } from "../types/type-graph.js";
import { OBJECT_MEMBERS, primitiveType } from "../types/type-expression.js";
import { enumMembers, isClosedEnum } from "../types/write-enums.js";
import { isAlwaysPresent, readProperties } from "../types/write-models.js";
import { writeIndex } from "../types/write-type-modules.js";

/**
 * Creates an emitter that writes a [zod](https://zod.dev) schema for each type of the SDK: `UserSchema` for `User`. The
 * package exports the schemas as `<package>/zod`, and `zod` is an optional peer dependency of the package.
 *
 * A schema reads JSON as the service sends it, and returns a value of the SDK's type. It keeps undocumented properties,
 * because the service can add properties, and an object can be of a derived type.
 *
 * ```ts
 * import { defineConfig } from "docwright/config";
 * import { zodSchemas } from "docwright/zod";
 *
 * export default defineConfig({ docs: "docs", out: "sdk", emitters: [zodSchemas()] });
 * ```
 */
export function zodSchemas(): Emitter {
  return defineEmitter({
    name: "zod",
    package: { exports: ["zod"], peerDependencies: { zod: "^4.3.0" } },
    emit: (input) => {
      const modules = writeSchemas(input);
      return [
        ...modules,
        modules.length === 0 ? { path: "src/zod.ts", text: "export {};\n" } : writeIndex("zod", modules),
      ];
    },
  });
}

interface SchemaContext extends EmitterInput {
  readonly graph: TypeGraph;
  readonly imports: Imports;
}

function writeSchemas(input: EmitterInput): ModuleDraft[] {
  const graph = buildTypeGraph(input.model.types, () => undefined);
  return graph.types.flatMap((type) => {
    const names = input.names.get(type.name);
    if (names === undefined) return [];
    const pages = type.origin === "page" ? [type.source.file] : [];
    return [
      writeModule(`src/zod/${names.file}`, pages, (imports) => {
        imports.reserve(schemaName(names.read));
        imports.reserve(shapeName(names.read));
        return writeSchema(type, names, { ...input, graph, imports });
      }),
    ];
  });
}

function schemaName(type: string): string {
  return `${type}Schema`;
}

function shapeName(type: string): string {
  return `${type}Shape`;
}

/**
 * Writes the schema of a type. Schemas of types that refer to each other are in modules that import each other. `lazy`
 * delays the lookup of other schemas until all modules are loaded. For the same reason, the properties are in a
 * function, which can be called before its module is loaded.
 */
function writeSchema(
  type: TypeModel,
  { read, file }: { readonly read: string; readonly file: string },
  context: SchemaContext,
): string[] {
  const { imports, options } = context;
  const z = imports.value("z", "zod");
  const declare = (expression: string): string =>
    `/** Reads a \`${read}\` from JSON. */\nexport const ${schemaName(read)}: ${z}.ZodType<${imports.type(read, `src/models/${file}`)}> = /* @__PURE__ */ ${expression};`;
  if (isClosedEnum(type, options)) {
    const members = enumMembers(type).map(({ name }) => stringLiteral(name));
    return [declare(`${z}.enum([${members.join(", ")}])`)];
  }
  if (type.kind === "enum") return [declare(`${z}.string()`)];
  if (isAnyJson(type)) return [declare(`${z}.json()`)];
  const shape = `/** The schemas of the properties of \`${read}\`, for schemas of your own. */\nexport function ${shapeName(read)}() {\n  return {\n${shapeMembers(type, z, context).join("\n")}\n  };\n}`;
  return [shape, declare(`${z}.lazy(() => ${z}.looseObject(${shapeName(read)}()))`)];
}

function shapeMembers(type: TypeModel, z: string, context: SchemaContext): string[] {
  const { graph, names, imports, model } = context;
  const base = type.base === null ? undefined : names.get(type.base);
  const properties = readProperties(type, graph).flatMap((property) => {
    const required = isAlwaysPresent(type, property, context);
    // Every object has members such as `toString`. If the JSON omits such a property, zod would read the member.
    if (!required && OBJECT_MEMBERS.has(property.name)) return [];
    return [`${objectKey(property.name)}: ${propertySchema(property, required, z, context)},`];
  });
  const isRoot = base === undefined;
  const hasOwnAnnotation = graph.property(type.name, "@odata.type") !== undefined;
  return [
    ...(isRoot ? [] : [`...${imports.value(shapeName(base.read), `src/zod/${base.file}`)}(),`]),
    ...(model.api.odata !== false && isRoot && !hasOwnAnnotation
      ? [`"@odata.type": ${z}.string().exactOptional(),`]
      : []),
    ...(model.api.odata !== false && isRoot && type.kind === "entity"
      ? [`"@odata.etag": ${z}.string().exactOptional(),`]
      : []),
    ...properties,
  ];
}

function propertySchema(property: Property, required: boolean, z: string, context: SchemaContext): string {
  const { type, collection } = itemType(property.type);
  const item = collection && type.startsWith("Collection(") ? `${z}.unknown()` : itemSchema(type, z, context);
  const schema = collection ? `${z}.array(${item})` : item;
  const nullable = acceptsNull(property, required) ? `${schema}.nullable()` : schema;
  return required ? nullable : `${nullable}.exactOptional()`;
}

function itemSchema(type: string, z: string, { names, imports, options }: SchemaContext): string {
  if (type.startsWith("Edm.")) return primitiveSchema(type, z, options);
  const named = names.get(type);
  return named === undefined ? `${z}.unknown()` : imports.value(schemaName(named.read), `src/zod/${named.file}`);
}

/** The schema of a primitive type. A schema of a converted type also accepts values that are already converted. */
function primitiveSchema(type: string, z: string, options: SdkOptions): string {
  switch (conversionOf(type, options)) {
    case "date":
      return `${z}.union([${z}.date(), ${z}.string().pipe(${z}.coerce.date())])`;
    case "bigint":
      return `${z}.union([${z}.bigint(), ${z}.int(), ${z}.string().regex(/^-?\\d+$/)]).pipe(${z}.coerce.bigint())`;
    case "digits":
      return `${z}.union([${z}.string(), ${z}.number()]).pipe(${z}.coerce.string())`;
    default:
      return `${z}.${primitiveType(type, options)}()`;
  }
}
