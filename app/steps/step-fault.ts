/** Thrown when a step is to be kept that the todo does not have. Whatever else was written is undone. */
export class StepFault extends Error {
  constructor() {
    super("An id is that of a step of this todo; leave it out for a new one.");
  }
}
