import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { shortName } from "../search.js";
import { formatNumber } from "./numbers.js";
import type { Report } from "./report.js";
import { linkTo } from "./routes.js";

/** The map of the type that a reader chooses. Without a choice, the type with the most neighbours on both sides. */
export function MapView({ report, name }: { readonly report: Report; readonly name: string }): JSX.Element {
  const chosen = report.types.has(name) ? name : mostConnected(report);
  return (
    <>
      <h1>Type map</h1>
      <p class="muted">The types that refer to the chosen type, and the types that it refers to.</p>
      <div class="filters">
        <label>
          Type
          <select
            value={chosen}
            onChange={(event) => {
              location.hash = linkTo("map", event.currentTarget.value);
            }}
          >
            {report.sortedTypes.map((type) => (
              <option key={type.name} value={type.name}>
                {shortName(type.name)}
              </option>
            ))}
          </select>
        </label>
        <p>
          <a href={linkTo("type", chosen)}>Open the page of this type</a>
        </p>
      </div>
      <TypeMap name={chosen} report={report} view="map" />
    </>
  );
}

function mostConnected({ data, references }: Report): string {
  let most = { name: "", count: -1 };
  for (const { name } of data.types) {
    const count = Math.min(references.before(name).size, references.after(name).size);
    if (count > most.count) most = { name, count };
  }
  return most.name;
}

/** The number of neighbours on one side that a map shows before the reader asks for all. */
const FIRST_NEIGHBOURS = 12;

/** The height of a row, and the width of the lines, in CSS pixels. `style.css` has the same numbers. */
const ROW = 40;
const GAP = 96;

/** The neighbours of a type. On a narrow screen, they are lists without lines. */
export function TypeMap({
  name,
  report,
  view = "type",
}: {
  readonly name: string;
  readonly report: Report;
  /** The view that the neighbours link to. */
  readonly view?: string;
}): JSX.Element {
  const [before, after] = [report.references.before(name), report.references.after(name)];
  if (before.size + after.size === 0)
    return <p class="muted">No other type refers to this type, and this type does not refer to another type.</p>;
  return <Neighbourhood key={name} name={name} before={[...before]} after={[...after]} view={view} />;
}

/** A neighbour, and the facts that connect it. */
type Neighbour = readonly [type: string, via: readonly string[]];

function Neighbourhood({
  name,
  before,
  after,
  view,
}: {
  readonly name: string;
  readonly before: readonly Neighbour[];
  readonly after: readonly Neighbour[];
  readonly view: string;
}): JSX.Element {
  const [isWhole, setWhole] = useState(false);
  const most = Math.max(before.length, after.length);
  const rows = isWhole ? most : Math.min(most, FIRST_NEIGHBOURS);
  const height = `${String(rows * ROW)}px`;
  return (
    <>
      <div class="map">
        <Side title="Types that refer to it" types={before} rows={rows} view={view} />
        <Lines count={Math.min(before.length, rows)} rows={rows} />
        <p class="centre" style={{ "--height": height }}>
          <bdi>{shortName(name)}</bdi>
        </p>
        <Lines count={Math.min(after.length, rows)} rows={rows} isMirrored />
        <Side title="Types that it refers to" types={after} rows={rows} view={view} />
      </div>
      {rows < most && (
        <button
          type="button"
          class="more"
          onClick={() => {
            setWhole(true);
          }}
        >
          Show all {formatNumber(before.length + after.length)} neighbours
        </button>
      )}
    </>
  );
}

function Side({
  title,
  types,
  rows,
  view,
}: {
  readonly title: string;
  readonly types: readonly Neighbour[];
  readonly rows: number;
  readonly view: string;
}): JSX.Element {
  const shown = types.slice(0, rows);
  return (
    <div class="side">
      <p class="side-title">
        {title} ({shown.length < types.length && `${String(shown.length)} of `}
        {types.length})
      </p>
      <ul aria-label={title} style={{ "--top": `${String(topOf(shown.length, rows))}px` }}>
        {shown.map(([type, via]) => (
          <li key={type}>
            <a href={linkTo(view, type)}>
              <bdi>{shortName(type)}</bdi>
            </a>
            <bdi class="via">{via.length > 1 ? `${via[0] ?? ""} and ${String(via.length - 1)} more` : via[0]}</bdi>
          </li>
        ))}
      </ul>
    </div>
  );
}

/** The space above a side with fewer rows than the other, so that both are centred. */
function topOf(count: number, rows: number): number {
  return ((rows - count) * ROW) / 2;
}

function Lines({
  count,
  rows,
  isMirrored = false,
}: {
  readonly count: number;
  readonly rows: number;
  readonly isMirrored?: boolean;
}): JSX.Element {
  const middle = (rows * ROW) / 2;
  const [outer, inner] = isMirrored ? [GAP, 0] : [0, GAP];
  const centre = String(GAP / 2);
  return (
    <svg class="lines" aria-hidden="true" width={GAP} height={rows * ROW}>
      {Array.from({ length: count }, (_, index) => {
        const y = String(topOf(count, rows) + (index + 0.5) * ROW);
        return (
          <path
            d={`M${String(outer)} ${y} C${centre} ${y} ${centre} ${String(middle)} ${String(inner)} ${String(middle)}`}
          />
        );
      })}
    </svg>
  );
}
