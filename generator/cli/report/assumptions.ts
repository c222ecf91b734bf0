import type { DocwrightConfig } from "../../config.js";
import type { DocFile } from "../../docs/doc-file.js";
import { defaultSdkOptions } from "../../emit/options.js";
import type { ApiModel } from "../../model/model.js";
import { matchingRoutes } from "../../model/url-match.js";
import type { Page } from "../../page/page.js";
import type { Settings } from "../inputs/settings.js";

interface Input {
  readonly model: ApiModel;
  readonly pages: readonly Page[];
  readonly docs: readonly DocFile[];
  /** The settings of this run; `null` for keys that are not set. */
  readonly settings: Pick<Settings, "namespace" | "baseUrl">;
  /** The SDK options of the config; `null` for commands that do not make an SDK. */
  readonly sdk: NonNullable<DocwrightConfig["sdk"]> | null;
}

type NamespaceInput = Pick<Input, "model" | "pages" | "docs"> & { readonly settings: Pick<Settings, "namespace"> };

/** Hosts of Microsoft Graph. {@link https://learn.microsoft.com/graph/deployments | National cloud deployments} */
const GRAPH_HOSTS: ReadonlySet<string> = new Set([
  "graph.microsoft.com",
  "graph.microsoft.us",
  "dod-graph.microsoft.us",
  "microsoftgraph.chinacloudapi.cn",
]);

/**
 * Lists the defaults that this run uses although neither the config nor the docs name them. Each line says which config
 * key changes the default. The list is empty for the docs of Microsoft Graph, because the defaults are the values of
 * Microsoft Graph.
 *
 * @returns lines for standard error
 */
export function assumptions({ model, pages, docs, settings, sdk }: Input): string {
  const { baseUrl } = model.api;
  const says = (text: string): boolean => docs.some((doc) => doc.text.includes(text));
  const lines = [...namespaceLines({ model, pages, docs, settings })];
  const assume = (key: string, value: string, reason: string): void => void lines.push(lineOf(key, value, reason));

  // Docs of OData APIs can have only types, but then they name the namespace.
  if (model.api.odata !== false && lines.length > 0 && model.operations.length === 0) {
    assume("dialect.odata", "the API follows OData", "no page has a request in the form that docs of OData APIs have.");
  }
  const called = mostFrequent(hostsOfExamples(model));
  const shown = called ?? mostFrequent(hostsOfRequestLines(pages));
  const host = hostOf(baseUrl) ?? baseUrl;
  // Only the host of Microsoft Graph can be a default. Every other host comes from the examples.
  if (settings.baseUrl === null && GRAPH_HOSTS.has(host) && (shown === null ? !says(host) : !GRAPH_HOSTS.has(shown))) {
    const reason =
      shown === null
        ? "no page names the host."
        : `${called === null ? "request lines" : "the examples"} call ${shown}.`;
    assume("baseUrl", `requests and tokens go to ${baseUrl}`, reason);
  }
  if (sdk === null) return asText(lines);
  // If this host is a host of Microsoft Graph, the docs describe Microsoft Graph.
  const likely = settings.baseUrl === null ? (shown ?? host) : host;
  if (model.api.odata !== false && GRAPH_HOSTS.has(likely)) return asText(lines);
  const otherApi = "the docs do not describe Microsoft Graph.";
  const { docsUrl, auth, classPrefix } = sdk;
  if (docsUrl === undefined)
    assume("sdk.docsUrl", `comments link to ${hostOf(defaultSdkOptions.docsUrl) ?? ""}`, otherApi);
  if (auth === undefined) assume("sdk.auth", "credentials are tokens of Entra ID", otherApi);
  if (classPrefix === undefined) assume("sdk.classPrefix", "the client is named GraphClient", otherApi);
  return asText(lines);
}

/**
 * Like {@link assumptions}, but only the namespace, for commands that compare the types of the docs with types of
 * another source.
 *
 * @returns a text for standard error; empty if the docs or the config name the namespace
 */
export function assumedNamespace(input: NamespaceInput): string {
  return asText(namespaceLines(input));
}

function namespaceLines({ model, pages, docs, settings }: NamespaceInput): readonly string[] {
  const { namespace } = model.api;
  const isNamed =
    settings.namespace !== null ||
    pages.some((page) => page.namespace !== null) ||
    docs.some((doc) => doc.text.includes(`${namespace}.`));
  return isNamed ? [] : [lineOf("namespace", `types are in ${namespace}`, "no page names a namespace.")];
}

function lineOf(key: string, value: string, reason: string): string {
  return `  ${value}: ${reason} Set ${key}.\n`;
}

function asText(lines: readonly string[]): string {
  return lines.length === 0
    ? ""
    : `docwright assumes these facts, because the docs do not name them:\n${lines.join("")}`;
}

function hostOf(url: string): string | null {
  return /^https?:\/\/([^/?#]{1,300})/i.exec(url)?.[1]?.toLowerCase() ?? null;
}

/** Requests to other services, such as uploads, do not match a documented request, so they do not count. */
function hostsOfExamples({ operations }: ApiModel): readonly (string | null)[] {
  return operations.flatMap(({ examples, routes }) =>
    examples.map(({ request }) => (matchingRoutes(request.url, routes).length > 0 ? hostOf(request.url) : null)),
  );
}

function hostsOfRequestLines(pages: readonly Page[]): readonly (string | null)[] {
  return pages.flatMap(({ operation }) => operation?.requests.map(({ root = "" }) => hostOf(root)) ?? []);
}

function mostFrequent(hosts: readonly (string | null)[]): string | null {
  const counts = new Map<string, number>();
  for (const host of hosts) if (host !== null) counts.set(host, (counts.get(host) ?? 0) + 1);
  const [most] = [...counts].sort(([a, timesA], [b, timesB]) => timesB - timesA || (a < b ? -1 : 1));
  return most?.[0] ?? null;
}
