const MINUTE = 60_000;

/** A header may be much longer, and whoever is signed in can send any number of them. */
const LONGEST = 2000;

/**
 * What verified credentials stand for, for a minute: checking a signature takes longer than reading a list. Whether the
 * session behind one still lives has to be asked every time. When there are `most` of them, all are forgotten; very long
 * ones are not remembered at all.
 */
export class Verified<T> {
  readonly #known = new Map<string, { value: T; until: number }>();
  readonly #most: number;

  constructor(most: number) {
    this.#most = most;
  }

  /** Undefined when the credential has to be verified. */
  get(credential: string): T | undefined {
    const known = this.#known.get(credential);
    return known && Date.now() < known.until ? known.value : undefined;
  }

  /** `expiresAt` is in milliseconds, for a credential that itself expires. */
  set(credential: string, value: T, expiresAt = Infinity) {
    if (credential.length > LONGEST) return;
    if (this.#known.size >= this.#most) this.#known.clear();
    this.#known.set(credential, { value, until: Math.min(expiresAt, Date.now() + MINUTE) });
  }
}
