/** A function that gathers what it is given and passes it on at most once in a while. */
export interface Throttled<Item> {
  (items: Set<Item>): void;
  cancel: () => void;
}

/** How long to wait between two calls: after the first of a row, and at most, milliseconds. */
export interface Pauses {
  first: number;
  most: number;
}

/**
 * Calls `run` at once with the first items, then with all that came in between. Each pause is twice the one before, up to
 * the longest, and the first again after one in which nothing came: a single thing is seen at once, and a stream of them
 * does not keep everybody busy.
 */
export function throttled<Item>(
  { first, most }: Pauses,
  run: (items: Set<Item>) => void,
): Throttled<Item> {
  let gathered = new Set<Item>();
  let timer: ReturnType<typeof setTimeout> | null = null;
  let pause = first;

  function pass(): void {
    timer = null;
    if (gathered.size === 0) {
      pause = first;
      return;
    }
    const items = gathered;
    gathered = new Set();
    timer = setTimeout(pass, pause);
    pause = Math.min(pause * 2, most);
    run(items);
  }

  const gather = (items: Set<Item>) => {
    for (const item of items) gathered.add(item);
    if (timer === null) pass();
  };
  return Object.assign(gather, {
    cancel: () => {
      if (timer !== null) clearTimeout(timer);
      timer = null;
      gathered.clear();
    },
  });
}
