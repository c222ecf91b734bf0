import type { ApiModel } from "../model/model.js";
import { createResourceFinder } from "../model/operation-resource.js";
import { shortName } from "../model/qualified-name.js";
import type { Change, Side } from "./change.js";

/** The changes that are listed under one heading of the release notes. */
export interface ResourceChanges {
  /** Name of the type without namespace, or title of the operation if it does not belong to a type. */
  readonly resource: string;
  /** The page of the resource, and the model that has this page. */
  readonly page: { readonly side: Side; readonly file: string };
  readonly changes: readonly Change[];
}

/** Groups changes by the resource that they belong to. The groups are sorted by the name of the resource. */
export function groupByResource(
  changes: readonly Change[],
  base: ApiModel,
  head: ApiModel,
): readonly ResourceChanges[] {
  const [baseResources, headResources] = [indexResources(base, "base"), indexResources(head, "head")];
  const groups = new Map<string, ResourceChanges & { readonly changes: Change[] }>();
  for (const change of changes) {
    const found = headResources.get(change.target) ?? baseResources.get(change.target);
    const { resource, page } = found ?? {
      resource: change.target,
      page: { side: change.side, file: change.source.file },
    };
    const group = groups.get(resource) ?? { resource, page, changes: [] };
    groups.set(resource, group);
    group.changes.push(change);
  }
  return [...groups.values()].sort((one, other) => (one.resource < other.resource ? -1 : 1));
}

type Resource = Pick<ResourceChanges, "resource" | "page">;

/** The resource to which each possible target of a change belongs. A target is a type name or an operation id. */
function indexResources(model: ApiModel, side: Side): ReadonlyMap<string, Resource> {
  const byTarget = new Map<string, Resource>(
    model.types.map(({ name, source }) => [name, { resource: shortName(name), page: { side, file: source.file } }]),
  );
  const resourceOf = createResourceFinder(model);
  for (const operation of model.operations) {
    const type = byTarget.get(resourceOf(operation) ?? "");
    byTarget.set(operation.id, type ?? { resource: operation.title, page: { side, file: operation.source.file } });
  }
  return byTarget;
}
