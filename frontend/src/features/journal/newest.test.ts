import { expect, test } from 'vitest';
import { listen, listenPage } from '@/test/builders';
import { mergeNewest } from './newest';

const shown = [listen(3, 10), listen(2, 20), listen(1, 30)];
const page = (...items: ReturnType<typeof listen>[]) => ({
  ...listenPage(items),
  next_cursor: 'more',
});
const ids = (items: { id: number }[]) => items.map(({ id }) => id);

test('new listens come in where they belong, also between others', () => {
  const { items, fresh, gap } = mergeNewest(
    shown,
    page(listen(5, 5), listen(3, 10), listen(4, 15)),
  );
  expect(ids(items)).toEqual([5, 3, 4, 2, 1]);
  expect(ids(fresh)).toEqual([5, 4]);
  expect(gap).toBe(false);
});

test('what changed changes, what is gone goes, and what was not asked for stays', () => {
  const { items, fresh } = mergeNewest(shown, page(listen(3, 10, { loved: true }), listen(1, 30)));
  expect(ids(items)).toEqual([3, 1]);
  expect(items[0]?.loved).toBe(true);
  expect(fresh).toEqual([]);
  expect(ids(mergeNewest(shown, page(listen(3, 10))).items)).toEqual([3, 2, 1]);
});

test('where everything is new there is a gap before the old', () => {
  expect(mergeNewest(shown, page(listen(9, 1), listen(8, 2))).gap).toBe(true);
  expect(mergeNewest([], listenPage([listen(1, 0)])).gap).toBe(false);
});
