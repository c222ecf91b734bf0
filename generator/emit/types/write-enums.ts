import type { EnumMember, TypeModel } from "../../model/model.js";
import { objectKey, stringLiteral } from "../boundary.js";
import type { SdkOptions } from "../options.js";
import type { SdkPlan } from "../plan-sdk.js";
import type { TypeName } from "./type-names.js";
import type { Declaration } from "../print/declaration.js";
import { docComment, typeDoc } from "../doc-comment.js";
import type { Imports } from "../print/imports.js";
import type { ModuleDraft } from "../print/draft.js";
import { writeTypeModules } from "./write-type-modules.js";

/** Writes a module for each enumeration. It has an object with the documented values, and a type with the same name. */
export function writeEnums(plan: SdkPlan): Generator<ModuleDraft> {
  const enums = plan.graph.types.filter(({ kind }) => kind === "enum");
  return writeTypeModules("enums", enums, plan, (type, names, imports) => enumValues(type, names, plan, imports));
}

/** Lists the members of an enumeration. A member that the page repeats is listed once. */
export function enumMembers({ members }: TypeModel): EnumMember[] {
  return [...new Map(members.map((member) => [member.name, member])).values()];
}

/** Whether the type of an enumeration accepts only its members. */
export function isClosedEnum({ kind, flags, members }: TypeModel, { enums }: SdkOptions): boolean {
  return kind === "enum" && enums === "closed" && !flags && members.length > 0;
}

function enumValues(type: TypeModel, { read, file }: TypeName, plan: SdkPlan, imports: Imports): Declaration[] {
  imports.reserve(read);
  return [
    {
      kind: "Constant",
      isExported: true,
      docs: typeDoc(type, plan, [`The documented values of \`${read}\`.`]),
      name: read,
      initializer: `{\n${enumMembers(type).map(documentedMember).join("\n")}\n} as const`,
    },
    { kind: "TypeAlias", name: read, isExported: true, type: imports.type(read, `src/models/${file}`) },
  ];
}

function documentedMember({ name, description, origin }: EnumMember): string {
  const [comment] = docComment({ description, origin, isInline: true });
  const line = `${objectKey(name)}: ${stringLiteral(name)},`;
  return comment === undefined ? line : `/** ${comment.description} */\n${line}`;
}
