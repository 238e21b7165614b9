import { randomUUID } from "node:crypto";
import type { Fate } from "../../support/neon-bridge";
import type { Todo } from "../ledger";
import { onEachDriver } from "./each-driver";
import { lockUntil } from "./lock";
import type { Service } from "./service";

export const cutWhileIdle = onEachDriver(
  "connections are cut while idle",
  [10, 2],
  async (service, times) => {
    for (let round = 0; round < times; round++) {
      await Promise.all(Array.from({ length: 5 }, () => service.expectRead()));
      service.between.cut();
      await service.expectRead();
      if (!(await service.ledger.write(service.ownlist.url)))
        service.complain("a write after the cut was refused");
    }
    return "nothing: the next request takes a new connection";
  },
);

export const cutInQuery = onEachDriver(
  "the connection is cut while a read runs",
  [5, 1],
  async (service, times) => {
    for (let round = 0; round < times; round++) {
      const release = await lockUntil(service.adminUrl, "lock table todo in access exclusive mode");
      const reading = service.expectRead();
      await service.untilBlocked();
      service.between.cut();
      await release();
      await reading;
    }
    return "nothing: the read is done again on a new connection";
  },
);

export const cutInTransaction = onEachDriver(
  "the connection is cut in the middle of a transaction",
  [5, 1],
  async (service, times) => {
    for (let round = 0; round < times; round++) {
      const todo = await service.addTodo(`Before ${round}`);
      const rename = renaming(service, todo, `After ${round}`);
      const release = await lockUntil(
        service.adminUrl,
        `select from todo where id = '${todo.id}' for update`,
      );
      const first = rename();
      await service.untilBlocked();
      service.between.cut();
      await release();
      await expectRefusal(service, await first);
      await expectVersion(service, todo, 1);
      await expectDone(service, todo, rename);
    }
    return "503, and nothing is changed; sent again with its key, it is done once";
  },
);

export const cutBeforeCommit = cutAround("lose", "before", 1, "503, and nothing is changed");
export const cutAfterCommit = cutAround("lose the answer", "after", 2, "503, and the change is there");

function cutAround(fate: Fate, when: string, version: number, observed: string) {
  const name = `the connection is cut ${when} COMMIT is sent`;
  return onEachDriver(name, [10, 2], async (service, times) => {
    for (let round = 0; round < times; round++) {
      const todo = await service.addTodo(`Before ${round}`);
      const rename = renaming(service, todo, `After ${round}`);
      const answer = await whileDeciding(service, /\bcommit\b/i, fate, rename);
      await expectRefusal(service, answer);
      await expectVersion(service, todo, version);
      await expectDone(service, todo, rename);
    }
    return `${observed}; sent again with its key, it is done once`;
  });
}

export const cutAroundStatement = onEachDriver(
  "the connection is cut as a new todo is sent, or answered",
  [20, 4],
  async (service, times) => {
    for (let round = 0; round < times; round++) {
      const fate = round % 2 === 0 ? "lose" : "lose the answer";
      await whileDeciding(service, /insert into "todo"/, fate, () =>
        service.ledger.write(service.ownlist.url),
      );
    }
    return "503; sent again with its key, it is there once";
  },
);

/** Lets `fate` befall the first piece that matches while `work` runs. */
async function whileDeciding<T>(
  service: Service,
  pattern: RegExp,
  fate: Fate,
  work: () => Promise<T>,
): Promise<T> {
  let befell = false;
  service.between.decide = (sent) => {
    if (befell || !pattern.test(sent.toString("latin1"))) return "pass";
    befell = true;
    return fate;
  };
  const result = await work();
  service.between.decide = () => "pass";
  if (!befell) service.complain(`nothing matched ${pattern.source}`);
  return result;
}

/** Changes a title; however often it is called, it is the same request. */
function renaming(service: Service, { id }: Todo, title: string) {
  const key = randomUUID();
  return () =>
    service.ledger.account.call(service.ownlist.url, `/api/todos/${id}`, {
      method: "PATCH",
      key,
      body: { title },
    });
}

async function expectRefusal(service: Service, answer: { status: number } | null) {
  if (answer?.status !== 503) service.complain(`the write was answered with ${answer?.status ?? "nothing"}`);
}

async function expectVersion(service: Service, { id }: Todo, expected: number) {
  const { version } = await service.getTodo(id);
  if (version !== expected) service.complain(`the todo has version ${version} instead of ${expected}`);
}

async function expectDone(service: Service, todo: Todo, rename: ReturnType<typeof renaming>) {
  for (const answer of [await rename(), await rename()])
    if (answer?.status !== 200) service.complain(`sent again, the write was answered with ${answer?.status}`);
  await expectVersion(service, todo, 2);
}
