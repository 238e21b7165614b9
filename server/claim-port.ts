import { once } from "node:events";
import type { Server } from "node:http";
import { ConfigurationError } from "~/configuration-error";

/** Listens, or throws a `ConfigurationError` that names `PORT` or `HOST`. */
export async function claimPort(server: Server, host: string, port: number) {
  server.listen(port, host);
  try {
    await once(server, "listening");
  } catch (error) {
    const sentence = explainListenError(error, host, port);
    throw sentence ? new ConfigurationError(sentence) : error;
  }
}

function explainListenError(error: unknown, host: string, port: number) {
  switch ((error as NodeJS.ErrnoException).code) {
    case "EADDRINUSE":
      return `PORT ${port} is already in use: stop the program that has it, or set PORT to another number.`;
    case "EACCES":
      return `PORT ${port} is reserved for the administrator: set PORT to a number from 1024 up.`;
    case "EADDRNOTAVAIL":
    case "ENOTFOUND":
    case "EAI_AGAIN":
      return `HOST ${host} is not an address of this machine: 127.0.0.1 serves this machine only, 0.0.0.0 every network it is in.`;
    default:
      return null;
  }
}
