import { createAdaptorServer } from "@hono/node-server";
import type { Server } from "node:http";
import type { AddressInfo } from "node:net";
import { isErrno } from "../errno.js";
import { UsageError } from "../usage-error.js";

/** Host names of this computer. */
export const LOOPBACK = /^(?:127(?:\.\d{1,3}){3}|\[?::1\]?|localhost)$/i;

/**
 * Starts an HTTP server. If other computers cannot reach the server, it answers only requests to a host name of this
 * computer. Otherwise a web page could send requests to it through its own host name, by DNS rebinding. Web pages of other
 * sites cannot change data: browsers send a form or plain text without asking the server first.
 *
 * @returns the port
 * @throws UsageError if the address cannot be used
 */
export async function listen(
  handler: (request: Request) => Response | Promise<Response>,
  { host, port }: { readonly host: string; readonly port: number },
): Promise<number> {
  const isLocal = LOOPBACK.test(host);
  const fetch = (request: Request): Response | Promise<Response> => refusalOf(request, isLocal) ?? handler(request);
  const server = createAdaptorServer({ fetch }) as Server;
  await new Promise<void>((resolve, reject) => {
    server.once("error", (error) => {
      reject(unusable(error, host, port));
    });
    server.listen(port, host, resolve);
  });
  return (server.address() as AddressInfo).port;
}

function refusalOf(request: Request, isLocal: boolean): Response | null {
  if (isLocal && !LOOPBACK.test(new URL(request.url).hostname))
    return forbidden("Use the address that docwright printed.");
  if (isRead(request) || !isFromOtherSite(request)) return null;
  return forbidden("Web pages of other sites cannot change data of this server. Send the request from a program.");
}

function forbidden(message: string): Response {
  return new Response(message, { status: 403 });
}

function isRead({ method }: Request): boolean {
  return method === "GET" || method === "HEAD" || method === "OPTIONS";
}

/**
 * Whether a browser sends the request for a web page of another site. Programs send neither of the headers. Browsers
 * without `Sec-Fetch-Site` send `Origin`. A proxy on this computer can keep the `Origin` of its own pages.
 * {@link https://www.w3.org/TR/fetch-metadata/#sec-fetch-site-header | Fetch Metadata, Sec-Fetch-Site}
 */
function isFromOtherSite({ headers, url }: Request): boolean {
  const site = headers.get("sec-fetch-site");
  if (site !== null) return site === "cross-site";
  const origin = headers.get("origin");
  if (origin === null) return false;
  const host = URL.canParse(origin) ? new URL(origin).hostname : "";
  return !LOOPBACK.test(host) && host !== new URL(url).hostname;
}

function unusable(error: Error, host: string, port: number): Error {
  switch (isErrno(error) ? error.code : undefined) {
    case "EADDRINUSE":
      return new UsageError(`Port ${String(port)} is in use. Choose another port, or 0 for any free port.`);
    case "EACCES":
      return new UsageError(`You do not have the permission to use port ${String(port)}. Choose a port above 1023.`);
    case "EADDRNOTAVAIL":
    case "ENOTFOUND":
    case "EAI_AGAIN":
      return new UsageError(`This computer does not have the address ${host}. Choose another host.`);
    default:
      return error;
  }
}
