import fc from "fast-check";
import { microsoftGraph } from "../../../generator/dialect/microsoft-graph.js";
import { readFieldFacts } from "../../../generator/page/grammar/field-prose.js";
import { readRequestMessage, readResponseMessage } from "../../../generator/page/grammar/http-message.js";
import { readBaseType, readInheritedFrom } from "../../../generator/page/grammar/inheritance.js";
import { readJson } from "../../../generator/page/grammar/json.js";
import { readPath } from "../../../generator/page/grammar/path.js";
import { readPermissionCell } from "../../../generator/page/grammar/permission-cell.js";
import { readRequestLines } from "../../../generator/page/grammar/request-line.js";
import { readResponseProse } from "../../../generator/page/grammar/response-sentence.js";
import { parseTypeExpression } from "../../../generator/page/grammar/type-expression.js";
import { placed, plainInline } from "./inline-of.js";

/** Functions that read one kind of text, by the name of what they read. */
export const grammars: Readonly<Record<string, (text: string) => unknown>> = {
  type: (text) => parseTypeExpression(plainInline(text), microsoftGraph),
  permissions: (text) => readPermissionCell(plainInline(text), microsoftGraph),
  "request lines": (text) => readRequestLines(placed(text)),
  path: (text) => readPath(text),
  "field prose": (text) => readFieldFacts(plainInline(text), microsoftGraph),
  inheritance: (text) => [
    readBaseType(plainInline(text), microsoftGraph),
    readInheritedFrom(plainInline(text), microsoftGraph),
  ],
  "response prose": (text) => readResponseProse([plainInline(text)], microsoftGraph),
  request: (text) => readRequestMessage(placed(text)),
  response: (text) => readResponseMessage(placed(text)),
  JSON: (text) => readJson(text),
};

/**
 * Words and characters that the grammars look for. Random text of these pieces reaches more of the code than other
 * random text.
 */
export const pieces = fc.constantFrom(
  ..."GET /me/{id} POST HTTP/1.1 200 OK Content-Type: application/json\n{ } [ ] ( ) < > ' \" ` , . : ; | / ? & = $filter supports Supports $select (eq) possible values are: can be one of either default is Default = Collection(String) collection of A.Read and plus or For x: Read-only. Required. Not nullable Inherited from inherits object objects in the response body Location header __proto__ constructor ... … // /* */ \\ \\u".split(
    " ",
  ),
  " ",
  "\n",
  "\t",
  "\u00A0",
);
