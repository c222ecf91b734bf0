import type { ApiModel } from "../model/model.js";
import type { SdkOptions } from "./options.js";

/**
 * Removes the header with the credential from the documented headers and from the examples, because the runtime adds it.
 */
export function withoutCredentialHeader(model: ApiModel, { auth }: Pick<SdkOptions, "auth">): ApiModel {
  if (typeof auth === "string") return model;
  const isOther = (name: string): boolean => name.trim().toLowerCase() !== auth.header.toLowerCase();
  return {
    ...model,
    operations: model.operations.map((operation) => ({
      ...operation,
      headers: operation.headers.filter(({ name }) => isOther(name)),
      examples: operation.examples.map((example) => ({
        ...example,
        request: {
          ...example.request,
          headers: Object.fromEntries(Object.entries(example.request.headers).filter(([name]) => isOther(name))),
        },
      })),
    })),
  };
}
