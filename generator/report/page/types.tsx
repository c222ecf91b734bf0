import { Choice } from "./choice.js";
import type { JSX } from "preact";
import { useState } from "preact/hooks";
import type { TypeReference } from "../references.js";
import type { ReportType } from "../report-data.js";
import { shortName } from "../search.js";
import { formatCount } from "./numbers.js";
import { TypeMap } from "./map.js";
import {
  PageFindings,
  LongList,
  NotFound,
  Place,
  PropertyList,
  Prose,
  Section,
  Tag,
  TypeName,
  TypeRow,
} from "./parts.js";
import type { Report } from "./report.js";
import { linkTo } from "./routes.js";

const KINDS = ["entity", "complex", "enum"] as const;

export function TypesView({ report }: { readonly report: Report }): JSX.Element {
  const [kind, setKind] = useState("");
  const shown = report.sortedTypes.filter((type) => kind === "" || type.kind === kind);
  return (
    <>
      <h1>Types</h1>
      <div class="filters">
        <Choice label="Kind" value={kind} values={KINDS} onChoose={setKind} />
        <p class="muted" role="status">
          {formatCount(shown.length, "type")}
        </p>
      </div>
      <LongList key={kind} items={shown} label="Types" render={(type) => <TypeRow key={type.name} type={type} />} />
    </>
  );
}

const ORIGINS: Readonly<Record<ReportType["origin"], string | null>> = {
  page: null,
  example: "only in examples",
  reference: "without a page",
  metadata: "only in the metadata",
};

export function TypeView({ report, name }: { readonly report: Report; readonly name: string }): JSX.Element {
  const type = report.types.get(name);
  if (type === undefined) return <NotFound name={name} />;
  const { properties = [], members = [], key = [] } = type;
  const origin = ORIGINS[type.origin];
  const references = report.references.to(name);
  return (
    <article>
      <p class="crumbs">
        <a href={linkTo("types")}>Types</a>
      </p>
      <h1>
        <bdi>{shortName(name)}</bdi>
      </h1>
      <p class="meta">
        <code>{name}</code> <Place place={type} report={report} />
      </p>
      <p class="tags">
        <Tag>{type.kind}</Tag>
        {type.abstract && <Tag>abstract</Tag>}
        {type.open && <Tag>open</Tag>}
        {type.deprecated && <Tag kind="warning">deprecated</Tag>}
        {origin !== null && <Tag kind="warning">{origin}</Tag>}
        {key.length > 0 && <Tag>key {key.join(", ")}</Tag>}
      </p>
      {type.deprecation !== undefined && (
        <p class="note">
          <Prose text={type.deprecation} />
        </p>
      )}
      <p class="lead">
        <Prose text={type.description} />
      </p>
      {type.base !== undefined && (
        <p>
          Based on <TypeName name={type.base} report={report} />.
        </p>
      )}
      {properties.length > 0 && (
        <Section title={`Properties (${String(properties.length)})`}>
          <PropertyList indexes={properties} report={report} />
        </Section>
      )}
      {members.length > 0 && (
        <Section title={`Members (${String(members.length)})`}>
          <dl class="properties">
            {members.map((member) => (
              <div key={member.name}>
                <dt>
                  <bdi class="property-name">{member.name}</bdi> <span class="muted">{member.value}</span>
                </dt>
                <dd>
                  <Prose text={member.description} />
                </dd>
              </div>
            ))}
          </dl>
        </Section>
      )}
      <Section title="Map">
        <TypeMap name={name} report={report} />
      </Section>
      <Section title={`Referred to by (${String(references.length)})`}>
        <References references={references} report={report} />
      </Section>
      <PageFindings file={type.file} report={report} />
    </article>
  );
}

function References({
  references,
  report,
}: {
  readonly references: readonly TypeReference[];
  readonly report: Report;
}): JSX.Element {
  if (references.length === 0) return <p class="muted">No operation and no other type names this type.</p>;
  return (
    <LongList
      items={references}
      label="References"
      render={({ from, name, via }) => (
        <li key={`${from} ${name} ${via}`}>
          <a class="row slim" href={linkTo(from, name)}>
            <span class="kind">{from}</span>
            <span class="row-text">
              <span class="row-title">
                <bdi>{from === "type" ? shortName(name) : (report.operations.get(name)?.title ?? name)}</bdi>
              </span>
              <bdi class="row-note">{via}</bdi>
            </span>
          </a>
        </li>
      )}
    />
  );
}
