/**
 * Permissions that are sufficient together. `rank` is 0 for the least privileged alternative, and increases in
 * documented order.
 */
export interface Alternative {
  readonly permissions: readonly string[];
  readonly rank: number;
}

/**
 * An operation that must be allowed. One of the alternatives is enough. The least privileged alternative comes first.
 */
export interface Need {
  readonly alternatives: readonly Alternative[];
}

/** Permissions that meet all needs. */
export interface Cover {
  /** The permissions, sorted by name. */
  readonly permissions: readonly string[];
  /** `false` if the search was stopped at its limit. */
  readonly exact: boolean;
}

/**
 * The highest number of steps of a search. So many steps take a few milliseconds. For the documented operations of
 * Microsoft Graph, a search takes some hundreds of steps.
 */
const limit = 20_000;

/**
 * Finds the fewest permissions that meet all needs. If several sets are equally small, the one with the lowest ranks is
 * chosen. This is a set cover problem, for which a fast exact solution is not known. So needs without a common
 * permission are solved separately, by branch and bound: each step chooses an alternative for one need, and stops if the result cannot be
 * better than the best one so far.
 * {@link https://en.wikipedia.org/wiki/Set_cover_problem | Set cover problem}
 */
export function coverLeast(needs: readonly Need[]): Cover {
  const covers = parts(needs).map(coverPart);
  return {
    permissions: covers.flatMap(({ permissions }) => permissions).sort(),
    exact: covers.every(({ exact }) => exact),
  };
}

function coverPart(needs: readonly Need[]): Cover {
  let best: (Cost & { readonly permissions: readonly string[] }) | undefined;
  let steps = 0;
  function search(open: readonly Need[], chosen: ReadonlySet<string>): void {
    if (best && (steps++ > limit || chosen.size + leastMore(open, chosen) > best.size)) return;
    const [need] = [...open].sort((one, other) => one.alternatives.length - other.alternatives.length);
    if (!need) {
      const permissions = [...chosen].sort();
      const found = { permissions, size: chosen.size, excess: excessOf(needs, chosen), names: permissions.join() };
      if (!best || isLess(found, best)) best = found;
      return;
    }
    let rest = open;
    for (const { permissions } of need.alternatives) {
      const more = new Set([...chosen, ...permissions]);
      search(
        rest.filter((other) => !other.alternatives.some((one) => isWithin(one.permissions, more))),
        more,
      );
      // All solutions with these permissions have been tried. So the other alternatives that contain these permissions
      // are removed.
      rest = rest.map(({ alternatives }) => ({
        alternatives: alternatives.filter((one) => !isWithin(permissions, new Set(one.permissions))),
      }));
    }
  }
  search(withoutImplied(needs), new Set());
  return { permissions: best?.permissions ?? [], exact: steps <= limit };
}

/**
 * The facts by which covers are compared: the number of permissions, the sum of ranks, and the names, so that the
 * result is stable.
 */
interface Cost {
  readonly size: number;
  readonly excess: number;
  readonly names: string;
}

function isLess(one: Cost, other: Cost): boolean {
  const difference = one.size - other.size || one.excess - other.excess;
  return difference < 0 || (difference === 0 && one.names < other.names);
}

function excessOf(needs: readonly Need[], chosen: ReadonlySet<string>): number {
  return needs.reduce((sum, { alternatives }) => {
    const met = alternatives.filter(({ permissions }) => isWithin(permissions, chosen));
    return sum + Math.min(...met.map(({ rank }) => rank));
  }, 0);
}

/**
 * A lower bound for the number of permissions that are still needed. Counts the open needs, but skips a need that shares
 * a permission with a need that was counted before.
 */
function leastMore(open: readonly Need[], chosen: ReadonlySet<string>): number {
  const counted = new Set<string>();
  let count = 0;
  for (const { alternatives } of open) {
    if (alternatives.length === 0) return Infinity;
    const names = alternatives.flatMap(({ permissions }) => permissions).filter((name) => !chosen.has(name));
    if (names.some((name) => counted.has(name))) continue;
    for (const name of names) counted.add(name);
    count++;
  }
  return count;
}

/** Removes each need that is always met if another need is met. */
function withoutImplied(needs: readonly Need[]): Need[] {
  const kept: Need[] = [];
  const narrowFirst = [...needs].sort((one, other) => one.alternatives.length - other.alternatives.length);
  for (const need of narrowFirst) {
    if (!kept.some((other) => implies(other, need))) kept.push(need);
  }
  return kept;
}

function implies(one: Need, other: Need): boolean {
  return one.alternatives.every(({ permissions }) =>
    other.alternatives.some((alternative) => isWithin(alternative.permissions, new Set(permissions))),
  );
}

/** Divides needs into groups without common permissions. */
function parts(needs: readonly Need[]): Need[][] {
  let groups: { readonly needs: Need[]; readonly names: Set<string> }[] = [];
  for (const need of needs) {
    const names = need.alternatives.flatMap(({ permissions }) => permissions);
    const touched = groups.filter((group) => names.some((name) => group.names.has(name)));
    const merged = {
      needs: [...touched.flatMap((group) => group.needs), need],
      names: new Set([...touched.flatMap((group) => [...group.names]), ...names]),
    };
    groups = [...groups.filter((group) => !touched.includes(group)), merged];
  }
  return groups.map((group) => group.needs);
}

function isWithin(permissions: readonly string[], chosen: ReadonlySet<string>): boolean {
  return permissions.every((name) => chosen.has(name));
}
