/** A function that gathers what it is given and passes it on at most once in a while. */
export interface Throttled<Item> {
  (items: Set<Item>): void;
  cancel: () => void;
}

/** Calls `run` at once with the first items, then with all that came in between, `pauseMs` apart. */
export function throttled<Item>(pauseMs: number, run: (items: Set<Item>) => void): Throttled<Item> {
  let gathered = new Set<Item>();
  let timer: ReturnType<typeof setTimeout> | null = null;

  function pass(): void {
    timer = null;
    if (gathered.size === 0) return;
    const items = gathered;
    gathered = new Set();
    timer = setTimeout(pass, pauseMs);
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
