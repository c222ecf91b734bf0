import { randomUUID } from "node:crypto";
import type { ApiModel } from "../../model/model.js";
import type { JsonObject } from "../../model/payload.js";
import { isSampleId } from "../../model/sample-id.js";
import type { TypeIndex } from "../../model/type-index.js";
import type { Paging } from "../../vocabulary.js";
import { isPlaceholder, type Location, type Spot } from "./paths.js";
import { findPlaces, type Place } from "./places.js";
import { keyProperty, seedItems, seedObject } from "./seeds.js";

/** The bytes behind a path such as `/photo/$value`. */
export interface Content {
  readonly bytes: ArrayBuffer;
  readonly contentType: string;
}

/** A change of a collection: an item that was created or updated, or the key of an item that was deleted. */
export type Change =
  { readonly kind: "changed"; readonly item: JsonObject } | { readonly kind: "removed"; readonly id: string };

interface Entry {
  readonly item: JsonObject;
  /** The number of the change that wrote this item. */
  readonly version: number;
}

/** A collection: the items that the examples show, and the changes since the server started. */
export class Collection {
  readonly #entries: Map<string, Entry>;
  readonly #removed = new Map<string, number>();
  readonly #aliases: ReadonlyMap<string, string>;
  #version = 1;

  constructor(
    readonly place: Place,
    /** The property with the key; `null` if items do not have a key. */
    readonly key: string | null,
    types: TypeIndex,
    paging: Paging,
    /** The collection that also has the items, such as all items of a drive; `null` if there is none. */
    readonly all: Collection | null,
  ) {
    const { items, aliases } = seedItems(place, types, paging);
    this.#entries = new Map([...items].map(([id, item]) => [id, { item, version: 1 }]));
    this.#aliases = aliases;
  }

  /** The number of the last change. */
  get version(): number {
    return this.#version;
  }

  items(): JsonObject[] {
    return [...this.#entries.keys()].map((id) => this.#get(id)).filter((item) => item !== undefined);
  }

  #get(id: string): JsonObject | undefined {
    const own = this.#entries.get(id)?.item;
    if (this.all === null) return own;
    return this.all.isRemoved(id) ? undefined : (this.all.#get(id) ?? own);
  }

  /** Finds an item by its name, as files do not differ only in upper and lower case. */
  findByName(name: string): { readonly id: string; readonly item: JsonObject } | null {
    const wanted = name.toLowerCase();
    for (const id of this.#entries.keys()) {
      const item = this.#get(id);
      const actual = item !== undefined && Object.hasOwn(item, "name") ? item["name"] : null;
      if (item !== undefined && typeof actual === "string" && actual.toLowerCase() === wanted) return { id, item };
    }
    return null;
  }

  /**
   * Finds an item by its key, by a key that an example shows in a URL, or by another property that identifies it: an
   * email address, a GUID or a host name, or any text if items do not have a key. A placeholder finds the first item, so
   * that documented requests can be sent as they are.
   */
  find(id: string): { readonly id: string; readonly item: JsonObject } | null {
    const known =
      [id, this.#aliases.get(id) ?? id].find((one) => this.#entries.has(one)) ??
      this.#findByProperty(id) ??
      (isPlaceholder(id) ? this.#entries.keys().next().value : undefined);
    const item = known === undefined ? undefined : this.#get(known);
    return known === undefined || item === undefined ? null : { id: known, item };
  }

  #findByProperty(value: string): string | undefined {
    if (this.key !== null && !isSampleId(value)) return undefined;
    const found = [...this.#entries].filter(([, { item }]) => Object.values(item).includes(value));
    return found.length === 1 ? found[0]?.[0] : undefined;
  }

  set(id: string, item: JsonObject): void {
    this.#version += 1;
    this.#removed.delete(id);
    this.#entries.set(id, { item, version: this.#version });
    this.all?.set(id, item);
  }

  /** Removes an item that gets another key. Clients do not see this as a change. */
  forget(id: string): void {
    this.#entries.delete(id);
  }

  delete(id: string): void {
    this.#version += 1;
    this.#entries.delete(id);
    this.#removed.set(id, this.#version);
    this.all?.delete(id);
  }

  isRemoved(id: string): boolean {
    return this.#removed.has(id);
  }

  /** Returns the changes after a version, in any order. After version 0, these are all items. */
  changesSince(version: number): readonly Change[] {
    const changed = [...this.#entries.values()].filter((entry) => entry.version > version);
    const removed = [...this.#removed].filter(([, since]) => version > 0 && since > version);
    return [
      ...changed.map(({ item }) => ({ kind: "changed", item }) as const),
      ...removed.map(([id]) => ({ kind: "removed", id }) as const),
    ];
  }

  /** Chooses the key of a new item: the documented key if no item has it, or else a GUID. */
  newId(documented: string | null): string {
    return documented !== null && !this.#entries.has(documented) && !this.#removed.has(documented)
      ? documented
      : randomUUID();
  }
}

/** The data of the server. It starts with the documented examples and lasts until the server stops. */
export class Store {
  readonly #places: ReadonlyMap<string, Place>;
  readonly #collections = new Map<string, Collection>();
  readonly #objects = new Map<string, JsonObject | null>();
  readonly #contents = new Map<string, Content>();

  constructor(
    model: ApiModel,
    readonly types: TypeIndex,
    readonly paging: Paging,
  ) {
    this.#places = findPlaces(model, types);
  }

  place({ place }: Spot): Place | undefined {
    return this.#places.get(place);
  }

  /** Returns the collection at a spot; `undefined` if the docs do not describe a collection there. */
  collection(spot: Spot): Collection | undefined {
    const place = this.place(spot);
    if (place?.isCollection !== true) return undefined;
    const key = textOf(spot.location);
    const collection =
      this.#collections.get(key) ??
      new Collection(place, keyProperty(place.type, this.types), this.types, this.paging, this.#allItems(spot));
    this.#collections.set(key, collection);
    return collection;
  }

  /** The collection of all items of a drive, for the children of a folder; `null` for other collections. */
  #allItems({ place, location }: Spot): Collection | null {
    const [, drive, folder] = /^(.*)\/(root|items\/\{\})\/children$/.exec(place) ?? [];
    if (drive === undefined) return null;
    const above = location.slice(0, folder === "root" ? -2 : -3);
    return this.collection({ place: `${drive}/items`, location: [...above, "items"] }) ?? null;
  }

  /**
   * Replaces each key in a location by the key of the item that it finds, so that `/users/ada@contoso.com/messages` and
   * `/users/1/messages` are the same data. The last key stays, because an operation looks it up itself.
   */
  resolveKeys({ place, location }: Spot): Spot {
    const parts = place.split("/").slice(1);
    const resolved = location.reduce<readonly string[]>((before, segment, index) => {
      if (parts[index] !== "{}" || index === location.length - 1) return [...before, segment];
      const parent = { place: `/${parts.slice(0, index).join("/")}`, location: before };
      return [...before, this.collection(parent)?.find(segment)?.id ?? segment];
    }, []);
    return { place, location: resolved };
  }

  /** Returns a single object, such as `/me`; `null` if it was deleted, `undefined` if no example shows it. */
  object(spot: Spot): JsonObject | null | undefined {
    const known = this.#objects.get(textOf(spot.location));
    const place = this.place(spot);
    return known === undefined && place !== undefined ? (seedObject(place) ?? undefined) : known;
  }

  setObject({ location }: Spot, object: JsonObject | null): void {
    this.#objects.set(textOf(location), object);
  }

  content({ location }: Spot): Content | undefined {
    return this.#contents.get(textOf(location));
  }

  setContent({ location }: Spot, content: Content): void {
    this.#contents.set(textOf(location), content);
  }

  /** Deletes all data below an item that was deleted. */
  deleteBelow({ location }: Spot): void {
    const prefix = `${textOf(location).slice(0, -1)},`;
    for (const map of [this.#collections, this.#objects, this.#contents]) {
      for (const key of map.keys()) if (key.startsWith(prefix)) map.delete(key);
    }
  }

  /** Finds the part of a path that leads to a deleted item; `null` if there is none. */
  removedAncestor({ location }: Spot): Location | null {
    for (let length = 2; length < location.length; length += 1) {
      const id = location[length - 1] ?? "";
      if (this.#collections.get(textOf(location.slice(0, length - 1)))?.isRemoved(id) === true) {
        return location.slice(0, length);
      }
    }
    return null;
  }
}

function textOf(location: Location): string {
  return JSON.stringify(location);
}
