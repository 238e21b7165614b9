import { index, type RouteConfig, route } from "@remix-run/route-config";

export default [
  index("routes/home.tsx"),
  route("sign-up", "routes/sign-up.tsx"),
  route("sign-in", "routes/sign-in.tsx"),
  route("sign-out", "routes/sign-out.ts"),

  route("todos", "routes/todos.tsx"),
  route("todos/inbox", "routes/todos.inbox.tsx"),
  route("todos/today", "routes/todos.today.tsx"),
  route("todos/upcoming", "routes/todos.upcoming.tsx"),
  route("todos/completed", "routes/todos.completed.tsx"),
  route("todos/trash", "routes/todos.trash.tsx"),
  route("todos/:todoId", "routes/todos.$todoId.tsx"),

  route("projects", "routes/projects.tsx"),
  route("projects/:projectId", "routes/projects.$projectId.tsx"),
  route("undo", "routes/undo.tsx"),

  route("search", "routes/search.tsx"),

  route("views", "routes/views.tsx"),
  route("tags", "routes/tags.tsx"),
  route("tags/:tag", "routes/tags.$tag.tsx"),

  route("settings", "routes/settings.tsx"),

  route("api/auth/*", "routes/api.auth.$.ts"),
  route("api/openapi.json", "routes/api.openapi.ts"),
  route("api/docs", "routes/api.docs.tsx"),
  route("api/todos", "routes/api.todos.ts"),
  route("api/todos/bulk", "routes/api.todos.bulk.ts"),
  route("api/todos/:todoId", "routes/api.todos.$todoId.ts"),
  route("api/todos/:todoId/complete", "routes/api.todos.$todoId.complete.ts"),
  route("api/todos/:todoId/move", "routes/api.todos.$todoId.move.ts"),
  route("api/todos/:todoId/restore", "routes/api.todos.$todoId.restore.ts"),
  route("api/views", "routes/api.views.ts"),
  route("api/views/:viewId", "routes/api.views.$viewId.ts"),
  route("api/views/:viewId/move", "routes/api.views.$viewId.move.ts"),
  route("api/projects", "routes/api.projects.ts"),
  route("api/projects/:projectId", "routes/api.projects.$projectId.ts"),
  route("api/projects/:projectId/move", "routes/api.projects.$projectId.move.ts"),
  route("api/tags", "routes/api.tags.ts"),
  route("api/tags/:tag", "routes/api.tags.$tag.ts"),
  route("api/trash", "routes/api.trash.ts"),
  route("api/trash/restore", "routes/api.trash.restore.ts"),
  route("api/undo/:undoId", "routes/api.undo.$undoId.ts"),
  route("api/:userId/tasks", "routes/api.$userId.tasks.ts"),
  route("api/:userId/tasks/:todoId", "routes/api.$userId.tasks.$todoId.ts"),
  route("api/:userId/tasks/:todoId/complete", "routes/api.$userId.tasks.$todoId.complete.ts"),
  route("api/*", "routes/api.$.ts"),

  route("*", "routes/not-found.tsx"),
] satisfies RouteConfig;
