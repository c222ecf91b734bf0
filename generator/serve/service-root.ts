import type { ApiInfo } from "../model/model.js";

/** The service root of the API and that of this server. */
export interface Roots {
  /** The documented root without its version: `https://graph.microsoft.com`. */
  readonly documented: string;
  /** The root of this server in the same form: `http://127.0.0.1:4010`. */
  readonly own: string;
  /** The path of both roots, such as `/v1.0`; empty if the service root is the origin. */
  readonly path: string;
  readonly isOData: boolean;
}

/** @param origin the origin that the client used: `http://127.0.0.1:4010` */
export function rootsAt({ baseUrl, odata }: ApiInfo, origin: string): Roots {
  return { documented: parseRoot(baseUrl).origin, own: origin, path: basePath(baseUrl), isOData: odata !== false };
}

/** The path of a service root without a slash at its end. */
export function basePath(baseUrl: string): string {
  return parseRoot(baseUrl).pathname.replace(/\/$/, "");
}

/** A root can contain placeholders: `https://{server}/api`. */
function parseRoot(baseUrl: string): URL {
  const filled = baseUrl.replaceAll(/\{[^{}]*\}/g, "x");
  return new URL(URL.canParse(filled) ? filled : "https://localhost");
}

/** Replaces the origin of the service by that of this server, if a text is a URL of the service. */
export function withOwnRoot(text: string, { documented, own }: Roots): string {
  return text.startsWith(`${documented}/`) ? own + text.slice(documented.length) : text;
}
