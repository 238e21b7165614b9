import { z } from "zod";

/** An id in whatever capitals, in small ones, as they are kept and compared. */
export function uuid(error: string) {
  return z.uuid(error).toLowerCase();
}
