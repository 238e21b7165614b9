import { againWhen } from "~db/connect/again";
import { rootCause } from "~db/connect/connection-errors";

const ONE_TAG_OF_A_NAME = "tag_user_id_name_key";
const TAG_OF_TODO = "todo_tag_tag";

/**
 * Does a write of tags, which must be a whole transaction, and does it anew when another one took the name or a tag away
 * from it meanwhile: then it finds what that one left.
 */
export function againIfCrossed<T>(write: () => Promise<T>): Promise<T> {
  return againWhen(isCrossed, write);
}

function isCrossed(error: unknown): boolean {
  const { constraint } = rootCause(error) as { constraint?: string };
  return constraint === ONE_TAG_OF_A_NAME || constraint === TAG_OF_TODO;
}
