import { randomUUID } from "node:crypto";
import autocannon, { type Options, type Request, type Result } from "autocannon";
import type { Job, Load } from "./load";

// A process of its own, so that making requests takes nothing from the server that answers them.
process.on("message", (job: Job) => {
  void run(job).then(
    (load) => process.send!({ load }),
    (error: unknown) => process.send!({ failure: String(error) }),
  );
});
process.on("disconnect", () => process.exit());

async function run({ url, amount, connections, method = "GET", headers, body, expect }: Job): Promise<Load> {
  const times: number[] = [];
  const startedAt = performance.now();
  let lastAt = startedAt;
  const request = { method, headers, ...(body === undefined ? {} : { setupRequest: makeUnique(body) }) };
  const options: Options = { url, amount, connections, timeout: 30, sampleInt: 20, requests: [request] };
  const result = await new Promise<Result>((resolve, reject) => {
    const instance = autocannon(options, (error: Error | null, result) =>
      error ? reject(error) : resolve(result),
    );
    instance.on("response", (_client, _status, _bytes, ms) => {
      times.push(ms);
      lastAt = performance.now();
    });
  });
  const statuses = result.statusCodeStats ?? {};
  if (result.errors > 0 || statuses[`${expect}`]?.count !== amount)
    throw new Error(`${method} ${url}: ${result.errors} errors, ${JSON.stringify(statuses)}`);
  return {
    times,
    seconds: (lastAt - startedAt) / 1000,
    bytes: result.throughput.total / amount,
  };
}

/** Every write is another one: what is sent twice is answered from memory. */
function makeUnique(body: string) {
  return (request: Request): Request => ({ ...request, body: body.replaceAll("{unique}", randomUUID()) });
}
