import type { Page } from "../page/page.js";
import { ODATA_PAGING, type Paging } from "../vocabulary.js";
import type { ApiInfo } from "./model.js";
import { byCodeUnits } from "../collections/order.js";
import { documentedServiceRoot } from "./service-root.js";

export interface ModelOptions {
  /** API version. Default: the version that most folder names have, else the end of the service root, else `v1.0`. */
  readonly version?: string | undefined;
  /** Service root. Default: the one in the examples, else Microsoft Graph's service root for the version. */
  readonly baseUrl?: string | undefined;
  /** Namespace of types. Default: the namespace that most pages name, else `microsoft.graph`. */
  readonly namespace?: string | undefined;
  /** Whether the API follows OData. Default: true. */
  readonly odata?: boolean | undefined;
  /** The properties of a list response. Default: OData's. */
  readonly paging?: Paging | undefined;
  /** Docs paths of pages that were left out. A type that is on one of these pages is not reported as missing. */
  readonly excluded?: readonly string[] | undefined;
}

/**
 * Works out namespace, version and service root of the API.
 * {@link https://learn.microsoft.com/graph/use-the-api#version | Microsoft Graph, Versions}
 */
export function resolveApiInfo(pages: readonly Page[], options: ModelOptions): ApiInfo {
  const root = withVersion(options.baseUrl, pages) ?? documentedServiceRoot(pages);
  const ending = /\/(v\d{1,3}(?:\.\d{1,3})?)\/*$/.exec(root ?? "")?.[1];
  const version = options.version ?? mostCommon(pages.map((page) => page.version)) ?? ending ?? "v1.0";
  const { odata = true, paging = ODATA_PAGING } = options;
  return {
    namespace: options.namespace ?? mostCommon(pages.map((page) => page.namespace)) ?? "microsoft.graph",
    version,
    baseUrl: (root ?? `https://graph.microsoft.com/${version}`).replace(/(?<!\/)\/+$/, ""),
    ...(!odata && { odata }),
    ...(!isODataPaging(paging) && { paging }),
  };
}

/**
 * Makes the version of a base URL agree with the versions at the start of request lines. If all request lines have the
 * same version (`/v1/books`), it is added to a base URL without a version. If they have different versions, the version
 * of the base URL is removed.
 */
function withVersion(baseUrl: string | undefined, pages: readonly Page[]): string | undefined {
  if (baseUrl === undefined) return baseUrl;
  const base = baseUrl.replace(/(?<!\/)\/+$/, "");
  const lines = pages.flatMap(({ operation }) => operation?.requests ?? []);
  const [version = "", ...others] = new Set(lines.map(({ root = "" }) => versionIn(root, base)));
  if (others.length > 0) {
    const isOther = (one: string): boolean => one !== "" && !base.endsWith(one);
    return [version, ...others].some(isOther) ? base.replace(VERSION_AT_END, "") : baseUrl;
  }
  if (!/^\/(?:[\w.-]{1,40}\/){0,3}v\d/.test(version)) return baseUrl;
  return base.endsWith(version) || endsInVersion(base) ? base : `${base}${version}`;
}

/** The version in the root of a request line: `/v1`, or `/v1` after the base URL. Empty if there is none. */
export function versionIn(root: string, baseUrl: string): string {
  if (root.startsWith("/")) return root;
  const base = baseUrl.replace(VERSION_AT_END, "");
  return root.startsWith(`${base}/`) ? root.slice(base.length) : "";
}

const VERSION_AT_END = /\/(?:v\d[\w.-]{0,20}|beta)$/i;

/** Whether the last segment of a base URL is a version: `https://api.contoso.com/v2`. */
export function endsInVersion(baseUrl: string): boolean {
  return VERSION_AT_END.test(baseUrl);
}

function isODataPaging({ items, next, parameter }: Paging): boolean {
  return items === ODATA_PAGING.items && next === ODATA_PAGING.next && parameter === undefined;
}

/** Returns the properties of list responses. */
export function pagingOf({ paging = ODATA_PAGING }: Pick<ApiInfo, "paging">): Paging {
  return paging;
}

function mostCommon(texts: readonly (string | null)[]): string | undefined {
  const counts = new Map<string, number>();
  for (const text of texts) if (text !== null) counts.set(text, (counts.get(text) ?? 0) + 1);
  return [...counts].sort(([a, timesA], [b, timesB]) => timesB - timesA || byCodeUnits(a, b))[0]?.[0];
}
