import type { JSX } from "preact";
import { useEffect, useLayoutEffect, useMemo, useRef, useState } from "preact/hooks";
import { ChangesView } from "./changes.js";
import { FindingsView } from "./findings.js";
import { MapView } from "./map.js";
import { formatCount, formatNumber } from "./numbers.js";
import { OperationView, OperationsView } from "./operations.js";
import { Overview } from "./overview.js";
import { NotFound } from "./parts.js";
import type { Report } from "./report.js";
import { linkTo, type Route, useRoute } from "./routes.js";
import { SearchResults } from "./search-results.js";
import { ThemeSwitch } from "./theme.js";
import { TypeView, TypesView } from "./types.js";

/** The whole page: the search, the navigation, and the view that the URL names. */
export function App({ report }: { readonly report: Report }): JSX.Element {
  const route = useRoute();
  // A navigation ends the search, so a query belongs to the route where the reader typed it.
  const [typed, setTyped] = useState({ query: "", route });
  const query = typed.route === route ? typed.query : "";
  const setQuery = (text: string): void => {
    setTyped({ query: text, route });
  };
  const search = useRef<HTMLInputElement>(null);
  const main = useRef<HTMLElement>(null);
  const found = useMemo(() => (query.trim() === "" ? null : report.search(query)), [query, report]);

  useSlashKey(search);
  useFocusOnNavigation(route, main, report.title);

  return (
    <>
      <a
        class="skip"
        href="#main"
        onClick={(event) => {
          // The fragment names the view, so the link must not change it.
          event.preventDefault();
          main.current?.focus();
        }}
      >
        Skip to content
      </a>
      <header class="top">
        <a class="brand" href={linkTo("")}>
          <bdi>{report.title}</bdi>
        </a>
        <search>
          <label class="hidden" for="search">
            Search operations and types
          </label>
          <input
            id="search"
            ref={search}
            type="search"
            placeholder="Search operations, types, permissions"
            autocomplete="off"
            spellcheck={false}
            aria-keyshortcuts="/"
            value={query}
            onInput={(event) => {
              setQuery(event.currentTarget.value);
            }}
            onKeyDown={(event) => {
              const first = main.current?.querySelector<HTMLElement>("a.row");
              if (event.key === "Escape") setQuery("");
              else if (event.key === "ArrowDown" && first) {
                event.preventDefault();
                first.focus();
              } else if (event.key === "Enter" && query.trim() !== "") first?.click();
            }}
          />
          <kbd aria-hidden="true">/</kbd>
        </search>
        <ThemeSwitch />
      </header>
      <Navigation report={report} view={found === null ? route.view : null} />
      <main
        id="main"
        ref={main}
        tabIndex={-1}
        onClick={(event) => {
          // A link to the current view does not navigate, so it would not end the search.
          const link = event.target instanceof Element ? event.target.closest("a") : null;
          if (query === "" || link?.href !== location.href) return;
          setQuery("");
          event.currentTarget.focus();
        }}
      >
        {found === null ? <View route={route} report={report} /> : <SearchResults found={found} query={query} />}
      </main>
      <p class="hidden" role="status">
        {found !== null &&
          `${formatCount(found.operations.length, "operation")} and ${formatCount(found.types.length, "type")} found`}
      </p>
    </>
  );
}

function Navigation({ report, view }: { readonly report: Report; readonly view: string | null }): JSX.Element {
  const { counts, changes } = report.data;
  const { error, warning, info } = counts.findings;
  const items: readonly (readonly [view: string, label: string, count: number | null, views: readonly string[]])[] = [
    ["", "Overview", null, [""]],
    ["operations", "Operations", counts.operations, ["operations", "operation"]],
    ["types", "Types", counts.types, ["types", "type"]],
    ["map", "Map", null, ["map"]],
    ["findings", "Findings", error + warning + info, ["findings"]],
    ...(changes === null ? [] : [["changes", "Changes", changes.list.length, ["changes"]] as const]),
  ];
  return (
    <nav aria-label="Report">
      <ul>
        {items.map(([name, label, count, views]) => (
          <li key={name}>
            <a href={linkTo(name)} aria-current={view !== null && views.includes(view) ? "page" : undefined}>
              {label}
              {count !== null && <span class="count">{formatNumber(count)}</span>}
            </a>
          </li>
        ))}
      </ul>
      <p class="made-by">docwright {report.data.generator}</p>
    </nav>
  );
}

function View({ route: { view, item }, report }: { readonly route: Route; readonly report: Report }): JSX.Element {
  switch (view) {
    case "":
      return <Overview report={report} />;
    case "operations":
      return <OperationsView key={item} report={report} area={item} />;
    case "operation":
      return <OperationView report={report} id={item} />;
    case "types":
      return <TypesView report={report} />;
    case "type":
      return <TypeView report={report} name={item} />;
    case "map":
      return <MapView report={report} name={item} />;
    case "findings":
      return <FindingsView key={item} report={report} rule={item} />;
    case "changes":
      return <ChangesView report={report} />;
    default:
      return <NotFound name={view} />;
  }
}

/** The key `/` moves the focus to the search, unless the reader types into a field. */
function useSlashKey(search: { readonly current: HTMLInputElement | null }): void {
  useEffect(() => {
    const listen = (event: KeyboardEvent): void => {
      const isTyping =
        event.target instanceof Element && event.target.matches("input:not([type=radio]), select, textarea");
      if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey || isTyping) return;
      event.preventDefault();
      search.current?.focus();
      search.current?.select();
    };
    addEventListener("keydown", listen);
    return () => {
      removeEventListener("keydown", listen);
    };
  }, [search]);
}

/** After a navigation, the heading of the view gets the focus, so that a screen reader says it. */
function useFocusOnNavigation(route: Route, main: { readonly current: HTMLElement | null }, title: string): void {
  const isFirst = useRef(true);
  useLayoutEffect(() => {
    const heading = main.current?.querySelector("h1");
    const view = heading?.textContent ?? title;
    document.title = view === title ? title : `${view} – ${title}`;
    if (isFirst.current) {
      isFirst.current = false;
      return;
    }
    scrollTo(0, route.scrolled);
    heading?.setAttribute("tabindex", "-1");
    heading?.focus({ preventScroll: true });
  }, [route, main, title]);
}
