/** The address of a todo's page that leads back to `from`, the path that it is opened from. */
export function todoPath(todoId: string, from?: string | null): string {
  return from ? `/todos/${todoId}?from=${encodeURIComponent(from)}` : `/todos/${todoId}`;
}
