import type { ComponentChildren, JSX, TargetedKeyboardEvent } from "preact";
import { useState } from "preact/hooks";
import type { HttpMethod } from "../../vocabulary.js";
import { itemType } from "../references.js";
import type { ReportFinding, ReportOperation, ReportPlace, ReportProperty, ReportType } from "../report-data.js";
import { shortName } from "../search.js";
import { formatCount, formatNumber } from "./numbers.js";
import type { Report } from "./report.js";
import { linkTo } from "./routes.js";

/** A text from the docs. Text in backquotes is shown as code. Its direction does not change the text around it. */
export function Prose({ text }: { readonly text: string | undefined }): JSX.Element | null {
  if (text === undefined) return null;
  return (
    <bdi>
      {text.split(/(`[^`]+`)/).map((part, index) => (index % 2 === 1 ? <code>{part.slice(1, -1)}</code> : part))}
    </bdi>
  );
}

export function Method({ method }: { readonly method: HttpMethod }): JSX.Element {
  return <span class={`method ${method.toLowerCase()}`}>{method}</span>;
}

/** A path whose placeholders stand out. A line can break before each of them. */
export function Path({ path, query }: { readonly path: string; readonly query?: string | undefined }): JSX.Element {
  return (
    <bdi class="path">
      {path
        .split(/(\{[^{}]*\})/)
        .map((part, index) => (index % 2 === 1 ? [<wbr />, <em>{part}</em>] : breakable(part)))}
      {query !== undefined && <span class="muted">?{query}</span>}
    </bdi>
  );
}

/** Allows line breaks after slashes. */
function breakable(text: string): ComponentChildren {
  return text.split(/(?<=\/)/).flatMap((part, index) => (index === 0 ? [part] : [<wbr />, part]));
}

/** The name of a type. It is a link if the report has the type. */
export function TypeName({ name, report }: { readonly name: string; readonly report: Report }): JSX.Element {
  const item = itemType(name);
  const short = shortName(item);
  const label = report.types.has(item) ? <a href={linkTo("type", item)}>{short}</a> : short;
  return (
    <bdi class="type-name">
      {label}
      {item === name ? "" : <span title="collection">[]</span>}
    </bdi>
  );
}

export function Place({ place, report }: { readonly place: ReportPlace; readonly report: Report }): JSX.Element {
  return (
    <bdi class="place">
      {report.data.files[place.file]}:{place.line}
    </bdi>
  );
}

export function Tag({
  kind = "",
  children,
}: {
  readonly kind?: string;
  readonly children: ComponentChildren;
}): JSX.Element {
  return <span class={`tag ${kind}`}>{children}</span>;
}

/** A section of a page with its heading. */
export function Section({
  title,
  children,
}: {
  readonly title: string;
  readonly children: ComponentChildren;
}): JSX.Element {
  return (
    <section>
      <h2>{title}</h2>
      {children}
    </section>
  );
}

/** The number of items that a list shows before the reader asks for more. */
const FIRST_ITEMS = 100;

/** A long list. It shows the first items, and a button for more. */
export function LongList<Item>({
  items,
  label,
  render,
  first = FIRST_ITEMS,
}: {
  readonly first?: number;
  readonly items: readonly Item[];
  readonly label: string;
  readonly render: (item: Item) => JSX.Element;
}): JSX.Element {
  const [limit, setLimit] = useState(first);
  const rest = items.length - limit;
  return (
    <>
      <ul class="list" aria-label={label} onKeyDown={moveInList}>
        {items.slice(0, limit).map(render)}
      </ul>
      {rest > 0 && (
        <button
          type="button"
          class="more"
          onClick={() => {
            setLimit(limit + 5 * FIRST_ITEMS);
          }}
        >
          Show {formatNumber(Math.min(rest, 5 * FIRST_ITEMS))} more of {formatNumber(items.length)}
        </button>
      )}
    </>
  );
}

/** Moves the focus between the links of a list with the arrow keys, Home and End. */
export function moveInList(event: TargetedKeyboardEvent<HTMLElement>): void {
  const links = [...event.currentTarget.querySelectorAll<HTMLElement>("a.row")];
  const at = links.findIndex((link) => link === document.activeElement);
  const targets: Readonly<Record<string, number>> = {
    ArrowDown: at + 1,
    ArrowUp: at - 1,
    Home: 0,
    End: links.length - 1,
  };
  const target = targets[event.key];
  if (at < 0 || target === undefined) return;
  event.preventDefault();
  // Above the first item is the search.
  if (target < 0) document.getElementById("search")?.focus();
  else links[target]?.focus();
}

export function OperationRow({ operation }: { readonly operation: ReportOperation }): JSX.Element {
  const [route] = operation.routes;
  return (
    <li>
      <a class="row" href={linkTo("operation", operation.id)}>
        {route === undefined ? <span class="method" /> : <Method method={route.method} />}
        <span class="row-text">
          <span class="row-title">
            <bdi>{operation.title}</bdi>
            {operation.deprecated && <Tag kind="warning">deprecated</Tag>}
          </span>
          {route !== undefined && <Path path={route.path} />}
        </span>
      </a>
    </li>
  );
}

export function TypeRow({ type }: { readonly type: ReportType }): JSX.Element {
  const { length } = (type.kind === "enum" ? type.members : type.properties) ?? [];
  return (
    <li>
      <a class="row" href={linkTo("type", type.name)}>
        <span class={`kind ${type.kind}`}>{type.kind}</span>
        <span class="row-text">
          <span class="row-title">
            <bdi>{shortName(type.name)}</bdi>
            {type.deprecated && <Tag kind="warning">deprecated</Tag>}
          </span>
          <span class="row-note">
            {type.kind === "enum" ? formatCount(length, "member") : formatCount(length, "property", "properties")}
          </span>
        </span>
      </a>
    </li>
  );
}

export function FindingItem({
  finding,
  report,
}: {
  readonly finding: ReportFinding;
  readonly report: Report;
}): JSX.Element {
  const { severity, rule, message, source, isNew } = finding;
  return (
    <li class={`finding ${severity}`}>
      <p class="finding-head">
        <Tag kind={severity}>{severity}</Tag> <code>{rule}</code>
        {isNew && <Tag kind="new">new</Tag>}
        <Place place={finding} report={report} />
      </p>
      <p>
        <Prose text={message} />
      </p>
      {source !== undefined && (
        <pre class="source" tabIndex={0} aria-label={`Line ${String(finding.line)}`}>
          <bdi>
            {source[0]}
            {source[1] !== "" && <mark>{source[1]}</mark>}
            {source[2]}
          </bdi>
        </pre>
      )}
    </li>
  );
}

/** The findings in a file; `null` if it has none. @param file the number of the file in the data of the report */
export function PageFindings({ file, report }: { readonly file: number; readonly report: Report }): JSX.Element | null {
  const findings = report.findings.get(file) ?? [];
  if (findings.length === 0) return null;
  return (
    <Section title={`Findings on this page (${String(findings.length)})`}>
      <ul class="plain">
        {findings.map((finding) => (
          <FindingItem finding={finding} report={report} />
        ))}
      </ul>
    </Section>
  );
}

/** A list of properties of a type or a request body. */
export function PropertyList({
  indexes,
  report,
}: {
  readonly indexes: readonly number[];
  readonly report: Report;
}): JSX.Element {
  return <Properties items={indexes.flatMap((index) => report.data.properties[index] ?? [])} report={report} />;
}

/** A list of properties or parameters: the name and the type on the left, and the description on the right. */
export function Properties({
  items,
  report,
}: {
  readonly items: readonly ReportProperty[];
  readonly report: Report;
}): JSX.Element {
  return (
    <dl class="properties">
      {items.map((item) => (
        <div key={item.name}>
          <dt>
            <bdi class="property-name">{item.name}</bdi> <TypeName name={item.type} report={report} />
          </dt>
          <dd>
            <PropertyTags item={item} />
            <Prose text={item.description} />
            {item.values !== undefined && (
              <p class="values">
                Values:{" "}
                {item.values.map((value) => (
                  <>
                    <code>{value}</code>{" "}
                  </>
                ))}
              </p>
            )}
          </dd>
        </div>
      ))}
    </dl>
  );
}

function PropertyTags({ item }: { readonly item: ReportProperty }): JSX.Element | null {
  const tags = [
    item.required && "required",
    item.readOnly && "read-only",
    item.nullable === false && "not nullable",
    item.navigation && "relationship",
    item.inheritedFrom !== undefined && `from ${shortName(item.inheritedFrom)}`,
    item.defaultValue !== undefined && `default ${item.defaultValue}`,
  ].filter((tag) => typeof tag === "string");
  if (tags.length === 0 && !item.deprecated) return null;
  return (
    <span class="tags">
      {item.deprecated && <Tag kind="warning">deprecated</Tag>}
      {tags.map((tag) => (
        <Tag key={tag}>{tag}</Tag>
      ))}
    </span>
  );
}

export function NotFound({ name }: { readonly name: string }): JSX.Element {
  return (
    <>
      <h1>Not found</h1>
      <p>
        This report does not have <bdi>{name}</bdi>. <a href={linkTo("")}>Go to the overview</a>.
      </p>
    </>
  );
}
