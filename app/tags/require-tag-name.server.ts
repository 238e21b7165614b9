import { tagName } from "~/tags/tag-fields";
import { notFound } from "~/http/responses";

/** The name of a tag in a path. Throws 404 when none can be called so. */
export function requireTagName(request: Request, text: string | undefined): string {
  const parsed = tagName.safeParse(text);
  if (!parsed.success) throw notFound(request);
  return parsed.data;
}
