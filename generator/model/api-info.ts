import type { Page } from "../page/page.js";
import type { ApiInfo } from "./model.js";
import { byCodeUnits } from "../collections/order.js";

export interface ModelOptions {
  /** API version. Default: the version in the folder names of most pages, else `v1.0`. */
  readonly version?: string | undefined;
  /** Service root. Default: Microsoft Graph's service root for the version. */
  readonly baseUrl?: string | undefined;
  /** Namespace of types. Default: the namespace that most pages name, else `microsoft.graph`. */
  readonly namespace?: string | undefined;
}

/**
 * Works out namespace, version and service root of the API.
 * {@link https://learn.microsoft.com/graph/use-the-api#version | Microsoft Graph, Versions}
 */
export function resolveApiInfo(pages: readonly Page[], options: ModelOptions): ApiInfo {
  const version = options.version ?? mostCommon(pages.map((page) => page.version)) ?? "v1.0";
  return {
    namespace: options.namespace ?? mostCommon(pages.map((page) => page.namespace)) ?? "microsoft.graph",
    version,
    baseUrl: (options.baseUrl ?? `https://graph.microsoft.com/${version}`).replace(/\/+$/, ""),
  };
}

function mostCommon(texts: readonly (string | null)[]): string | undefined {
  const counts = new Map<string, number>();
  for (const text of texts) if (text !== null) counts.set(text, (counts.get(text) ?? 0) + 1);
  return [...counts].sort(([a, timesA], [b, timesB]) => timesB - timesA || byCodeUnits(a, b))[0]?.[0];
}
