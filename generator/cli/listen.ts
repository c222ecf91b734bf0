import { createAdaptorServer } from "@hono/node-server";
import type { Server } from "node:http";
import type { AddressInfo } from "node:net";
import { isErrno } from "../errno.js";
import { UsageError } from "../usage-error.js";

/**
 * Starts an HTTP server.
 *
 * @returns the port
 * @throws UsageError if the address cannot be used
 */
export async function listen(
  handler: (request: Request) => Response | Promise<Response>,
  { host, port }: { readonly host: string; readonly port: number },
): Promise<number> {
  const server = createAdaptorServer({ fetch: handler }) as Server;
  await new Promise<void>((resolve, reject) => {
    server.once("error", (error) => {
      reject(unusable(error, host, port));
    });
    server.listen(port, host, resolve);
  });
  return (server.address() as AddressInfo).port;
}

function unusable(error: Error, host: string, port: number): Error {
  switch (isErrno(error) ? error.code : undefined) {
    case "EADDRINUSE":
      return new UsageError(`Port ${String(port)} is in use. Choose another one, or 0 for a free one.`);
    case "EACCES":
      return new UsageError(`You may not use port ${String(port)}. Choose a port above 1023.`);
    case "EADDRNOTAVAIL":
    case "ENOTFOUND":
    case "EAI_AGAIN":
      return new UsageError(`This computer does not have the address ${host}. Choose another host.`);
    default:
      return error;
  }
}
