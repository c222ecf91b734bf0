import type { Place } from "../findings/finding.js";
import type { Operation, TypeModel } from "../model/model.js";
import type { Csdl } from "./csdl.js";

/** Reports types that no schema declares (`csdl-unknown-type`) and annotations without a target (`csdl-unknown-target`). */
export function checkReferences(types: readonly TypeModel[], operations: readonly Operation[], csdl: Csdl): void {
  const known = new Set(types.map(({ name }) => name));
  for (const { type, source } of [...types.flatMap(typeUses), ...operations.flatMap(operationUses)]) {
    const name = type.replace(/^Collection\((.*)\)$/, "$1");
    if (known.has(name) || name.startsWith("Edm.") || csdl.names.isExternal(name)) continue;
    csdl.report(
      "csdl-unknown-type",
      `No schema declares the type ${name}. Correct the name, or add a reference to its document.`,
      source,
    );
  }
  for (const { attributes, source } of csdl.annotations.unmatched()) {
    csdl.report(
      "csdl-unknown-target",
      `The target of these annotations, ${attributes.get("Target") ?? ""}, does not exist. Correct the Target.`,
      source,
    );
  }
}

interface TypeUse {
  readonly type: string;
  readonly source: Place;
}

function typeUses({ base, properties, source }: TypeModel): readonly TypeUse[] {
  return [...(base === null ? [] : [{ type: base, source }]), ...properties];
}

function operationUses({ routes, requestBody, responses }: Operation): readonly TypeUse[] {
  return [
    ...routes.flatMap(({ parameters }) => parameters),
    ...(requestBody?.properties ?? []),
    ...responses.flatMap(({ type, source }) => (type === null ? [] : [{ type, source }])),
  ];
}
