import type { TypeModel } from "../../model/model.js";
import { objectKey } from "../boundary.js";
import { docComment } from "../doc-comment.js";
import type { SdkPlan } from "../plan-sdk.js";
import type { Declaration } from "../print/declaration.js";
import type { Imports } from "../print/imports.js";
import type { ModuleDraft } from "../print/draft.js";
import type { Conversion, ConvertedProperties } from "./find-conversions.js";
import type { TypeName } from "./type-names.js";
import { writeTypeModules } from "./write-type-modules.js";

const RUNTIME = "src/runtime/conversions";

/** Writes a module for each type with conversions. The module lists the converted properties for the runtime. */
export function writeConversions(plan: SdkPlan): Generator<ModuleDraft> {
  const types = plan.graph.types.filter(({ name }) => plan.conversions.types.has(name));
  return writeTypeModules("conversions", types, plan, (type, names, imports) => [
    conversionsConstant(type, names, plan, imports),
  ]);
}

/** Imports a conversion of the runtime and returns its name in the importing module. */
export function importConversion(conversion: Conversion, imports: Imports): string {
  return imports.value(
    `${conversion}Conversion`,
    conversion === "date" || conversion === "double" ? RUNTIME : "src/runtime/int64",
  );
}

/** Imports the constant with the conversions of a type, and returns its name in the importing module. */
export function importConversions(type: string, plan: SdkPlan, imports: Imports): string {
  const names = plan.names.get(type);
  if (names === undefined) throw new Error(`${type} has no name`);
  return imports.value(names.conversions, `src/conversions/${names.file}`);
}

/** Writes the entries of the object that maps property names to conversions. */
export function conversionEntries(properties: ConvertedProperties, plan: SdkPlan, imports: Imports): string[] {
  return [...properties].map(([name, kind]) => {
    const value =
      "type" in kind
        ? `() => ${importConversions(kind.type, plan, imports)}`
        : importConversion(kind.conversion, imports);
    return `${objectKey(name)}: ${value}`;
  });
}

function conversionsConstant({ name: type }: TypeModel, names: TypeName, plan: SdkPlan, imports: Imports): Declaration {
  return {
    kind: "Constant",
    isExported: true,
    docs: docComment({
      summary: `The properties of \`${names.read}\` that the SDK converts from and to JSON.`,
    }),
    name: names.conversions,
    type: imports.type("Conversions", RUNTIME),
    initializer: `{ ${conversionEntries(plan.conversions.properties(type), plan, imports).join(", ")} }`,
  };
}
