import { groupBy } from "../../../collections/group-by.js";
import { sortedBy } from "../../../collections/order.js";
import { finding } from "../../../findings/create-finding.js";
import type { Finding } from "../../../findings/finding.js";
import { orderFindings } from "../../../findings/order-findings.js";
import type { PermissionType } from "../../../vocabulary.js";
import type { SelectedOperation } from "../select-operations.js";
import { allows, callNeeds, type CallNeed } from "./permission-needs.js";
import type { AppManifest, GrantKind, RequestedPermission } from "./read-manifest.js";

export interface ManifestComparison {
  readonly findings: readonly Finding[];
  /** Calls whose permissions are not documented. They may need permissions that are reported as not needed. */
  readonly unknown: readonly string[];
}

/**
 * Compares the permissions that an app asks for with those that the calls of its program need.
 *
 * A permission is not needed if the calls that it allows are also allowed by the other permissions of the app. A
 * permission is broader than needed if it is not the least privileged permission of any call.
 */
export function compareManifest(manifest: AppManifest, selected: readonly SelectedOperation[]): ManifestComparison {
  const typesOf: Readonly<Record<GrantKind, readonly PermissionType[]>> = {
    delegated: manifest.delegatedTypes,
    application: ["application"],
  };
  const kinds: readonly GrantKind[] = ["delegated", "application"];
  const asked = kinds.filter((kind) => manifest.requested.some((one) => one.kind === kind));
  const sides = (asked.length === 0 ? kinds : asked).map((kind): Side => {
    const { needs, unknown } = callNeeds(selected, typesOf[kind]);
    const requested = manifest.requested.filter((one) => one.kind === kind);
    return { kind, needs, unknown, requested, granted: new Set(requested.flatMap(({ name }) => name ?? [])) };
  });
  const otherSides = kinds
    .filter((kind) => !sides.some((side) => side.kind === kind))
    .map((kind) => ({ kind, needs: callNeeds(selected, typesOf[kind]).needs }));
  const unnamed = manifest.requested.filter(({ name }) => name === null).map(unknownId);
  const findings = [
    ...unnamed,
    ...sides.flatMap(surplus),
    // A permission with an unknown id may be the one that is needed.
    ...(unnamed.length > 0 ? [] : missing(manifest, sides, otherSides, selected)),
  ];
  return { findings: orderFindings(findings), unknown: [...new Set(sides.flatMap(({ unknown }) => unknown))] };
}

/** The permissions of one kind that the calls need. */
interface KindNeeds {
  readonly kind: GrantKind;
  readonly needs: readonly CallNeed[];
}

/** The permissions of one kind: what the app asks for, and what the calls need. */
interface Side extends KindNeeds {
  readonly unknown: readonly string[];
  readonly requested: readonly RequestedPermission[];
  readonly granted: ReadonlySet<string>;
}

function unknownId({ id, source }: RequestedPermission): Finding {
  const message = `The name of the permission ${id} is unknown, so it was not compared. Pass a file with ids and names: --permission-ids graph.json.`;
  return finding("permission-id-unknown", source, message, { subject: id });
}

/** Reports the permissions that the calls do not need, and those with more privileges than needed. */
function surplus({ kind, needs, requested, granted }: Side): readonly Finding[] {
  const least = new Set(needs.flatMap((need) => need.least.flat()));
  const useful = new Set(needs.flatMap((need) => need.sufficient.flat()));
  const kept = new Set([...granted].filter((name) => useful.has(name)));
  // Tries first to remove permissions that are not the least privileged permission of any call.
  const candidates = sortedBy(kept, (name) => `${least.has(name) ? 1 : 0}${name}`);
  // If a call needs two permissions and the app asks for only one, only the missing permission is reported.
  const incomplete = new Set(needs.filter((need) => !allows(granted, need)).flatMap((need) => need.least.flat()));
  for (const name of candidates) {
    if (incomplete.has(name)) continue;
    kept.delete(name);
    if (needs.some((need) => allows(granted, need) && !allows(kept, need))) kept.add(name);
  }
  return requested.flatMap(({ name, source }) => {
    if (name === null) return [];
    if (!kept.has(name)) return [notNeeded(name, kind, kept, needs, source)];
    if (least.has(name)) return [];
    const without = new Set([...kept].filter((other) => other !== name));
    return [
      broader(
        name,
        kind,
        needs.filter((need) => allows(kept, need) && !allows(without, need)),
        source,
      ),
    ];
  });
}

function notNeeded(
  name: string,
  kind: GrantKind,
  kept: ReadonlySet<string>,
  needs: readonly CallNeed[],
  source: RequestedPermission["source"],
): Finding {
  const allowed = needs.filter(({ sufficient }) => sufficient.some((all) => all.includes(name)));
  const others = [...kept].filter((other) => allowed.some(({ sufficient }) => sufficient.flat().includes(other)));
  const reason =
    others.length === 0
      ? "No call of the program needs"
      : `${listNames(others)} ${others.length === 1 ? "allows" : "allow"} the same calls of the program as`;
  const message = `${reason} the ${kind} permission ${name}. Remove ${name}.`;
  return finding("permission-not-needed", source, message, { subject: `${kind} ${name}` });
}

function broader(
  name: string,
  kind: GrantKind,
  needs: readonly CallNeed[],
  source: RequestedPermission["source"],
): Finding {
  const enough = [...new Set(needs.flatMap((need) => need.least[0] ?? []))].sort();
  const calls = listNames(needs.map(({ operation }) => operation));
  const message = `The ${kind} permission ${name} allows more than the program needs. ${listNames(enough)} ${enough.length === 1 ? "is" : "are"} sufficient for ${calls}.`;
  return finding("permission-broader-than-needed", source, message, {
    subject: `${kind} ${name}`,
    suggestion: enough.length === 1 ? enough[0] : null,
  });
}

/** Reports the calls that no permission of the app allows, together if they need the same permissions. */
function missing(
  { source }: AppManifest,
  sides: readonly Side[],
  otherSides: readonly KindNeeds[],
  selected: readonly SelectedOperation[],
): readonly Finding[] {
  const unknown = new Set(sides.flatMap((side) => side.unknown));
  const lacking = selected.flatMap(({ operation: { id } }) => {
    const own = sides.map(({ needs, ...side }) => ({
      ...side,
      needs: needs.filter(({ operation }) => operation === id),
    }));
    const isAllowed = own.some(({ needs, granted }) => isCovered(needs, granted));
    return isAllowed || unknown.has(id)
      ? []
      : [
          {
            id,
            fix: own.flatMap(({ kind, needs, granted }) =>
              optionsOf(
                kind,
                needs.filter((need) => !allows(granted, need)),
              ),
            ),
          },
        ];
  });
  return [...groupBy(lacking, ({ fix }) => fix.join(" or "))].map(([fix, calls]) => {
    const ids = calls.map(({ id }) => id);
    const verb = ids.length === 1 ? "needs" : "need";
    const message =
      fix === ""
        ? wrongKind(ids, sides, otherSides)
        : `The app does not ask for a permission that ${listNames(ids)} ${verb}. Add ${fix}.`;
    return finding("permission-not-requested", source, message, { subject: fix === "" ? ids.join(", ") : fix });
  });
}

/** The message about calls that do not support the kind of permissions that the app asks for. */
function wrongKind(ids: readonly string[], sides: readonly Side[], otherSides: readonly KindNeeds[]): string {
  const kinds = sides.map(({ kind }) => kind).join(" or ");
  const [verb, calls] = ids.length === 1 ? ["does", "this call"] : ["do", "these calls"];
  const fixes = otherSides.flatMap(({ kind, needs }) => {
    const names = needs.filter(({ operation }) => ids.includes(operation)).flatMap(({ least }) => least[0] ?? []);
    return names.length === 0 ? [] : `Ask for ${kind} permissions such as ${listNames(names)}, or remove ${calls}.`;
  });
  return `The app asks only for ${kinds} permissions, which ${listNames(ids)} ${verb} not support. ${fixes[0] ?? `Remove ${calls}.`}`;
}

/** Whether permissions allow one variant of a call for each permission type that the call supports. */
function isCovered(needs: readonly CallNeed[], granted: ReadonlySet<string>): boolean {
  const byType = [...groupBy(needs, ({ type }) => type).values()];
  return byType.length > 0 && byType.every((ofType) => ofType.some((need) => allows(granted, need)));
}

/** The least privileged sets of permissions that allow a call: `the delegated permission User.Read`. */
function optionsOf(kind: GrantKind, needs: readonly CallNeed[]): readonly string[] {
  const sets = new Set(needs.flatMap(({ least }) => least.slice(0, 1)).map((all) => all.join(" and ")));
  return [...sets].map((names) => `the ${kind} permission ${names}`);
}

/** The highest number of names in a list. */
const MAX_NAMES = 4;

function listNames(names: readonly string[]): string {
  const distinct = [...new Set(names)];
  const more = distinct.length - MAX_NAMES;
  return more > 1 ? `${distinct.slice(0, MAX_NAMES).join(", ")} and ${more} more` : distinct.join(", ");
}
