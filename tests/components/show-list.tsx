import { type ActionFunctionArgs, replace } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { createRemixStub } from "@remix-run/testing";
import { act, render, screen, waitFor } from "@testing-library/react";
import type { ComponentProps } from "react";
import { expect } from "vitest";
import { LiveList } from "~/todos/list/live-list";
import type { Group, Row } from "~/todos/list/rows";
import type { UndoOffer } from "~/undo/undo-offer";

/** An open todo. */
export function row(id: string, title: string): Row {
  return { id, title, completed: false, hasNotes: false };
}

/** Shows the list; each form is collected in `sent` and waits for `answer`. */
export async function showList(open: Row[], undo: UndoOffer | null = null, groups = allTodos(open)) {
  const sent: Record<string, FormDataEntryValue>[] = [];
  const waiting: ((make: () => unknown) => void)[] = [];
  const loader = () => ({
    newKey: "the key of the page",
    view: "all",
    groups,
    undo,
  });
  async function action({ request }: ActionFunctionArgs) {
    sent.push(Object.fromEntries(await request.formData()));
    const make = await new Promise<() => unknown>((resolve) => waiting.push(resolve));
    return make();
  }
  const Stub = createRemixStub([
    { id: "todos", path: "/todos", Component: StubPage, loader, action },
    { id: "undo", path: "/undo", action },
  ]);
  render(<Stub initialEntries={["/todos"]} future={{ v3_fetcherPersist: true }} />);
  await screen.findByLabelText("New todo");

  async function answer(make: () => unknown = () => replace("/todos")) {
    await waitFor(() => expect(waiting.length).toBeGreaterThan(0));
    await act(async () => waiting.splice(0).forEach((resolve) => resolve(make)));
  }
  return { sent, answer };
}

function allTodos(open: Row[]): Group[] {
  return [{ id: "open", heading: "Open", takesNew: true, rows: open }];
}

function StubPage() {
  const list = useLoaderData<() => ComponentProps<typeof LiveList>>();
  return <LiveList {...list} />;
}
