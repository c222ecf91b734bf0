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

export function classNames({ classPrefix }: Prefix): ClassNames {
  return {
    client: `${classPrefix}Client`,
    error: `${classPrefix}Error`,
    context: `${classPrefix}Context`,
    options: `${classPrefix}Options`,
    createContext: `create${classPrefix}Context`,
    variable: classPrefix.charAt(0).toLowerCase() + classPrefix.slice(1),
  };
}

/** Replaces the names of Microsoft Graph in a template by the names of this SDK. */
export function renameClasses(template: string, { classPrefix }: Prefix): string {
  return template
    .replace(/\bGraph(?=(?:Client|Error|Context|Options|Hooks)\b)/g, classPrefix)
    .replace(/\bcreateGraphContext\b/g, `create${classPrefix}Context`);
}
