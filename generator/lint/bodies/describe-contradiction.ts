import type { Contradiction } from "../../model/check-value.js";
import type { JsonValue, Operation } from "../../model/model.js";
import { isObject, valueAt } from "../../model/payload.js";
import type { TypeIndex } from "../../model/type-index.js";
import type { CheckFinding } from "../check.js";
import { memberFinder, propertyFinder, rowFinder } from "../name-finders.js";

/** Rules about the values in the bodies of examples. */
export type BodyRule =
  Contradiction["rule"] | "sample-value" | "inconsistent-case" | "undocumented-subtype" | "translated-name";

export interface BodyFinding extends CheckFinding {
  readonly rule: BodyRule;
}

/** Values such as `datetime-value`, `String (timestamp)`, `@odata.type: …` or an empty string. */
const SAMPLE_VALUE =
  /^(?:$|<.*>$|@odata\.type:|.*[-_]value(?:[-_]?\d{1,3})?$|(?:string|boolean|int(?:eger|16|32|64)?|double|number|date|datetime(?:offset)?|timestamp|guid|binary)\b(?: ?\([\w .]{0,40}\))?$)/is;

const FIXES: Readonly<Record<Contradiction["rule"], string>> = {
  "missing-required": "Add this property, or document it as optional.",
  "read-only-property": "Remove this property, or document it as writable.",
  "unknown-member": "Correct the value, or document the member.",
  "unknown-property": "Correct or remove the property, or document it.",
  "wrong-type": "Correct the value or the documented type.",
};

/**
 * Chooses the rule and the message for a contradiction. For some contradictions, another rule describes the fault
 * better than the rule that found it.
 *
 * @param sender the operation whose request body has the contradiction; `null` for the body of a response
 */
export function describeContradiction(
  one: Contradiction,
  body: JsonValue,
  types: TypeIndex,
  sender: Operation | null,
): Pick<BodyFinding, "rule" | "message" | "suggestion"> {
  const { rule, message, path, property } = one;
  const value = valueAt(body, path);
  const suggestion = suggestionFor(one, body, types, sender);
  if (path.endsWith("/@odata.type")) {
    return { rule: "undocumented-subtype", message: `${message} Correct the name, or document the base type.` };
  }
  const written = rule === "unknown-property" ? property : value;
  if (suggestion !== null && typeof written === "string" && suggestion.toLowerCase() === written.toLowerCase()) {
    if (one.type === null) {
      const fault = `The example sends \`${written}\`, but the table has \`${suggestion}\`.`;
      return { rule: "inconsistent-case", message: `${fault} Correct the table or the example.`, suggestion: null };
    }
    const text = `${written} is capitalized differently from the documented ${suggestion}. Write ${suggestion}.`;
    return { rule: "inconsistent-case", message: text, suggestion };
  }
  if ((rule === "wrong-type" || rule === "unknown-member") && typeof value === "string" && SAMPLE_VALUE.test(value)) {
    const fault = value === "" ? "The value is empty" : `${JSON.stringify(value)} is sample text, not a value`;
    return { rule: "sample-value", message: `${fault}. Show a value of ${one.type ?? "the documented type"}.` };
  }
  return { rule, message: `${message} ${FIXES[rule]}`, suggestion };
}

/** The subject of a finding: the type and the property. For an unknown member, the subject also has the value. */
export function subjectOf({ rule, type, property, path }: Contradiction, body: JsonValue): string {
  const names = path.split("/").filter((name) => !/^\d*$/.test(name));
  const name = property ?? names.at(-1) ?? "";
  const value = rule === "unknown-member" ? valueAt(body, path) : undefined;
  return [type ?? "", name, ...(typeof value === "string" ? [value] : [])].join(".");
}

function suggestionFor(
  { rule, type, property, path }: Contradiction,
  body: JsonValue,
  types: TypeIndex,
  sender: Operation | null,
): string | null {
  if (rule === "unknown-property" && property !== null) {
    const owner = valueAt(body, path.slice(0, path.lastIndexOf("/")));
    // A property that the object already has cannot be the intended name.
    const isAbsent = (name: string): boolean => owner === undefined || !isObject(owner) || !Object.hasOwn(owner, name);
    if (type !== null) return propertyFinder(type, types)(property, isAbsent);
    return sender === null ? null : rowFinder(sender)(property, isAbsent);
  }
  const value = valueAt(body, path);
  const declared = type === null ? undefined : types.get(type);
  if (declared === undefined || rule !== "unknown-member" || typeof value !== "string") return null;
  return memberFinder(declared)(value);
}
