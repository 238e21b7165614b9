import type { ServerBuild } from "@remix-run/node";
import { decodePathname } from "./visit";

interface Pattern {
  id: string;
  segments: string[];
  isParent: boolean;
}

/**
 * For every request Remix compiles and ranks its whole route table anew. This makes one handler, by `make`, for each set of
 * routes that some path could match, and gives the one for a path: what a request costs does not grow with the table.
 */
export function byPath<Handler>(build: ServerBuild, make: (part: ServerBuild) => Handler) {
  const patterns = listPatterns(build);
  const handlers = new Map<string, Handler>();

  return (pathname: string): Handler => {
    const path = segmentsOf(pathname.replace(/\.data$/, "").replace(/^\/_root$/, "/")).map(asMatched);
    const ids = patterns.filter((pattern) => couldMatch(pattern, path)).map(({ id }) => id);
    const key = ids.join();
    const handler = handlers.get(key) ?? make(withRoutes(build, ids));
    handlers.set(key, handler);
    return handler;
  };
}

function listPatterns({ routes }: ServerBuild): Pattern[] {
  const parents = new Set(Object.values(routes).map((route) => route?.parentId));
  const pathOf = (id: string): string => {
    const { path = "", parentId } = routes[id]!;
    return parentId === undefined ? path : `${pathOf(parentId)}/${path}`;
  };
  return Object.keys(routes).map((id) => ({
    id,
    segments: segmentsOf(pathOf(id).toLowerCase()),
    isParent: parents.has(id),
  }));
}

function segmentsOf(path: string) {
  return path.split("/").filter((segment) => segment !== "");
}

/** Remix matches segments decoded, whatever their case. */
function asMatched(segment: string) {
  return (decodePathname(segment) ?? segment).toLowerCase();
}

/** Whether a route may be part of what Remix finds for a path; it may turn out not to be. */
function couldMatch({ segments, isParent }: Pattern, path: string[]) {
  if (segments.some((segment) => segment.endsWith("?"))) return true;
  const isOpen = isParent || segments.at(-1) === "*";
  const begins = segments.every(
    (segment, place) =>
      segment === "*" || (place < path.length && (segment.startsWith(":") || segment === path[place])),
  );
  return begins && (isOpen || segments.length === path.length);
}

function withRoutes(build: ServerBuild, ids: string[]): ServerBuild {
  return {
    ...build,
    routes: pick(build.routes, ids),
    assets: { ...build.assets, routes: pick(build.assets.routes, ids) },
  };
}

function pick<T>(all: Record<string, T>, ids: string[]) {
  return Object.fromEntries(Object.entries(all).filter(([id]) => ids.includes(id)));
}
