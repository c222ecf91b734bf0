import { Choice } from "./choice.js";
import type { ComponentChildren, JSX } from "preact";
import { useState } from "preact/hooks";
import type { JsonValue, PermissionType } from "../../vocabulary.js";
import type {
  ReportExample,
  ReportOperation,
  ReportParameter,
  ReportPermissions,
  ReportScheme,
} from "../report-data.js";
import { formatCount } from "./numbers.js";
import {
  PageFindings,
  LongList,
  Method,
  NotFound,
  OperationRow,
  Path,
  Place,
  Properties,
  PropertyList,
  Prose,
  Section,
  Tag,
  TypeName,
} from "./parts.js";
import type { Report } from "./report.js";
import { linkTo, NO_ROUTE } from "./routes.js";

const METHODS = ["GET", "POST", "PUT", "PATCH", "DELETE"] as const;

/** All operations, or those of an area. @param area - empty for all areas */
export function OperationsView({ report, area }: { readonly report: Report; readonly area: string }): JSX.Element {
  const [method, setMethod] = useState("");
  const shown = report.data.operations.filter(
    (operation) =>
      (area === "" || operation.area === (area === NO_ROUTE ? "" : area)) &&
      (method === "" || operation.routes.some((route) => route.method === method)),
  );
  return (
    <>
      <h1>Operations</h1>
      <div class="filters">
        <label>
          Area
          <select
            value={area}
            onChange={(event) => {
              location.hash = linkTo("operations", event.currentTarget.value);
            }}
          >
            <option value="">All</option>
            {report.data.areas.map(({ name, operations }) => (
              <option key={name} value={name || NO_ROUTE}>
                {name || "(no route)"} ({operations})
              </option>
            ))}
          </select>
        </label>
        <Choice label="Method" value={method} values={METHODS} onChoose={setMethod} />
        <p class="muted" role="status">
          {formatCount(shown.length, "operation")}
        </p>
      </div>
      <LongList
        key={method}
        items={shown}
        label="Operations"
        render={(operation) => <OperationRow key={operation.id} operation={operation} />}
      />
    </>
  );
}

export function OperationView({ report, id }: { readonly report: Report; readonly id: string }): JSX.Element {
  const operation = report.operations.get(id);
  if (operation === undefined) return <NotFound name={id} />;
  return (
    <article>
      <p class="crumbs">
        <a href={linkTo("operations")}>Operations</a>
        {operation.area !== "" && (
          <>
            {" / "}
            <a href={linkTo("operations", operation.area)}>
              <bdi>{operation.area}</bdi>
            </a>
          </>
        )}
      </p>
      <h1>
        <bdi>{operation.title}</bdi>
      </h1>
      <p class="meta">
        <code>{operation.id}</code> <Place place={operation} report={report} />
        {operation.deprecated && <Tag kind="warning">deprecated</Tag>}
        {operation.undocumented && <Tag>only in the metadata</Tag>}
      </p>
      {operation.deprecation !== undefined && (
        <p class="note">
          <Prose text={operation.deprecation} />
        </p>
      )}
      <p class="lead">
        <Prose text={operation.description} />
      </p>
      <Section title="Routes">
        <ul class="routes">
          {operation.routes.map(({ method, path, query }) => (
            <li>
              <Method method={method} /> <Path path={path} query={query} />
            </li>
          ))}
        </ul>
      </Section>
      <Section title="Permissions">
        <PermissionSets sets={report.data.permissions[operation.permissions] ?? []} />
      </Section>
      <Parameters operation={operation} report={report} />
      <Request operation={operation} report={report} />
      <Section title="Response">
        <Responses operation={operation} report={report} />
      </Section>
      <Section title="Examples and tests">
        <Examples operation={operation} />
      </Section>
      <PageFindings file={operation.file} report={report} />
    </article>
  );
}

const PERMISSION_LABELS: Readonly<Record<PermissionType, string>> = {
  delegatedWork: "Delegated (work or school account)",
  delegatedPersonal: "Delegated (personal account)",
  application: "Application",
};

function PermissionSets({ sets }: { readonly sets: readonly ReportPermissions[] }): JSX.Element {
  if (sets.length === 0) return <p class="muted">The docs do not document permissions.</p>;
  return (
    <>
      {sets.map(({ appliesTo, schemes }) => (
        <>
          {appliesTo !== undefined && (
            <h3>
              For <bdi>{appliesTo}</bdi>
            </h3>
          )}
          {/* On a narrow screen, CSS shows cells as blocks. The roles keep the table for screen readers. */}
          <table class="permissions stacked" role="table">
            <thead role="rowgroup">
              <tr role="row">
                <th scope="col" role="columnheader">
                  Permission type
                </th>
                <th scope="col" role="columnheader">
                  Least privileged
                </th>
                <th scope="col" role="columnheader">
                  Higher privileged
                </th>
              </tr>
            </thead>
            <tbody role="rowgroup">
              {schemes.map((scheme) => (
                <PermissionRow key={scheme.kind} scheme={scheme} />
              ))}
            </tbody>
          </table>
        </>
      ))}
    </>
  );
}

function PermissionRow({ scheme: { kind, support, least, higher } }: { readonly scheme: ReportScheme }): JSX.Element {
  return (
    <tr role="row">
      <th scope="row" role="rowheader">
        {PERMISSION_LABELS[kind]}
      </th>
      {support === "supported" ? (
        <>
          <td role="cell" class="least" data-label="Least privileged">
            <Alternatives sets={least} />
          </td>
          <td role="cell" data-label="Higher privileged">
            <Alternatives sets={higher} />
          </td>
        </>
      ) : (
        <td role="cell" colSpan={2} class="muted">
          {support === "unsupported" ? "Not supported" : "The docs contain a placeholder"}
        </td>
      )}
    </tr>
  );
}

function Alternatives({ sets }: { readonly sets: ReportScheme["least"] }): JSX.Element {
  if (sets.length === 0) return <span class="muted">None</span>;
  return (
    <ul class="alternatives">
      {sets.map((together) => (
        <li>
          {together.map((name, index) => (
            <>
              {index > 0 && <span class="muted"> and </span>}
              <code>{name}</code>
            </>
          ))}
        </li>
      ))}
    </ul>
  );
}

const PLACES: readonly (readonly [title: string, places: readonly ReportParameter["in"][]])[] = [
  ["Path parameters", ["path", "function"]],
  ["Query parameters", ["query"]],
  ["Request headers", ["header"]],
];

function Parameters({
  operation,
  report,
}: {
  readonly operation: ReportOperation;
  readonly report: Report;
}): JSX.Element {
  const all = operation.parameters.flatMap((index) => report.data.parameters[index] ?? []);
  return (
    <>
      {PLACES.map(([title, places]) => {
        const items = all.filter((parameter) => places.includes(parameter.in));
        return (
          items.length > 0 && (
            <Section key={title} title={title}>
              <Properties items={items} report={report} />
            </Section>
          )
        );
      })}
    </>
  );
}

function Request({
  operation,
  report,
}: {
  readonly operation: ReportOperation;
  readonly report: Report;
}): JSX.Element | null {
  const { request } = operation;
  if (request === undefined) return null;
  const { contentType, type, optional, description, properties = [] } = request;
  return (
    <Section title="Request body">
      <p class="meta">
        {type !== undefined && <TypeName name={type} report={report} />} <code>{contentType}</code>
        {optional && <Tag>optional</Tag>}
      </p>
      <p>
        <Prose text={description} />
      </p>
      {properties.length > 0 && <PropertyList indexes={properties} report={report} />}
    </Section>
  );
}

function Responses({
  operation,
  report,
}: {
  readonly operation: ReportOperation;
  readonly report: Report;
}): JSX.Element {
  const { responses, errors = [] } = operation;
  if (responses.length + errors.length === 0) return <p class="muted">The docs do not document a response.</p>;
  return (
    <dl class="properties">
      {responses.map(({ status, type, description }) => (
        <div>
          <dt>
            <span class="status good">{status}</span>{" "}
            {type === undefined ? <span class="muted">no body</span> : <TypeName name={type} report={report} />}
          </dt>
          <dd>
            <Prose text={description} />
          </dd>
        </div>
      ))}
      {errors.map(({ status, code, description }) => (
        <div>
          <dt>
            {status !== undefined && <span class="status bad">{status}</span>} <code>{code}</code>
          </dt>
          <dd>
            <Prose text={description} />
          </dd>
        </div>
      ))}
    </dl>
  );
}

function Examples({ operation: { examples } }: { readonly operation: ReportOperation }): JSX.Element {
  if (examples.length === 0)
    return <p class="muted">The page does not have an example, so the SDK does not get a test.</p>;
  return (
    <>
      {examples.map((example, index) => (
        <Example example={example} number={index + 1} />
      ))}
    </>
  );
}

function Example({ example, number }: { readonly example: ReportExample; readonly number: number }): JSX.Element {
  const { title, method, url, body, status, response, test, untested } = example;
  const name = title ?? `Example ${String(number)}`;
  return (
    <div class="example">
      <h3>
        <bdi>{name}</bdi>{" "}
        {untested === undefined ? <Tag kind="good">tested</Tag> : <Tag kind="warning">not tested</Tag>}
      </h3>
      {test !== undefined && (
        <p class="muted">
          Test: <code>{test}</code>
        </p>
      )}
      {untested !== undefined && (
        <p class="note">
          <Prose text={untested} />
        </p>
      )}
      <Code label={`Request of ${name}`}>
        <strong>{method}</strong> {url}
        {body !== undefined && `\n\n${jsonText(body)}`}
      </Code>
      {status !== undefined && (
        <Code label={`Response of ${name}`}>
          <strong>{status}</strong>
          {response !== undefined && `\n\n${jsonText(response)}`}
        </Code>
      )}
    </div>
  );
}

function Code({ label, children }: { readonly label: string; readonly children: ComponentChildren }): JSX.Element {
  return (
    <pre tabIndex={0} role="region" aria-label={label}>
      <bdi>{children}</bdi>
    </pre>
  );
}

function jsonText(value: JsonValue): string {
  return typeof value === "string" ? value : JSON.stringify(value, null, 2);
}
