import { expect, test } from 'vitest';
import { layoutFor } from './layout';

test.each([
  { width: 320, columns: 2 },
  { width: 358, columns: 2 },
  { width: 540, columns: 3 },
  { width: 992, columns: 5 },
  { width: 1616, columns: 8 },
])('$columns covers stand side by side at $width', ({ width, columns }) => {
  const layout = layoutFor(width);
  expect(layout.columns).toBe(columns);
  expect(layout.rowHeight).toBeGreaterThan(width / columns);
});
