import { Choice } from "./choice.js";
import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { formatCount } from "./numbers.js";
import { FindingItem, LongList } from "./parts.js";
import type { Report } from "./report.js";
import { linkTo } from "./routes.js";

const SEVERITIES = ["error", "warning", "info"] as const;

/** All findings, or those of a rule. @param rule - empty for all rules */
export function FindingsView({ report, rule }: { readonly report: Report; readonly rule: string }): JSX.Element {
  const { findings, rules, changes } = report.data;
  const [severity, setSeverity] = useState("");
  const [onlyNew, setOnlyNew] = useState(false);
  const shown = findings.filter(
    (finding) =>
      (rule === "" || finding.rule === rule) &&
      (severity === "" || finding.severity === severity) &&
      (!onlyNew || finding.isNew === true),
  );
  const summary = rules.find(({ id }) => id === rule)?.summary;
  return (
    <>
      <h1>Findings</h1>
      <div class="filters">
        <label>
          Rule
          <select
            value={rule}
            onChange={(event) => {
              location.hash = linkTo("findings", event.currentTarget.value);
            }}
          >
            <option value="">All</option>
            {rules.map(({ id, count }) => (
              <option key={id} value={id}>
                {id} ({count})
              </option>
            ))}
          </select>
        </label>
        <Choice label="Severity" value={severity} values={SEVERITIES} onChoose={setSeverity} />
        {changes !== null && (
          <label class="check">
            <input
              type="checkbox"
              checked={onlyNew}
              onChange={(event) => {
                setOnlyNew(event.currentTarget.checked);
              }}
            />
            New since {changes.revision}
          </label>
        )}
        <p class="muted" role="status">
          {formatCount(shown.length, "finding")}
        </p>
      </div>
      {summary !== undefined && <p class="lead">{summary}</p>}
      <LongList
        key={`${severity} ${String(onlyNew)}`}
        items={shown}
        label="Findings"
        render={(finding) => <FindingItem finding={finding} report={report} />}
      />
    </>
  );
}
