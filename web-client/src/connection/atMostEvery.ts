/** Runs at once, then at most once in each interval; what was asked for in between runs at its end. */
export class AtMostEvery {
  #timer: ReturnType<typeof setTimeout> | null = null;
  #asked = false;

  constructor(
    private readonly milliseconds: number,
    private readonly run: () => void,
  ) {}

  ask(): void {
    if (this.#timer !== null) this.#asked = true;
    else this.#now();
  }

  /** Forgets what was asked for. */
  stop(): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
    this.#asked = false;
  }

  #now(): void {
    this.#asked = false;
    this.#timer = setTimeout(() => {
      this.#timer = null;
      if (this.#asked) this.#now();
    }, this.milliseconds);
    this.run();
  }
}
