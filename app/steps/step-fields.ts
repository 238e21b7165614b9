/** A step as somebody wants it: with the id of one that is there already, or as a new one. */
export interface WantedStep {
  id?: string;
  title: string;
  completed: boolean;
}

/** How many steps a todo can have. */
export const MOST_STEPS = 100;

export const TOO_MANY_STEPS = `Use ${MOST_STEPS} steps or fewer.`;
