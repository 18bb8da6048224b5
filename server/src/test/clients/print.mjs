/** Prints what a reader understood, one instance a line, of those that start within the window. */
export function print(instances, from, to) {
  const line = (instance) => JSON.stringify(instance);
  const within = ({ start }) => start >= from && start < to;
  process.stdout.write(
    instances
      .filter(within)
      .map((instance) => `${line(instance)}\n`)
      .join(""),
  );
}

/** An instant as `2026-10-08T08:00:00Z`. */
export const instant = (date) => date.toISOString().replace(".000Z", "Z");
