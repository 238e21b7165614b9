import type { People } from "../measure/scenarios";
import { type MeasuredProcess, startMeasured } from "../processes/measured-process";

/** All floors in one process: each is a path of its own. */
export function startFloors(databaseUrl: string, { reader, writer }: People): Promise<MeasuredProcess> {
  return startMeasured({
    script: "bench/floors/floors.tsx",
    settings: { DATABASE_URL: databaseUrl, USER_ID: reader.id, WRITER_ID: writer.id },
    path: "/fixed",
    execArgv: ["--import", "tsx"],
  });
}

/** Express and `pg`, and nothing else: what a start is compared with. */
export function startExpress(databaseUrl: string): Promise<MeasuredProcess> {
  return startMeasured({
    script: "bench/floors/express.js",
    settings: { DATABASE_URL: databaseUrl },
    path: "/",
  });
}
