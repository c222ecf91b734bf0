import type { SdkOptions } from "./options.js";

/** The names of the SDK's classes and of the types around them, which have the name of the API in them. */
export interface ClassNames {
  readonly client: string;
  readonly error: string;
  readonly context: string;
  readonly options: string;
  readonly createContext: string;
  /** A variable with a client, in examples. */
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

/** Replaces the names in a template, which is written for Microsoft Graph. */
export function renameClasses(template: string, { classPrefix }: Prefix): string {
  return template
    .replace(/\bGraph(?=(?:Client|Error|Context|Options|Hooks)\b)/g, classPrefix)
    .replace(/\bcreateGraphContext\b/g, `create${classPrefix}Context`);
}
