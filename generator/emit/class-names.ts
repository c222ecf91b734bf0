import { UsageError } from "../usage-error.js";
import { isReservedWord } from "./boundary.js";
import type { SdkOptions } from "./options.js";

/** The names in an SDK that contain the name of the API. */
export interface ClassNames {
  readonly client: string;
  readonly error: string;
  readonly context: string;
  readonly options: string;
  readonly createContext: string;
  /** The name that examples give to a variable with the client. */
  readonly variable: string;
}

type Prefix = Pick<SdkOptions, "classPrefix">;

/** Names ending in `Client`, `Error`, `Context`, `Options` or `Hooks` that the runtime of the SDK uses for other things. */
const RUNTIME_NAMES: ReadonlySet<string> = new Set(
  (
    "CastClient ContentError CountingOptions DeltaOptions ExpandableItemOptions ExpandableListOptions ForceRetryError " +
    "HTTPError ItemOptions KyRetryOptions LeastPermissionsOptions ListOptions PollOptions QueryOptions RangeError " +
    "RequestOptions RetryOptions SendOptions StreamOptions SyntaxError TimeoutError TransmitOptions TypeError UploadOptions"
  ).split(" "),
);

/** Names that the examples in the README and in snippets use for other things. */
const EXAMPLE_NAMES: ReadonlySet<string> = new Set(
  (
    "anything batch changes console context createGraphContext created credential delta download error found item " +
    "leastPermissions list matches monitor needed options other page part process removalOf requestStream response " +
    "results resumeOperation session since some state uploadLarge uploaded value where withResponse"
  ).split(" "),
);

/** @throws UsageError if the SDK already has another class or type with one of these names */
export function classNames({ classPrefix }: Prefix): ClassNames {
  const named = (kind: string): string => {
    const name = classPrefix + kind;
    if (!RUNTIME_NAMES.has(name)) return name;
    throw new UsageError(
      `sdk.classPrefix: ${classPrefix} makes ${name}, which every SDK already has. Choose another prefix.`,
    );
  };
  const lower = classPrefix.charAt(0).toLowerCase() + classPrefix.slice(1);
  return {
    client: named("Client"),
    error: named("Error"),
    context: named("Context"),
    options: named("Options"),
    createContext: `create${classPrefix}Context`,
    variable: isReservedWord(lower) || EXAMPLE_NAMES.has(lower) ? `${lower}Client` : lower,
  };
}

/** Replaces the names of Microsoft Graph in a template by the names of this SDK. */
export function renameClasses(template: string, { classPrefix }: Prefix): string {
  return template
    .replace(/\bGraph(?=(?:Client|Error|Context|Options|Hooks)\b)/g, classPrefix)
    .replace(/\bcreateGraphContext\b/g, `create${classPrefix}Context`);
}
