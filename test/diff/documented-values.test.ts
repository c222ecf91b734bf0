import { expect, it } from "vitest";
import { diffModels } from "../../generator/diff/diff-models.js";
import type { ApiModel } from "../../generator/model/model.js";
import { documented } from "../lint/docs.js";

/** Reads a type with a property whose enumeration does not have a page. The row of the property lists the values. */
async function book(values: string): Promise<ApiModel> {
  const page = `# book resource type

Namespace: microsoft.graph

Represents a book.

## Properties

| Property | Type      | Description                          |
| :------- | :-------- | :----------------------------------- |
| id       | String    | The identifier of the book.          |
| state    | bookState | Possible values are: ${values}.      |
`;
  return (await documented({ "resources/book.md": page })).model;
}

it("`diffModels` reports added and removed enumeration members if only a property's row lists the members", async () => {
  const changes = diffModels(await book("`draft`, `printed`, `sold`"), await book("`draft`, `printed`, `waiting`"));
  expect(changes.map(({ severity, id, name }) => [severity, id, name])).toEqual([
    ["docs-only", "description-changed", "state"],
    ["breaking", "enum-member-removed", "sold"],
    ["non-breaking", "enum-member-added", "waiting"],
  ]);
});
