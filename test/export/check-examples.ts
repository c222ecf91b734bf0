import { Ajv2020, type AnySchemaObject, type ValidateFunction } from "ajv/dist/2020.js";
import addFormats from "ajv-formats";
import { checkRequest, checkResponse } from "../../generator/lint/payload-checks.js";
import { payloadTypes } from "../../generator/lint/payload-types.js";
import { pagingOf } from "../../generator/model/api-info.js";
import type { ApiModel, JsonValue } from "../../generator/model/model.js";
import { isObject, wrappedItems } from "../../generator/model/payload.js";
import { itemType } from "../../generator/model/qualified-name.js";

/** An Ajv that reports unknown keywords and formats, and checks the formats. */
export function strictAjv(): Ajv2020 {
  const ajv = new Ajv2020({ strict: true, allErrors: true, ownProperties: true });
  addFormats.default(ajv);
  return ajv;
}

/** Compiles every schema in the `$defs` of a document, or throws. */
export function compileDefinitions(document: AnySchemaObject): ReadonlyMap<string, ValidateFunction> {
  const ajv = strictAjv();
  ajv.addSchema(document, "api");
  const names = Object.keys(document["$defs"] as object);
  return new Map(
    names.map((name) => {
      const validate = ajv.getSchema(`api#/$defs/${name}`);
      if (validate === undefined) throw new Error(`no schema ${name}`);
      return [name, validate];
    }),
  );
}

/** The judgement of Ajv and of lint about the body of a documented example. */
export interface Judgement {
  readonly example: string;
  /** The keywords of the schema that the body violates. Empty if it is valid. */
  readonly schema: readonly string[];
  /** The rules of lint that the body violates. */
  readonly lint: readonly string[];
}

/** Checks the bodies of all documented examples that have a type, with the schemas and with lint. */
export function judgeExamples(model: ApiModel, schemas: ReadonlyMap<string, ValidateFunction>): readonly Judgement[] {
  const types = payloadTypes(model.types);
  const paging = pagingOf(model.api);
  const found: Judgement[] = [];
  const judge = (
    example: string,
    values: readonly JsonValue[],
    schema: string,
    lint: readonly { rule: string }[],
  ): void => {
    const validate = schemas.get(schema);
    if (validate === undefined) return;
    const errors = values.flatMap((value) => (validate(value) ? [] : (validate.errors ?? [])));
    found.push({
      example,
      schema: [...new Set(errors.map(({ keyword }) => keyword))].sort(),
      lint: [...new Set(lint.map(({ rule }) => rule))].sort(),
    });
  };
  for (const operation of model.operations) {
    for (const { request, response } of operation.examples) {
      const sent = operation.requestBody?.type ?? null;
      if (sent !== null && isObject(request.body)) {
        const create = `${sent}.create`;
        const isCreate = operation.intent !== "update" && schemas.has(create);
        const lint = checkRequest(request.body, operation, types, paging);
        judge(`request of ${operation.id}`, [request.body], isCreate ? create : sent, lint);
      }
      const type = response?.type ?? operation.responses[0]?.type ?? null;
      if (type === null || response === null || response.status >= 300 || !isObject(response.body)) continue;
      const lint = checkResponse(response.body, [type], types, paging);
      const values = wrappedItems(response.body, paging) ?? [response.body];
      judge(`response of ${operation.id}`, values, itemType(type).type, lint);
    }
  }
  return found;
}
