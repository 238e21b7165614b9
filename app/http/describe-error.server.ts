interface ErrorDescription {
  name: string;
  code?: string;
  constraint?: string;
  message?: string;
  stack?: string;
  cause?: ErrorDescription;
}

/** What may be logged of an error. The messages of database errors quote what people wrote, so those are left out. */
export function describeError(error: unknown): ErrorDescription {
  if (!(error instanceof Error)) return { name: typeof error };
  return {
    name: error.constructor.name,
    code: readText(error, "code"),
    constraint: readText(error, "constraint"),
    message: isDatabaseError(error) ? undefined : error.message,
    stack: readFrames(error),
    cause: error.cause === undefined ? undefined : describeError(error.cause),
  };
}

function isDatabaseError(error: Error) {
  return "query" in error || "params" in error || "severity" in error;
}

/** A stack begins with the message, which has been dealt with already. */
function readFrames(error: Error) {
  return error.stack?.match(/^ {4}at .+$/gm)?.join("\n");
}

function readText(error: Error, property: string) {
  const value: unknown = Reflect.get(error, property);
  return typeof value === "string" ? value : undefined;
}
