import { rootCause } from "~db/connect/connection-errors";

const DEADLOCK = "40P01";
const ONE_TAG_OF_A_NAME = "tag_user_id_name_key";
const TAG_OF_TODO = "todo_tag_tag";
const TRIES = 5;

/**
 * Does a write of tags, which must be a whole transaction, and does it anew when another one took the name or a tag away
 * from it meanwhile: then it finds what that one left.
 */
export async function againIfCrossed<T>(write: () => Promise<T>, tries = TRIES): Promise<T> {
  try {
    return await write();
  } catch (error) {
    if (tries === 1 || !isCrossed(error)) throw error;
    return againIfCrossed(write, tries - 1);
  }
}

function isCrossed(error: unknown): boolean {
  const { code, constraint } = rootCause(error) as { code?: string; constraint?: string };
  return code === DEADLOCK || constraint === ONE_TAG_OF_A_NAME || constraint === TAG_OF_TODO;
}
