const registry: Map<string, unknown> = ((globalThis as Record<symbol, unknown>)[Symbol.for("ownlist")] ??=
  new Map()) as Map<string, unknown>;

/**
 * What `make` returned when it was first called under this name in this process.
 * `server.ts` and the Remix build are two module graphs, and hot reload makes more; all share one database.
 */
export function oncePerProcess<T>(name: string, make: () => T): T {
  if (!registry.has(name)) registry.set(name, make());
  return registry.get(name) as T;
}
