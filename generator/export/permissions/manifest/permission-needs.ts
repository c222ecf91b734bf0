import type { PermissionType } from "../../../vocabulary.js";
import type { SelectedOperation } from "../select-operations.js";

/** A call of a program, or one variant of it, and the sets of permissions that allow it. */
export interface CallNeed {
  readonly operation: string;
  readonly type: PermissionType;
  /** Each set allows the call. Sets with less privilege come first. */
  readonly sufficient: readonly (readonly string[])[];
  /** The sets with the least privilege. */
  readonly least: readonly (readonly string[])[];
}

export interface CallNeeds {
  readonly needs: readonly CallNeed[];
  /** Operations whose permissions are not documented. */
  readonly unknown: readonly string[];
}

/** Collects the permissions that calls need, for some permission types. Leaves out calls that do not support a type. */
export function callNeeds(selected: readonly SelectedOperation[], types: readonly PermissionType[]): CallNeeds {
  const needs: CallNeed[] = [];
  const unknown: string[] = [];
  for (const { operation, permissions } of selected) {
    const schemes = permissions.flatMap((set) => types.map((type) => ({ type, ...set[type] })));
    const isUnknown = schemes.every(({ supported, placeholder, least, higher }) => {
      return placeholder || (supported && least.length + higher.length === 0);
    });
    if (isUnknown) unknown.push(operation.id);
    for (const { type, supported, placeholder, least, higher } of schemes) {
      const sufficient = [...least, ...higher];
      if (!supported || placeholder || sufficient.length === 0) continue;
      needs.push({
        operation: operation.id,
        type,
        sufficient,
        least: least.length > 0 ? least : sufficient.slice(0, 1),
      });
    }
  }
  return { needs, unknown };
}

/** Whether permissions allow a call. */
export function allows(granted: ReadonlySet<string>, { sufficient }: CallNeed): boolean {
  return sufficient.some((all) => all.every((name) => granted.has(name)));
}
