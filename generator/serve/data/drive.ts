import { badRequest } from "../api-error.js";
import type { JsonObject } from "../../model/payload.js";
import type { ItemPath } from "./item-paths.js";
import { below, isPlaceholder, itemOf, type Location, placeOf, type Spot } from "./paths.js";
import type { Collection, Store } from "./store.js";

/** An item of a drive that a request addresses by its path. */
export interface DriveItem {
  /** The item, addressed by its key: `/me/drive/items/{}`. */
  readonly spot: Spot;
  readonly items: Collection;
}

interface FoundItem {
  readonly id: string;
  readonly item: JsonObject;
}

/** A folder: its children, and all items of its drive. */
interface Folder {
  readonly items: Collection;
  readonly itemsSpot: Spot;
  readonly children: Collection;
}

/**
 * Finds the item of a path.
 *
 * @param create - whether to create the item and the folders above it, as an upload does
 * @throws ApiError with status 400 for a path with too many names
 * @returns `null` if the item does not exist. `undefined` if no documented route has the key of an item of the drive
 */
export function findDriveItem(path: ItemPath, store: Store, create: boolean): DriveItem | null | undefined {
  let folder = folderAt(path.start, store);
  if (folder === undefined) return undefined;
  const { items, itemsSpot } = folder;
  if (path.names.length > MAX_DEPTH)
    throw badRequest(`The path of the item has more than ${String(MAX_DEPTH)} names. Use a shorter path.`);
  if (path.names.length === 1 && isPlaceholder(path.names[0] ?? "")) {
    const first = items.find("{id}");
    return first === null ? null : { spot: itemOf(itemsSpot, first.id), items };
  }
  for (const [index, name] of path.names.entries()) {
    const { children } = folder;
    const isLast = index === path.names.length - 1;
    const found = children.findByName(name);
    if (found === null && !create) return null;
    const spot = itemOf(
      itemsSpot,
      addressableKey(found, { name, ...(isLast ? { file: {} } : { folder: {} }) }, folder),
    );
    if (isLast) return { spot, items };
    folder = folderAt(spot, store);
    if (folder === undefined) return undefined;
  }
  return null;
}

/** The highest number of names in a path, because each name can create a folder. */
const MAX_DEPTH = 100;

/** Stores an item so that it can be addressed by its key. Items of examples can be without a key. */
function addressableKey(found: FoundItem | null, created: JsonObject, { items, children }: Folder): string {
  if (found !== null && children.key !== null && Object.hasOwn(found.item, children.key)) {
    if (items.find(found.id) === null) items.set(found.id, found.item);
    return found.id;
  }
  const id = children.newId(null);
  if (found !== null) children.forget(found.id);
  children.set(id, { [children.key ?? "id"]: id, ...(found?.item ?? created) });
  return id;
}

/** The folder at the root of a drive, or at one of its items. */
function folderAt(start: Spot, store: Store): Folder | undefined {
  const [, drive, folder] = /^(.*)\/(root|items\/\{\})$/.exec(start.place) ?? [];
  if (drive === undefined) return undefined;
  const above = { place: drive, location: start.location.slice(0, folder === "root" ? -1 : -2) };
  const itemsSpot = below(above, "items");
  const items = store.collection(itemsSpot);
  // The root is also the item with the key `root`. The docs can describe the children of only one of the two.
  const isRoot = folder === "root" || start.location.at(-1) === "root";
  const places = isRoot ? [below(above, "root"), itemOf(itemsSpot, "root")] : [start];
  const children = places.map((place) => store.collection(below(place, "children"))).find((one) => one !== undefined);
  return items === undefined || children === undefined ? undefined : { items, itemsSpot, children };
}

/** The spot of the part after an item: `/me/drive/items/{}/content`. */
export function afterItem({ place, location }: Spot, { after }: ItemPath): Spot {
  const rest: Location = after.template.map((segment, index) =>
    segment.kind === "key" ? (after.segments[index] ?? "") : segment.name,
  );
  return { place: place + placeOf(after.template), location: [...location, ...rest] };
}
