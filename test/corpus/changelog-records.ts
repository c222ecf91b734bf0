import { readdirSync, readFileSync } from "node:fs";
import { join, posix } from "node:path";

/** An addition in the changelog that a comparison of pages can find. */
export interface Claim {
  /** The text of the record. */
  readonly record: string;
  readonly what: "type" | "member" | "property" | "relationship" | "method" | "permission";
  /** Short name of the type, or id of the operation, in lower case; empty for a permission. */
  readonly of: string;
  /** Name of the property, member or permission. */
  readonly name: string;
}

/** `other`: a record about something else, for example a limit, a scenario or a change of behaviour. */
export type LogRecord = Claim | { readonly record: string; readonly what: "other" };

interface Entry {
  readonly ApiChange: string;
  readonly ChangedApiName: string;
  readonly ChangeType: string;
  readonly Description: string;
  readonly Target: string;
}

/** Reads the records of Microsoft Graph's changelog. Gets the names from sentences, because no other field has them. */
export function readRecords(file: string): readonly LogRecord[] {
  const { changelog } = JSON.parse(readFileSync(file, "utf8")) as {
    changelog: readonly { ChangeList: readonly Entry[] }[];
  };
  return changelog.flatMap(({ ChangeList }) => ChangeList.flatMap(readClaims));
}

function readClaims(entry: Entry): readonly LogRecord[] {
  const { ApiChange, ChangedApiName, ChangeType, Description, Target } = entry;
  const other = [{ record: Description, what: "other" } as const];
  const claim = (what: Claim["what"], of: string, name = ""): Claim => ({
    record: Description,
    what,
    of: of.toLowerCase(),
    name,
  });
  if (ChangeType.toLowerCase() !== "addition") return other;
  switch (ApiChange) {
    case "Enum type":
    case "EnumType": {
      const [, member, type] = /Added the `(\w+)` member to the \*\*(\w+)\*\*/.exec(Description) ?? [];
      return member === undefined || type === undefined
        ? [claim("type", ChangedApiName)]
        : [claim("member", type, member)];
    }
    case "Resource":
      return /^Added (?:the )?\*?\*?\[?[\w ]+\]?\*?\*?(?:\([^)]*\))? resource/.test(Description)
        ? [claim("type", ChangedApiName)]
        : other;
    case "Property":
    case "Relationship": {
      const types = [...Description.matchAll(/\/resources\/(\w+)/gi)].map(([, name = ""]) => name);
      const what = ApiChange === "Property" ? "property" : "relationship";
      return /^\w+$/.test(ChangedApiName) && ChangedApiName !== Target
        ? [claim(what, types.at(-1) ?? Target, ChangedApiName)]
        : other;
    }
    case "Method":
    case "Action":
    case "Function": {
      const pages = [...Description.matchAll(/\/api\/(?!resources\/)([\w-]+)/gi)].map(([, name = ""]) => name);
      return pages.length === 0 || Description.includes("parameter")
        ? other
        : pages.map((page) => claim("method", page));
    }
    case "Permission":
    case "Permissions":
      return [claim("permission", "", ChangedApiName)];
    default:
      return other;
  }
}

/**
 * The pages of one date as text. This code does not use docwright's readers, so that it finds facts that they lose.
 */
export class RawPages {
  readonly #resources = new Map<string, string[]>();
  readonly #operations = new Map<string, string>();

  constructor(folder: string) {
    const reference = join(folder, "api-reference/v1.0");
    for (const name of readdirSync(join(reference, "resources"))) {
      const text = readFileSync(join(reference, "resources", name), "utf8");
      for (const type of typesIn(text)) this.#resources.set(type, [...(this.#resources.get(type) ?? []), text]);
    }
    for (const name of readdirSync(join(reference, "api"))) {
      this.#operations.set(
        posix.basename(name, ".md").toLowerCase(),
        readFileSync(join(reference, "api", name), "utf8"),
      );
    }
  }

  /** Tells whether the pages contain the type, member, property, method or permission of a record. */
  shows({ what, of, name }: Claim): boolean {
    switch (what) {
      case "type":
        return this.#resources.has(of);
      case "method":
        return this.#operations.has(of);
      case "permission":
        return [...this.#operations.values()].some((text) => text.includes(name));
      default: {
        // Does not match the heading of a group of rows. In such a row, all cells after the first are empty.
        const row = new RegExp(`^ *\\|? *[*\`]*${name}[*\`]* *(?:\\| *(?:[^|\\s]|$)|$)`, "im");
        return this.#resources.get(of)?.some((text) => row.test(text)) === true;
      }
    }
  }
}

/** Returns the names of types, in lower case, in a page's headings and annotations. */
function typesIn(text: string): ReadonlySet<string> {
  const headings = [
    ...text.matchAll(/^#+[ \t]+\**([A-Za-z]\w*)\**(?: resource| enum| complex| facet| values|[ \t]*$)/gm),
  ];
  const annotations = [
    ...text.matchAll(/<!--(?:(?!-->)[^])*?"blockType"\s*:\s*"resource"(?:(?!-->)[^])*?-->/g),
  ].flatMap(([block]) => [...block.matchAll(/"@odata\.type"\s*:\s*"#?(?:\w+\.)*(\w+)"/g)]);
  return new Set([...headings, ...annotations].map(([, name = ""]) => name.toLowerCase()));
}
