import { fork } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";

/** What is to be asked for, how often, and how many at a time. */
export interface Job {
  url: string;
  amount: number;
  connections: number;
  method?: "GET" | "POST";
  headers?: Record<string, string>;
  /** `{unique}` in it is another text in every request. */
  body?: string;
  /** The status that every answer must have. */
  expect: number;
}

export interface Load {
  /** Of each request, in milliseconds. */
  times: number[];
  seconds: number;
  /** Of one answer, with its headers. */
  bytes: number;
}

export interface LoadProcess {
  /** Throws when any answer was another than expected. */
  run: (job: Job) => Promise<Load>;
  stop: () => void;
}

export function startLoad(): LoadProcess {
  const child = fork(join(import.meta.dirname, "load-process.ts"), { execArgv: ["--import", "tsx"] });
  return {
    async run(job) {
      child.send(job);
      const [answer] = (await once(child, "message")) as [{ load: Load } | { failure: string }];
      if ("failure" in answer) throw new Error(answer.failure);
      return answer.load;
    },
    stop: () => child.disconnect(),
  };
}
