import type { ComponentChildren, JSX } from "preact";
import { useState } from "preact/hooks";
import type { ReportArea, ReportData, ReportDrift } from "../report-data.js";
import { formatCount, formatNumber, formatShare } from "./numbers.js";
import { Section, Tag } from "./parts.js";
import type { Report } from "./report.js";
import { linkTo, NO_ROUTE } from "./routes.js";

export function Overview({ report }: { readonly report: Report }): JSX.Element {
  const { api, counts, areas, rules, drift, changes } = report.data;
  const { error, warning, info } = counts.findings;
  return (
    <>
      <h1>
        <bdi>{report.title}</bdi>
      </h1>
      <p class="lead">
        <bdi>{api.baseUrl}</bdi>
      </p>
      <dl class="figures">
        <Figure label="Pages read" value={counts.pages} />
        <Figure label="Operations" value={counts.operations} link="operations">
          {formatCount(counts.routes, "route")}
        </Figure>
        <Figure label="Types" value={counts.types} link="types" />
        <Figure label="Examples" value={counts.examples}>
          {formatNumber(counts.tested)} tested ({formatShare(counts.tested, counts.examples)})
        </Figure>
        <Figure label="Findings" value={error + warning + info} link="findings">
          {formatCount(error, "error")}, {formatCount(warning, "warning")}
        </Figure>
        {changes !== null && (
          <Figure label="Changes" value={changes.list.length} link="changes">
            {changes.semver === "none" ? "no new version" : `${changes.semver} version`}
          </Figure>
        )}
      </dl>
      <Drift drift={drift} />
      <Section title="Coverage by area">
        <p class="muted">
          An area has the operations whose first route starts with the same segment. The bars show the share of
          operations with documented permissions, with an example, and with a test.
        </p>
        <Coverage areas={areas} />
      </Section>
      {rules.length > 0 && (
        <Section title="Findings by rule">
          <Rules rules={rules} />
        </Section>
      )}
    </>
  );
}

function Figure({
  label,
  value,
  link,
  children,
}: {
  readonly label: string;
  readonly value: number;
  readonly link?: string;
  readonly children?: ComponentChildren;
}): JSX.Element {
  return (
    <div>
      <dt>{label}</dt>
      <dd>
        <span class="figure">
          {link === undefined ? formatNumber(value) : <a href={linkTo(link)}>{formatNumber(value)}</a>}
        </span>
        {children !== undefined && <span class="figure-note">{children}</span>}
      </dd>
    </div>
  );
}

function Drift({ drift }: { readonly drift: ReportDrift | null }): JSX.Element | null {
  if (drift === null) return null;
  const { folder, state, differences } = drift;
  return (
    <Section title="Drift">
      {state === "current" && (
        <p>
          <Tag kind="good">up to date</Tag> The SDK in <code>{folder}</code> matches the docs.
        </p>
      )}
      {state === "missing" && (
        <p>
          <Tag kind="warning">missing</Tag> The folder <code>{folder}</code> does not have an SDK. Run{" "}
          <code>docwright generate</code>.
        </p>
      )}
      {state === "outdated" && (
        <>
          <p>
            <Tag kind="warning">out of date</Tag> {formatCount(differences.length, "file")} in <code>{folder}</code>{" "}
            differ from the docs. Run <code>docwright drift</code> to see why.
          </p>
          <details>
            <summary>Show the files</summary>
            <ul class="plain">
              {differences.map(({ path, kind }) => (
                <li key={path}>
                  <Tag>{kind}</Tag> <code>{path}</code>
                </li>
              ))}
            </ul>
          </details>
        </>
      )}
    </Section>
  );
}

/** The number of areas that the table shows before the reader asks for all. */
const FIRST_AREAS = 12;

function Coverage({ areas }: { readonly areas: readonly ReportArea[] }): JSX.Element {
  const [isWhole, setWhole] = useState(false);
  const shown = isWhole ? areas : areas.slice(0, FIRST_AREAS);
  return (
    <>
      <div class="scroll" tabIndex={0} role="region" aria-label="Coverage by area">
        {/* As for permissions, the roles keep the table on a narrow screen. */}
        <table class="coverage stacked" role="table">
          <thead role="rowgroup">
            <tr role="row">
              <th scope="col" role="columnheader">
                Area
              </th>
              <th scope="col" role="columnheader" class="number">
                Operations
              </th>
              <th scope="col" role="columnheader">
                Permissions
              </th>
              <th scope="col" role="columnheader">
                Examples
              </th>
              <th scope="col" role="columnheader">
                Tests
              </th>
              <th scope="col" role="columnheader" class="number">
                Findings
              </th>
            </tr>
          </thead>
          <tbody role="rowgroup">
            {shown.map(({ name, operations, permissions, examples, tested, findings }) => (
              <tr key={name} role="row">
                <th scope="row" role="rowheader">
                  <a href={linkTo("operations", name || NO_ROUTE)}>
                    <bdi>{name || "(no route)"}</bdi>
                  </a>
                </th>
                <td class="number" role="cell" data-label="Operations">
                  {formatNumber(operations)}
                </td>
                {(
                  [
                    ["Permissions", permissions],
                    ["Examples", examples],
                    ["Tests", tested],
                  ] as const
                ).map(([label, part]) => (
                  <td key={label} role="cell" data-label={label}>
                    <Bar part={part} of={operations} />
                  </td>
                ))}
                <td class="number" role="cell" data-label="Findings">
                  {formatNumber(findings)}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {shown.length < areas.length && (
        <button
          type="button"
          class="more"
          onClick={() => {
            setWhole(true);
          }}
        >
          Show all {formatNumber(areas.length)} areas
        </button>
      )}
    </>
  );
}

/** A share as a bar. The text has the exact share. */
function Bar({ part, of: whole }: { readonly part: number; readonly of: number }): JSX.Element {
  const share = whole === 0 ? 0 : (100 * part) / whole;
  return (
    <span class="bar">
      <svg aria-hidden="true" viewBox="0 0 100 6" preserveAspectRatio="none">
        <rect class="track" width="100" height="6" />
        <rect class="fill" width={share} height="6" />
      </svg>
      {formatShare(part, whole)}
    </span>
  );
}

function Rules({ rules }: { readonly rules: ReportData["rules"] }): JSX.Element {
  const most = Math.max(...rules.map(({ count }) => count));
  return (
    <ul class="rules">
      {rules.map(({ id, summary, count }) => (
        <li key={id}>
          <a href={linkTo("findings", id)}>
            <code>{id}</code>
          </a>
          <span class="muted">{summary}</span>
          <span class="bar">
            <svg aria-hidden="true" viewBox="0 0 100 6" preserveAspectRatio="none">
              <rect class="track" width="100" height="6" />
              <rect class="fill" width={(100 * count) / most} height="6" />
            </svg>
            {formatNumber(count)}
          </span>
        </li>
      ))}
    </ul>
  );
}
