import { formConversions, type CallBody } from "../calls/bodies.js";
import { pagingOf } from "../../model/api-info.js";
import type { Call } from "../calls/calls.js";
import type { SdkPlan } from "../plan-sdk.js";
import type { PropertyConversion } from "../types/find-conversions.js";
import { losesDigits, valueConversion, type ValueConversion } from "./converted-expression.js";
import { isExactObject, type ExactJson } from "./exact-json.js";

/** The conversions that the values of a request body need. */
export function bodyConversion(body: CallBody | undefined, plan: SdkPlan): ValueConversion {
  if (body?.kind !== "json") return null;
  return new Map(
    body.forms.flatMap((form) => {
      const { type, properties } = formConversions(form, plan);
      return [...(type === null ? [] : plan.conversions.properties(type)), ...properties];
    }),
  );
}

/** The conversions that the result of a call needs; for a collection, the conversions that each item needs. */
export function resultConversion({ result }: Call, plan: SdkPlan): ValueConversion {
  if (!("types" in result)) return null;
  const isItem = isCollection(result);
  const kinds = result.types.flatMap((type) => plan.conversions.of({ name: "value", type }) ?? []);
  const properties = kinds.flatMap((kind): [string, PropertyConversion][] => {
    if ("type" in kind) return [...plan.conversions.properties(kind.type)];
    return isItem ? [] : [["value", kind]];
  });
  const [first] = kinds;
  return properties.length === 0 && first !== undefined ? valueConversion(first, plan) : new Map(properties);
}

/** Whether a response body has an integer whose digits the SDK would change, because the value is not converted. */
export function responseLosesDigits(call: Call, body: ExactJson, plan: SdkPlan): boolean {
  const conversion = resultConversion(call, plan);
  if (!isCollection(call.result) || !isExactObject(body)) return losesDigits(body, conversion, plan);
  return Object.entries(body).some(([name, member]) =>
    losesDigits(member, name === pagingOf(plan.model.api).items ? conversion : null, plan),
  );
}

function isCollection({ kind }: Call["result"]): boolean {
  return kind === "paged" || kind === "items";
}
