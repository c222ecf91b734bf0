import { groupBy } from "../collections/group-by.js";
import { readPath } from "../page/grammar/path.js";

/**
 * Makes the function that finds the area of a path: its first segment. Segments that differ only in capitals are one
 * area, with the spelling that most of the paths have. The area of the path `/`, and of a path that begins with a
 * placeholder, is `root`.
 *
 * @param paths - all paths of the API
 */
export function areaFinder(paths: readonly string[]): (path: string) => string {
  const spellings = groupBy(paths.map(firstSegment), (name) => name.toLowerCase());
  const best = new Map([...spellings].map(([folded, names]) => [folded, mostFrequent(names)]));
  return (path) => {
    const name = firstSegment(path);
    return best.get(name.toLowerCase()) ?? name;
  };
}

function firstSegment(path: string): string {
  const [first] = readPath(path).segments;
  return first === undefined || first.kind === "key" || first.name === "" ? "root" : first.name;
}

function mostFrequent(names: readonly string[]): string {
  const [best] = [...groupBy(names, (name) => name)].sort((a, b) => b[1].length - a[1].length);
  return best?.[0] ?? "root";
}
