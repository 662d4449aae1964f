import { render } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test, vi } from 'vitest';
import { useShortcut, useShortcutKeys, useShortcutsEnabled } from './shortcuts';

function Keys({ keys, action }: { keys: string; action: () => void }) {
  useShortcutKeys();
  useShortcut(keys, action);
  const [, setEnabled] = useShortcutsEnabled();
  return (
    <>
      <input aria-label="text" />
      <button type="button" onClick={() => setEnabled(false)}>
        off
      </button>
      <button type="button" onClick={() => setEnabled(true)}>
        on
      </button>
    </>
  );
}

test.each([
  { keys: '/', typed: '/' },
  { keys: 'g c', typed: 'gc' },
])('$keys acts', async ({ keys, typed }) => {
  const action = vi.fn();
  render(<Keys keys={keys} action={action} />);
  await userEvent.keyboard(typed);
  expect(action).toHaveBeenCalledTimes(1);
});

test('keys are letters while text is typed', async () => {
  const action = vi.fn();
  const view = render(<Keys keys="g c" action={action} />);
  await userEvent.type(view.getByLabelText('text'), 'gc');
  expect(action).not.toHaveBeenCalled();
});

test('single keys can be switched off', async () => {
  const action = vi.fn();
  const view = render(<Keys keys="t" action={action} />);
  await userEvent.click(view.getByText('off'));
  await userEvent.keyboard('t');
  expect(action).not.toHaveBeenCalled();
  await userEvent.click(view.getByText('on'));
  await userEvent.keyboard('t');
  expect(action).toHaveBeenCalledTimes(1);
});
