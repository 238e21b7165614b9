/** A setting stops the start. The message is one sentence for the person who runs Ownlist: which, why, and how to mend it. */
export class ConfigurationError extends Error {
  override name = "ConfigurationError";
}
