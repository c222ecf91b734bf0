import { useEffect, useState } from "preact/hooks";

/** The part of the report that is shown. The fragment of the URL names it, so the browser's history works. */
export interface Route {
  readonly view: string;
  /** The id of an operation, the name of a type, or a filter; empty without one. */
  readonly item: string;
  /** How far the reader had scrolled when they left this entry of the history, in CSS pixels; 0 for a new entry. */
  readonly scrolled: number;
}

/** How far the reader scrolled in each entry of the browser's history. The state of an entry is its index. */
const scrolled: number[] = [];

/** The index of the entry whose view is shown. It changes later than the URL. */
let shown = 0;

/** Moves to the current entry of the history. Gives an index to a new entry, whose state is `null`. */
function enterCurrentEntry(): void {
  if (typeof history.state === "number") {
    shown = history.state;
    // After a reload, entries have indexes, but the list is empty. New entries must not get the same indexes.
    scrolled[shown] ??= 0;
  } else {
    shown = scrolled.push(0) - 1;
    history.replaceState(shown, "");
  }
}

/** The area of operations without a route, in URLs. A path segment cannot be equal to it. */
export const NO_ROUTE = "/";

export function linkTo(view: string, item = ""): string {
  return item === "" ? `#/${view}` : `#/${view}/${encodeURIComponent(item)}`;
}

function currentRoute(): Route {
  const [, view = "", ...item] = location.hash.split("/");
  enterCurrentEntry();
  return { view, item: decode(item.join("/")), scrolled: scrolled[shown] ?? 0 };
}

/** Decodes a part of the fragment. The reader can edit the fragment, so it may not be valid. */
function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

export function useRoute(): Route {
  const [route, setRoute] = useState(currentRoute);
  useEffect(() => {
    // The browser would restore the scroll position before the view has its full height, so the page does this instead.
    history.scrollRestoration = "manual";
    const update = (): void => {
      setRoute(currentRoute());
    };
    const remember = (): void => {
      scrolled[shown] = scrollY;
    };
    addEventListener("hashchange", update);
    addEventListener("scroll", remember, { passive: true });
    return () => {
      removeEventListener("hashchange", update);
      removeEventListener("scroll", remember);
    };
  }, []);
  return route;
}
