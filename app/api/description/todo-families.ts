import type { z } from "zod";
import { exampleTask, exampleTodo } from "~/api/description/examples";
import { type Answer, json, type Parameter } from "~/api/description/open-api";
import { taskNaming } from "~/api/naming/task-naming";
import { todoNaming } from "~/api/naming/todo-naming";

/** One set of paths, with its names and examples. */
export interface Family {
  tag: string;
  word: "Todo" | "Task";
  base: string;
  parameters: Parameter[];
  listQuery: z.ZodType;
  list: Answer;
  example: Record<string, unknown>;
  bodies: { whole: object; changes: object };
  flips: boolean;
  /** Whether a path leads out of the trash; the brief has no trash. */
  restores: boolean;
}

export const uuid = { type: "string", format: "uuid" };

/** The todos by the product's own names, and the same ones as tasks. */
export const families: Family[] = [
  {
    tag: "Todos",
    word: "Todo",
    base: "/api/todos",
    parameters: [],
    listQuery: todoNaming.listQuery,
    list: {
      description: "A page of todos, newest first where the view says nothing else.",
      content: json("TodoPage", { items: [exampleTodo], nextCursor: null }),
    },
    example: exampleTodo,
    bodies: {
      whole: {
        title: "Water the plants",
        notes: "The fern, too.",
        priority: "medium",
        dueOn: "2026-11-30",
        tags: ["garden", "home"],
        steps: [{ title: "Fill the can", completed: true }, { title: "Look for snails" }],
      },
      changes: { title: "Water the fern" },
    },
    flips: false,
    restores: true,
  },
  {
    tag: "Tasks",
    word: "Task",
    base: "/api/{userId}/tasks",
    parameters: [
      {
        name: "userId",
        in: "path",
        required: true,
        description: "Your own id; any other is a 403.",
        schema: uuid,
      },
    ],
    listQuery: taskNaming.listQuery,
    list: {
      description: "A page of tasks, newest first.",
      headers: { Link: { description: 'The next page, as `<…>; rel="next"`.', schema: { type: "string" } } },
      content: json("TaskList", [exampleTask]),
    },
    example: exampleTask,
    bodies: {
      whole: {
        title: "Water the plants",
        description: "The fern, too.",
        priority: "medium",
        due_date: "2026-11-30",
        tags: ["garden", "home"],
        steps: [{ title: "Fill the can", completed: true }, { title: "Look for snails" }],
      },
      changes: { title: "Water the fern" },
    },
    flips: true,
    restores: false,
  },
];
