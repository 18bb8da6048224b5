/** Often enough for a schedule in minutes, seldom enough for a phone's battery. */
const tick = 10_000;

/** A time that moves on by itself, for what a screen shows of now. */
export class Clock {
  #now = $state(0);

  constructor(private readonly read: () => number) {
    this.#now = read();
  }

  get now(): number {
    return this.#now;
  }

  /** Starts ticking; returns how to stop. */
  run(): () => void {
    this.#now = this.read();
    const timer = setInterval(() => {
      this.#now = this.read();
    }, tick);
    return () => clearInterval(timer);
  }
}
