import { once } from "node:events";
import { createServer as createHttpServer } from "node:http";
import {
  type AddressInfo,
  connect,
  createServer as createTcpServer,
  type Server,
  type Socket,
} from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { WebSocketServer } from "ws";

/** What becomes of something the client said: the server hears it or not, the client hears the answer or is cut off. */
export type Fate = "pass" | "lose" | "lose the answer";

/** Stands between a client and Postgres, and knows what went over the wire. */
export interface Between {
  port: number;
  /** How often the client spoke after the server had answered: what a slow network is paid for with. */
  roundTrips: number;
  /** Ends every open connection, as a database that restarts would. */
  cut: () => void;
  /** Passes nothing more on the connections open now, and leaves them open, as a network that fails would. */
  mute: () => void;
  /** Decides about each piece that clients send from now on. */
  decide: (sent: Buffer) => Fate;
  /** How long a new connection waits before anything is passed on, as for a database that has to wake up. */
  wakesUpAfterMs: number;
  close: () => Promise<void>;
}

/** Speaks WebSocket to Neon's driver and TCP to the Postgres on `postgresPort`; `port` is where to listen, if that matters. */
export async function startNeonBridge(postgresPort: number, port = 0): Promise<Between> {
  const server = createHttpServer((_request, response) => response.writeHead(404).end());
  const wire = new Wire();
  new WebSocketServer({ server }).on("connection", (client) => {
    client.pause();
    client.on("error", () => client.terminate());
    void sleep(wire.wakesUpAfterMs).then(() => {
      const postgres = connect(postgresPort, "127.0.0.1");
      const passed = wire.open(postgres, () => client.terminate());
      client.on("message", (data) => passed.up(data as Buffer, () => postgres.write(data as Buffer)));
      postgres.on("data", (data) => passed.down(() => client.send(data)));
      client.on("close", () => postgres.destroy());
      client.resume();
    });
  });
  return listen(server, wire, port);
}

/** Passes TCP on to the Postgres on `postgresPort`. */
export async function startTcpProxy(postgresPort: number, port = 0): Promise<Between> {
  const wire = new Wire();
  const server = createTcpServer((client) => {
    client.on("error", () => client.destroy());
    void sleep(wire.wakesUpAfterMs).then(() => {
      const postgres = connect(postgresPort, "127.0.0.1");
      const passed = wire.open(postgres, () => client.destroy());
      client.on("data", (data) => passed.up(data, () => postgres.write(data)));
      postgres.on("data", (data) => passed.down(() => client.write(data)));
      client.on("close", () => postgres.destroy());
    });
  });
  return listen(server, wire, port);
}

class Wire {
  roundTrips = 0;
  wakesUpAfterMs = 0;
  decide: Between["decide"] = () => "pass";
  #clientSpokeLast = false;
  readonly #connections = new Set<{ muted: boolean; end: () => void }>();

  open(postgres: Socket, end: () => void) {
    const connection = { muted: false, end };
    let losesAnswer = false;
    this.#connections.add(connection);
    postgres.setNoDelay(true);
    postgres.on("error", end);
    postgres.on("close", () => {
      this.#connections.delete(connection);
      end();
    });
    return {
      up: (sent: Buffer, pass: () => void) => {
        if (connection.muted) return;
        const fate = this.decide(sent);
        if (fate === "lose") return end();
        losesAnswer ||= fate === "lose the answer";
        if (!this.#clientSpokeLast) this.roundTrips += 1;
        this.#clientSpokeLast = true;
        pass();
      },
      down: (pass: () => void) => {
        if (losesAnswer) return end();
        if (connection.muted) return;
        this.#clientSpokeLast = false;
        pass();
      },
    };
  }

  cut() {
    this.#connections.forEach((connection) => connection.end());
  }

  mute() {
    this.#connections.forEach((connection) => (connection.muted = true));
  }
}

async function listen(server: Server, wire: Wire, port = 0): Promise<Between> {
  server.listen(port, "127.0.0.1");
  await once(server, "listening");
  return Object.assign(wire, {
    port: (server.address() as AddressInfo).port,
    close: async () => {
      wire.cut();
      server.close();
      await once(server, "close");
    },
  });
}
