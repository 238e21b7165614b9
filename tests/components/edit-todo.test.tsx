import { Link, useActionData, useLoaderData, useSearchParams } from "@remix-run/react";
import { createRemixStub } from "@remix-run/testing";
import { cleanup, render, screen, within } from "@testing-library/react";
import { userEvent } from "@testing-library/user-event";
import { type ActionFunctionArgs, data, replace } from "@remix-run/node";
import { afterEach, expect, test } from "vitest";
import { EditTodo, type NotSaved } from "~/todos/edit/edit-todo";
import { NO_DUE } from "../support/no-due";

afterEach(cleanup);

const bare = { priority: "none" as const, projectId: null, tags: [], ...NO_DUE };
const passport = { id: "1", title: "Renew passport", notes: "", version: 1, ...bare };

test("when something else was saved meanwhile, both versions are shown and saving again keeps what was typed", async () => {
  const kept = { title: "Renew passport", notes: "By train", version: 2, ...bare };
  const { sent } = await showTodo((typed) =>
    data({ conflict: { kept, typed: { ...bare, ...typed } } }, { status: 409 }),
  );

  await userEvent.type(screen.getByLabelText("Notes"), "By boat");
  await userEvent.click(screen.getByRole("button", { name: "Save" }));

  await screen.findByRole("heading", { name: "This todo changed while you were editing" });
  expect(within(screen.getByRole("region", { name: "Saved now" })).getByText("By train")).toBeTruthy();
  expect(within(screen.getByRole("region", { name: "Yours" })).getByText("By boat")).toBeTruthy();
  expect(screen.getByRole("link", { name: "Keep the saved one" }).getAttribute("href")).toBe("/todos/1");
  expect(screen.getByLabelText<HTMLTextAreaElement>("Notes").value).toBe("By boat");

  await userEvent.click(screen.getByRole("button", { name: "Save" }));
  expect(sent.map(({ version, notes }) => ({ version, notes }))).toEqual([
    { version: "1", notes: "By boat" },
    { version: "2", notes: "By boat" },
  ]);
});

test("after a save the next one builds on it, and the page says that it is saved", async () => {
  const { sent, todo } = await showTodo((typed) => {
    Object.assign(todo, typed, { version: todo.version + 1 });
    return replace(`/todos/1?saved=${todo.version}`);
  });

  await userEvent.type(screen.getByLabelText("Notes"), "Two");
  await userEvent.click(screen.getByRole("button", { name: "Save" }));
  await screen.findByText("Saved.");
  await userEvent.type(screen.getByLabelText("Notes"), " photos");
  await userEvent.click(screen.getByRole("button", { name: "Save" }));

  await screen.findByText("Saved.");
  expect(sent.map(({ version, notes }) => ({ version, notes }))).toEqual([
    { version: "1", notes: "Two" },
    { version: "2", notes: "Two photos" },
  ]);
});

test("what somebody else saved is never taken for the beginning of what is being typed", async () => {
  const { sent, todo } = await showTodo(() =>
    data({ errors: { title: ["Enter a title."] } }, { status: 422 }),
  );
  await userEvent.type(screen.getByLabelText("Notes"), "By boat");

  Object.assign(todo, { notes: "By train", version: 2 });
  await userEvent.click(screen.getByRole("link", { name: "Reload the data" }));
  await screen.findByText("At version 2");
  await userEvent.click(screen.getByRole("button", { name: "Save" }));

  await screen.findByText("Enter a title.");
  expect(sent[0]).toMatchObject({ version: "1", notes: "By boat" });
});

test("a save that is refused says why and leaves the text alone", async () => {
  await showTodo(() => data({ refusal: "Ownlist cannot be reached." }, { status: 503 }));

  await userEvent.type(screen.getByLabelText("Notes"), "By boat");
  await userEvent.click(screen.getByRole("button", { name: "Save" }));

  const message = await screen.findByText("That did not work. Ownlist cannot be reached.");
  expect(message.closest("[role=alert]")).toBeTruthy();
  expect(screen.getByLabelText<HTMLTextAreaElement>("Notes").value).toBe("By boat");
});

/** Shows the page of a todo that the test may change; `answer` gets what was typed. */
async function showTodo(answer: (typed: { title: string; notes: string }) => unknown) {
  const sent: Record<string, string>[] = [];
  const todo = { ...passport };
  async function action({ request }: ActionFunctionArgs) {
    const fields = Object.fromEntries(await request.formData()) as Record<string, string>;
    sent.push(fields);
    return answer({ title: fields.title!, notes: fields.notes! });
  }
  const loader = () => ({ ...todo });
  const Stub = createRemixStub([{ id: "todo", path: "/todos/1", Component: StubPage, loader, action }]);
  render(<Stub initialEntries={["/todos/1"]} />);
  await screen.findByLabelText("Title");
  return { sent, todo };
}

function StubPage() {
  const todo = useLoaderData<() => typeof passport>();
  const answer = useActionData<() => NotSaved & { refusal?: string }>();
  const [params] = useSearchParams();
  return (
    <>
      <p>At version {todo.version}</p>
      <Link to="/todos/1">Reload the data</Link>
      <EditTodo
        todo={todo}
        projects={[]}
        refusal={answer?.refusal === undefined ? null : { refusal: answer.refusal }}
        notSaved={answer ?? {}}
        savedVersion={params.has("saved") ? Number(params.get("saved")) : null}
      />
    </>
  );
}
