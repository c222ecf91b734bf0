import { finding } from "../findings/create-finding.js";
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
      finding(
        "csdl-unknown-type",
        source,
        `No schema declares the type ${name}. Correct the name, or add a reference to the document that declares the type.`,
      ),
    );
  }
  for (const { attributes, source } of csdl.annotations.unmatched()) {
    csdl.report(
      finding(
        "csdl-unknown-target",
        source,
        `The target of these annotations, ${attributes.get("Target") ?? ""}, does not exist. Correct the Target.`,
      ),
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
