import type { JSX } from "preact";
import type { SearchResult } from "../search.js";
import { formatNumber } from "./numbers.js";
import { LongList, OperationRow, Section, TypeRow } from "./parts.js";

/** The number of operations and of types that are shown first. On a narrow screen, types are below operations. */
const FIRST_RESULTS = 25;

export function SearchResults({ found, query }: { readonly found: SearchResult; readonly query: string }): JSX.Element {
  const { operations, types } = found;
  return (
    <>
      <h1>Search results</h1>
      {operations.length + types.length === 0 && (
        <p>
          No operation or type has all words of “<bdi>{query.trim()}</bdi>”. Use fewer words.
        </p>
      )}
      <div class="columns">
        {operations.length > 0 && (
          <Section title={`Operations (${formatNumber(operations.length)})`}>
            <LongList
              key={query}
              items={operations}
              label="Operations"
              first={FIRST_RESULTS}
              render={(operation) => <OperationRow key={operation.id} operation={operation} />}
            />
          </Section>
        )}
        {types.length > 0 && (
          <Section title={`Types (${formatNumber(types.length)})`}>
            <LongList
              key={query}
              items={types}
              label="Types"
              first={FIRST_RESULTS}
              render={(type) => <TypeRow key={type.name} type={type} />}
            />
          </Section>
        )}
      </div>
    </>
  );
}
