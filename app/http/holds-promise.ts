/** Whether a promise is anywhere inside what loaders or an action returned. */
export function holdsPromise(value: unknown, seen = new Set<unknown>()): boolean {
  if (typeof value !== "object" || value === null || seen.has(value)) return false;
  if (value instanceof Promise) return true;
  seen.add(value);
  return Object.values(value).some((item) => holdsPromise(item, seen));
}
