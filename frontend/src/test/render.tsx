/** Renders the whole application in memory, at an address. */
import { render } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { MemoryRouter, useLocation } from 'react-router';
import { App } from '@/app/App';
import { createQueryClient } from '@/app/queryClient';
import { session } from './builders';
import { answer } from './server';

let address = '';

function Address() {
  const { pathname, search } = useLocation();
  address = pathname + search;
  return null;
}

/** The address that the application is at. */
export function currentAddress(): string {
  return address;
}

/** Renders the application as it is for somebody who is signed in, or for whoever `signedIn: false` is. */
export function renderApp(
  path: string,
  { signedIn = true, role = 'owner' }: { signedIn?: boolean; role?: 'owner' | 'member' } = {},
) {
  if (signedIn) {
    const own = session();
    answer('get', '/api/v1/session', { ...own, user: { ...own.user, role } });
    answer('get', '/api/v1/imports', { items: [], next_cursor: null });
    answer('get', '/api/v1/jobs', { items: [], recent: [] });
    answer('get', '/api/v1/now-playing', { items: [] });
  }
  const client = createQueryClient();
  client.setDefaultOptions({ queries: { ...client.getDefaultOptions().queries, retry: false } });
  const view = render(
    <MemoryRouter initialEntries={[path]}>
      <Address />
      <App client={client} />
    </MemoryRouter>,
  );
  return { ...view, client, user: userEvent.setup() };
}
