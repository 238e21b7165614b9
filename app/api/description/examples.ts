const ID = "01994f3e-6c1a-7b52-9d0e-3f8a21c45b67";
const STEP_ID = "01994f3e-7d2b-7c63-8e1f-4a9b32d56c78";
const USER_ID = "01994f3d-0b7e-7c11-8a44-5e6f70819203";
const TIME = "2026-11-21T08:30:00.000Z";

/** What people are shown instead of real todos. */
export const exampleTodo = {
  id: ID,
  title: "Water the plants",
  notes: "The fern, too.",
  completed: false,
  completedAt: null,
  priority: "medium",
  dueOn: "2026-11-30",
  dueTime: "15:30",
  dueZone: null,
  projectId: null,
  tags: ["garden", "home"],
  steps: [{ id: STEP_ID, title: "Fill the can", completed: true }],
  createdAt: TIME,
  updatedAt: TIME,
  version: 1,
};

export const exampleTask = {
  id: ID,
  user_id: USER_ID,
  title: "Water the plants",
  description: "The fern, too.",
  completed: false,
  priority: "medium",
  due_date: "2026-11-30",
  due_time: "15:30",
  due_zone: null,
  project_id: null,
  tags: ["garden", "home"],
  steps: [{ id: STEP_ID, title: "Fill the can", completed: true }],
  created_at: TIME,
  updated_at: TIME,
};

export const exampleView = {
  id: "01994f3e-8d2b-7c41-a3f5-2b7c90d1e468",
  name: "Late and important",
  query: "priority=high&due=overdue",
  createdAt: TIME,
};

export const exampleProject = {
  id: "01994f3e-2b1c-7d43-8e55-6a7b8c9d0e1f",
  name: "Home",
  color: "teal",
  archived: false,
  createdAt: TIME,
  updatedAt: TIME,
};

export const exampleTag = { name: "garden", todos: 3, open: 2 };

export const exampleUser = { id: USER_ID, name: "Ada", email: "ada@example.org" };

/** Problem documents as they look, by status. */
export const exampleProblems: Record<number, object> = {
  401: { type: "about:blank", title: "Unauthorized", status: 401, detail: "Unauthorized" },
  422: {
    type: "about:blank",
    title: "Unprocessable Content",
    status: 422,
    detail: "Not as it should be: title.",
    errors: { title: ["Enter a title."] },
  },
};
