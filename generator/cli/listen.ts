import { createAdaptorServer } from "@hono/node-server";
import type { Server } from "node:http";
import type { AddressInfo } from "node:net";
import { isErrno } from "../errno.js";
import { UsageError } from "../usage-error.js";

/** Host names of this computer. */
export const LOOPBACK = /^(?:127(?:\.\d{1,3}){3}|\[?::1\]?|localhost)$/i;

/**
 * Starts an HTTP server. If other computers cannot reach the server, it answers only requests to a host name of this
 * computer. Otherwise a web page could send requests to it through its own host name, by DNS rebinding.
 *
 * @returns the port
 * @throws UsageError if the address cannot be used
 */
export async function listen(
  handler: (request: Request) => Response | Promise<Response>,
  { host, port }: { readonly host: string; readonly port: number },
): Promise<number> {
  const fetch = LOOPBACK.test(host) ? (request: Request) => answerLocal(request, handler) : handler;
  const server = createAdaptorServer({ fetch }) as Server;
  await new Promise<void>((resolve, reject) => {
    server.once("error", (error) => {
      reject(unusable(error, host, port));
    });
    server.listen(port, host, resolve);
  });
  return (server.address() as AddressInfo).port;
}

function answerLocal(
  request: Request,
  handler: (request: Request) => Response | Promise<Response>,
): Response | Promise<Response> {
  return LOOPBACK.test(new URL(request.url).hostname)
    ? handler(request)
    : new Response("Use the address that docwright printed.", { status: 403 });
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
