/** Prints why the server cannot start. A `ConfigurationError` is one sentence for a person; anything else keeps its stack. */
export function explainFailedStart(error: unknown) {
  // By name: the Remix build has its own copy of the class.
  const isSentence = error instanceof Error && error.name === "ConfigurationError";
  console.error(isSentence ? error.message : error);
}
