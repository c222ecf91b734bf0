import { Choice } from "./choice.js";
import type { JSX } from "preact";
import { useState } from "preact/hooks";
import type { ReportChange } from "../report-data.js";
import { shortName } from "../search.js";
import { formatCount } from "./numbers.js";
import { LongList, Place, Prose, Tag } from "./parts.js";
import type { Report } from "./report.js";
import { linkTo } from "./routes.js";

const SEVERITIES = ["breaking", "non-breaking", "docs-only"] as const;

const STEPS = {
  major: "The next version of the SDK is a major version, because changes break callers.",
  minor: "The next version of the SDK is a minor version.",
  patch: "The next version of the SDK is a patch version.",
  none: "Nothing in the API changed.",
} as const;

/** The changes since the revision. */
export function ChangesView({ report }: { readonly report: Report }): JSX.Element {
  const { changes } = report.data;
  const [severity, setSeverity] = useState("");
  if (changes === null) {
    return (
      <>
        <h1>Changes</h1>
        <p>
          This report was made without a revision to compare with. Use <code>docwright report --since REV</code>.
        </p>
      </>
    );
  }
  const shown = changes.list.filter((change) => severity === "" || change.severity === severity);
  return (
    <>
      <h1>
        Changes since <bdi>{changes.revision}</bdi>
      </h1>
      <p class="lead">{STEPS[changes.semver]}</p>
      <div class="filters">
        <Choice label="Severity" value={severity} values={SEVERITIES} onChoose={setSeverity} />
        <p class="muted" role="status">
          {formatCount(shown.length, "change")}
        </p>
      </div>
      <LongList
        key={severity}
        items={shown}
        label="Changes"
        render={(change) => <ChangeItem change={change} report={report} />}
      />
    </>
  );
}

function ChangeItem({ change, report }: { readonly change: ReportChange; readonly report: Report }): JSX.Element {
  const { severity, id, target, message, side, accepted } = change;
  const isType = report.types.has(target);
  const isKnown = isType || report.operations.has(target);
  return (
    <li class={`finding ${severity}`}>
      <p class="finding-head">
        <Tag kind={severity}>{severity}</Tag> <code>{id}</code>
        <bdi>
          {isKnown ? (
            <a href={linkTo(isType ? "type" : "operation", target)}>{shortName(target)}</a>
          ) : (
            shortName(target)
          )}
        </bdi>
        <Place place={change} report={report} />
        {side === "base" && <span class="place">(before)</span>}
      </p>
      <p>
        <Prose text={message} />
      </p>
      {accepted !== undefined && (
        <p class="note">
          Accepted: <Prose text={accepted} />
        </p>
      )}
    </li>
  );
}
