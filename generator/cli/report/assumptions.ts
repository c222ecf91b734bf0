import type { DocwrightConfig } from "../../config.js";
import type { DocFile } from "../../docs/doc-file.js";
import { defaultSdkOptions } from "../../emit/options.js";
import type { ApiModel } from "../../model/model.js";
import type { Page } from "../../page/page.js";

interface Input {
  readonly model: ApiModel;
  readonly pages: readonly Page[];
  readonly docs: readonly DocFile[];
  /** The config in force; with `--docs`, without the keys that describe its own docs set. */
  readonly config: Pick<DocwrightConfig, "namespace" | "baseUrl" | "sdk">;
}

/** Hosts of Microsoft Graph. {@link https://learn.microsoft.com/graph/deployments | National cloud deployments} */
const GRAPH_HOSTS: ReadonlySet<string> = new Set([
  "graph.microsoft.com",
  "graph.microsoft.us",
  "dod-graph.microsoft.us",
  "microsoftgraph.chinacloudapi.cn",
]);

/**
 * Names each default that neither the config sets nor the docs confirm, with the key of the config that sets it. The
 * defaults are those of Microsoft Graph, so its docs give an empty text.
 *
 * @returns lines for standard error; empty if everything is confirmed
 */
export function assumptions({ model, pages, docs, config }: Input): string {
  const { namespace, baseUrl } = model.api;
  const says = (text: string): boolean => docs.some((doc) => doc.text.includes(text));
  const lines: string[] = [];
  const assume = (key: string, value: string, reason: string): void =>
    void lines.push(`  ${value}: ${reason} Set ${key}.\n`);

  if (config.namespace === undefined && pages.every((page) => page.namespace === null) && !says(`${namespace}.`))
    assume("namespace", `types are in ${namespace}`, "no page names a namespace.");
  const shown = mostFrequentHost(model);
  const host = hostOf(baseUrl) ?? baseUrl;
  // Another base URL comes from the examples.
  if (
    config.baseUrl === undefined &&
    GRAPH_HOSTS.has(host) &&
    (shown === null ? !says(host) : !GRAPH_HOSTS.has(shown))
  ) {
    const reason = shown === null ? "no page names the host." : `the examples call ${shown}.`;
    assume("baseUrl", `requests and tokens go to ${baseUrl}`, reason);
  }
  // Without a base URL in the config, the host in the examples tells whether the docs are those of Microsoft Graph.
  const likely = config.baseUrl === undefined ? (shown ?? host) : host;
  if (model.api.odata !== false && GRAPH_HOSTS.has(likely)) return asText(lines);
  const { docsUrl, auth, classPrefix } = config.sdk ?? {};
  if (docsUrl === undefined)
    assume(
      "sdk.docsUrl",
      `comments link to ${hostOf(defaultSdkOptions.docsUrl) ?? ""}`,
      "the docs are of another API.",
    );
  if (auth === undefined) assume("sdk.auth", "credentials are tokens of Entra ID", "the docs are of another API.");
  if (classPrefix === undefined)
    assume("sdk.classPrefix", "the client is called GraphClient", "the docs are of another API.");
  return asText(lines);
}

function asText(lines: readonly string[]): string {
  return lines.length === 0 ? "" : `Assumed, because the docs do not say so:\n${lines.join("")}`;
}

function hostOf(url: string): string | null {
  return /^https?:\/\/([^/?#]{1,300})/i.exec(url)?.[1]?.toLowerCase() ?? null;
}

/** The host that most absolute URLs of example requests have; `null` if all are relative. */
function mostFrequentHost({ operations }: ApiModel): string | null {
  const counts = new Map<string, number>();
  for (const { request } of operations.flatMap(({ examples }) => examples)) {
    const host = hostOf(request.url);
    if (host !== null) counts.set(host, (counts.get(host) ?? 0) + 1);
  }
  const [most] = [...counts].sort(([a, timesA], [b, timesB]) => timesB - timesA || (a < b ? -1 : 1));
  return most?.[0] ?? null;
}
