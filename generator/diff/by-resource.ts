import type { ApiModel } from "../model/model.js";
import { operationResources } from "../model/operation-resource.js";
import { shortName } from "../model/qualified-name.js";
import type { Change } from "./change.js";

/** The changes that readers of release notes would look for under one name. */
export interface ResourceChanges {
  /** The type's name without its namespace, or the operation's title where it belongs to no type. */
  readonly resource: string;
  /** The page of the resource, with the side that has it. */
  readonly page: Pick<Change, "side"> & { readonly file: string };
  readonly changes: readonly Change[];
}

/** Groups changes by the resource that they are about, in order of name. */
export function byResource(changes: readonly Change[], base: ApiModel, head: ApiModel): readonly ResourceChanges[] {
  const [before, after] = [resourcesOf(base, "base"), resourcesOf(head, "head")];
  const groups = new Map<string, ResourceChanges & { readonly changes: Change[] }>();
  for (const change of changes) {
    const found = after(change.target) ?? before(change.target);
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

function resourcesOf(model: ApiModel, side: Change["side"]): (target: string) => Resource | null {
  const byTarget = new Map<string, Resource>(
    model.types.map(({ name, source }) => [name, { resource: shortName(name), page: { side, file: source.file } }]),
  );
  const resourceOf = operationResources(model);
  for (const operation of model.operations) {
    const type = byTarget.get(resourceOf(operation) ?? "");
    byTarget.set(operation.id, type ?? { resource: operation.title, page: { side, file: operation.source.file } });
  }
  return (target) => byTarget.get(target) ?? null;
}
