import { keptTagName } from "~/tags/tag-fields";
import { notFound } from "~/http/responses";

/**
 * The name of a tag, the last part of the path of `request`. Throws 404 when none can be called so. Remix's own parameter
 * would not do: it has a slash where the name has `%2F`.
 */
export function requireTagName(request: Request): string {
  const [, part = ""] = /([^/]*)\/*$/.exec(new URL(request.url).pathname) ?? [];
  const parsed = keptTagName.safeParse(decoded(part));
  if (!parsed.success) throw notFound(request);
  return parsed.data;
}

function decoded(part: string): string | null {
  try {
    return decodeURIComponent(part);
  } catch {
    return null;
  }
}
