import { availableParallelism } from "node:os";
import { startOwnServer } from "../support/own-server";
import { addTodos, type Person, signIn, signUp, timeList } from "./people";

const ROUNDS = 5;
const SIGN_INS = 16;
/** Each of them again and again, so that it is not the moment they all begin that counts. */
const TIMES_EACH = 3;
const QUIET_MS = 3000;
const TODOS = 20;
const WARM_UP = 150;
const LONGEST_RUN_MS = 180_000;

setTimeout(() => {
  console.error(`Stopped: it took longer than ${LONGEST_RUN_MS / 1000} seconds.`);
  process.exit(1);
}, LONGEST_RUN_MS).unref();

const server = await startOwnServer({ LOG_LEVEL: "error" });
try {
  await measure(server.url);
} finally {
  await server.stop();
}

async function measure(url: string) {
  const reader = await signUp(url);
  await addTodos(url, reader, TODOS);
  const crowd = await Promise.all(Array.from({ length: SIGN_INS }, () => signUp(url)));
  for (let time = 0; time < WARM_UP; time += 1) await timeList(url, reader);

  console.log(
    `A list of ${TODOS} todos, read over and over, alone and while ${SIGN_INS} people sign in (${availableParallelism()} cores, milliseconds)\n`,
  );
  const all = { quiet: [] as number[], busy: [] as number[] };
  const rows: Record<string, Row> = {};
  for (let round = 1; round <= ROUNDS; round += 1) {
    // Every other round begins with the quiet half, so that a machine that gets slower favours neither.
    const first = round % 2 ? await readQuietly(url, reader) : undefined;
    const busy = await readWhileSigningIn(url, reader, crowd);
    const quiet = first ?? (await readQuietly(url, reader));
    all.quiet.push(...quiet);
    all.busy.push(...busy.times);
    rows[`round ${round}`] = toRow(quiet, busy.times, busy.ms);
  }
  rows["all rounds"] = toRow(all.quiet, all.busy);
  console.table(rows);
  console.log(`p99 while ${SIGN_INS} sign in, to p99 alone: ${rows["all rounds"].ratio}`);
}

async function readQuietly(url: string, reader: Person) {
  const times: number[] = [];
  const end = performance.now() + QUIET_MS;
  while (performance.now() < end) times.push(await timeList(url, reader));
  return times;
}

async function readWhileSigningIn(url: string, reader: Person, crowd: Person[]) {
  const startedAt = performance.now();
  const times: number[] = [];
  let running = true;
  const signedIn = Promise.all(crowd.map((person) => signInRepeatedly(url, person))).finally(
    () => (running = false),
  );
  while (running) times.push(await timeList(url, reader));
  await signedIn;
  return { times, ms: performance.now() - startedAt };
}

async function signInRepeatedly(url: string, person: Person) {
  for (let time = 0; time < TIMES_EACH; time += 1) await signIn(url, person);
}

type Row = ReturnType<typeof toRow>;

function toRow(quiet: number[], busy: number[], signInMs?: number) {
  const ratio = percentile(busy, 99) / percentile(quiet, 99);
  return {
    "alone: median": percentile(quiet, 50),
    "alone: p99": percentile(quiet, 99),
    "sign-ins: median": percentile(busy, 50),
    "sign-ins: p99": percentile(busy, 99),
    ratio: Math.round(ratio * 10) / 10,
    requests: quiet.length + busy.length,
    ...(signInMs === undefined ? {} : { "one signs in within": Math.round(signInMs / TIMES_EACH) }),
  };
}

function percentile(times: number[], percent: number) {
  const sorted = [...times].sort((a, b) => a - b);
  const time = sorted[Math.min(sorted.length - 1, Math.floor((sorted.length * percent) / 100))] ?? NaN;
  return Math.round(time * 10) / 10;
}
