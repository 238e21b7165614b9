import { randomUUID } from "node:crypto";
import { z } from "zod";
import { settingsForm, signInForm, signUpForm } from "~/auth/account-form";
import { projectForm, projectsForm } from "~/projects/project-form";
import { tagForm } from "~/tags/manage/tag-form";
import { todoPageForm } from "~/todos/edit/todo-page-form";
import { viewsForm } from "~/saved-views/saved-view-fields";
import { todoForm, trashForm } from "~/todos/todo-form";
import { undoForm } from "~/undo/undo-form";
import { type Endpoint, type Fields, idsIn, type Target } from "./endpoint";

/** Which schema, by its name in the source, reads the form of which route; none for a form without fields. */
const forms: Record<string, Record<string, z.ZodType>> = {
  "routes/todos.tsx": { todoForm },
  "routes/todos.inbox.tsx": { todoForm },
  "routes/todos.today.tsx": { todoForm },
  "routes/todos.upcoming.tsx": { todoForm },
  "routes/todos.completed.tsx": { todoForm },
  "routes/todos.trash.tsx": { trashForm },
  "routes/projects.tsx": { projectsForm },
  "routes/projects.$projectId.tsx": { projectForm },
  "routes/search.tsx": { todoForm },
  "routes/views.tsx": { viewsForm },
  "routes/tags.tsx": { tagForm },
  "routes/tags.$tag.tsx": { todoForm },
  "routes/settings.tsx": { settingsForm },
  "routes/todos.$todoId.tsx": { todoPageForm },
  "routes/sign-in.tsx": { signInForm },
  "routes/sign-up.tsx": { signUpForm },
  "routes/undo.tsx": { undoForm },
  "routes/sign-out.ts": {},
  "routes/not-found.tsx": {},
};

/** How to fill a field of this name. */
const fillings: Record<string, (target: Target) => string> = {
  todoId: ({ todoId }) => todoId,
  todoIds: ({ todoId }) => todoId,
  scope: () => "selected",
  change: () => "delete",
  project: ({ person }) => person.things.project,
  tagId: ({ person }) => person.things.tag,
  projectId: ({ person }) => person.things.project,
  color: () => "pink",
  archived: () => "true",
  direction: () => "up",
  todos: () => "trash",
  undoId: ({ person }) => person.things.undo,
  title: () => "Taken over",
  notes: () => "Taken over",
  version: () => "1",
  completed: () => "true",
  priority: () => "high",
  dueOn: () => "2026-11-30",
  dueTime: () => "15:30",
  dueZone: () => "Europe/Berlin",
  stepId: ({ person }) => person.things.step,
  step: () => "Taken over",
  before: ({ person }) => person.things.step,
  after: ({ person }) => person.things.step,
  tags: () => "taken, over",
  viewId: ({ person }) => person.things.view,
  query: () => "sort=title",
  besideId: ({ todoId }) => todoId,
  side: () => "after",
  until: () => new Date().toISOString(),
  timeZone: () => "Europe/Berlin",
  weekStart: () => "7",
  key: () => randomUUID(),
  name: () => "Mallory",
  email: ({ person }) => person.email,
  password: () => "not the password at all",
  redirectTo: () => "/todos",
};

interface Form {
  intent: string | null;
  answer: "403" | "own";
  body: Endpoint["body"];
}

/** One entry for each intent of a route's form. Throws when the route's source reads a form that is not listed here. */
export function listForms(file: string, source: string, pattern: string): Form[] {
  const schemas = forms[file];
  const read = [...source.matchAll(/(\w+)\.safeParse\(fields\)/g)].map(([, name]) => name);
  if (!schemas || String(Object.keys(schemas)) !== String(read))
    throw new Error(`${file} reads ${String(read) || "a form in a way of its own"}: tell forms.ts about it.`);
  const shapes = Object.values(schemas).flatMap(readShapes);
  const about = (shape: object) =>
    Object.keys(shape).some((name) => /^(todo|project|tag|view|undo)Id$/.test(name)) ||
    idsIn(pattern).length > 0
      ? ("403" as const)
      : ("own" as const);
  if (shapes.length === 0) return [{ intent: null, answer: about({}), body: () => ({}) }];
  return shapes.flatMap((shape) =>
    readIntents(shape).map((intent) => ({
      intent,
      answer: about(shape),
      body: (target: Target) => fill(shape, intent, target),
    })),
  );
}

type Shape = Record<string, unknown>;

function readShapes(schema: z.ZodType): Shape[] {
  if (schema instanceof z.ZodDiscriminatedUnion)
    return schema.options.flatMap((option) => readShapes(option as z.ZodType));
  if (schema instanceof z.ZodObject) return [schema.shape];
  throw new Error("A form is an object, or one of several told apart by their intent.");
}

function readIntents({ intent }: Shape): (string | null)[] {
  if (intent instanceof z.ZodLiteral) return [...intent.values].map(String);
  if (intent instanceof z.ZodEnum) return intent.options.map(String);
  return [null];
}

function fill(shape: Shape, intent: string | null, target: Target): Fields {
  const fields: Fields = intent === null ? {} : { intent };
  for (const name of Object.keys(shape).filter((name) => name !== "intent")) {
    const filling = fillings[name];
    if (!filling) throw new Error(`Tell forms.ts what to put into the field ${name}.`);
    fields[name] = filling(target);
  }
  return fields;
}
