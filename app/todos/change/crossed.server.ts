import { againWhen } from "~db/connect/again";
import { rootCause } from "~db/connect/connection-errors";

const ONE_TAG_OF_A_NAME = "tag_user_id_name_key";
const TAG_OF_TODO = "todo_tag_tag";
const PROJECT_OF_TODO = "todo_project";
const CROSSED = [ONE_TAG_OF_A_NAME, TAG_OF_TODO, PROJECT_OF_TODO];

/**
 * Does a write of tags or an undo, which must be a whole transaction, and does it anew when another one took the name, a
 * tag or a project away from it meanwhile: then it finds what that one left.
 */
export function againIfCrossed<T>(write: () => Promise<T>): Promise<T> {
  return againWhen(isCrossed, write);
}

function isCrossed(error: unknown): boolean {
  const { constraint } = rootCause(error) as { constraint?: string };
  return constraint !== undefined && CROSSED.includes(constraint);
}
