import { z } from "zod";

const NAME = /^[A-Za-z][\w+-]*(\/[\w+-]+){0,2}$/;

/** The zones to choose from, by their names in the IANA database; aliases of these are zones as well. */
export function listTimeZones(): string[] {
  return ["UTC", ...Intl.supportedValuesOf("timeZone").filter((name) => name !== "UTC")];
}

/** Whether `name` is a zone of the IANA database. An offset such as `+01:00` is none: it knows no clock changes. */
export function isTimeZone(name: string): boolean {
  if (name.length > 64 || !NAME.test(name)) return false;
  try {
    new Intl.DateTimeFormat("en", { timeZone: name });
    return true;
  } catch {
    return false;
  }
}

/** The name of a time zone. */
export const timeZone = z
  .string("Use a time zone.")
  .refine(isTimeZone, "Use a time zone, such as Europe/Berlin.");
