import { screen, waitFor, within } from '@testing-library/react';
import { beforeEach, expect, test } from 'vitest';
import { album, albumDetail, albumPage } from '@/test/builders';
import { currentAddress, renderApp } from '@/test/render';
import { serveCollection } from '@/test/scenes';
import { answer, refuse } from '@/test/server';

const TOTAL = 10_000;
let asked: string[] = [];

const facets = {
  support: [
    { value: 'Vinyl', count: 6000 },
    { value: 'CD', count: 4000 },
  ],
  decade: [{ value: '1970', count: 20 }],
};

beforeEach(() => {
  asked = [];
  serveCollection([], facets);
  answer('get', '/api/v1/collection/albums', ({ query }) => {
    asked.push(query.toString());
    const offset = Number(query.get('offset'));
    const items = Array.from({ length: Number(query.get('limit')) }, (_, place) =>
      album(offset + place + 1),
    );
    return albumPage(items, TOTAL);
  });
});

test('ten thousand albums are a grid of which only the rows in view exist', async () => {
  renderApp('/collection');
  const list = await screen.findByRole('list', { name: 'Albums' });
  const cards = await within(list).findAllByRole('listitem');
  expect(cards.length).toBeLessThan(60);
  expect(cards[0]?.getAttribute('aria-setsize')).toBe(String(TOTAL));
  expect(cards[0]?.getAttribute('aria-posinset')).toBe('1');
  screen.getByText('10,000 albums');
});

test('the arrow keys walk the grid, and End reaches its last album', async () => {
  const { user } = renderApp('/collection');
  const first = await screen.findByRole('link', { name: /^Album 1The/ });
  first.focus();
  await user.keyboard('{ArrowRight}');
  expect(document.activeElement?.getAttribute('data-index')).toBe('1');
  await user.keyboard('{ArrowDown}');
  expect(document.activeElement?.getAttribute('data-index')).toBe('6');
  await user.keyboard('{End}');
  await waitFor(() =>
    expect(document.activeElement?.getAttribute('data-index')).toBe(String(TOTAL - 1)),
  );
  await screen.findByRole('link', { name: /^Album 10000The/ });
});

test('a filter goes to the address and to the server', async () => {
  const { user } = renderApp('/collection');
  await user.click(await screen.findByRole('button', { name: /CD/ }));
  await waitFor(() => expect(currentAddress()).toBe('/collection?support=CD'));
  await waitFor(() => expect(asked.at(-1)).toContain('support=CD'));
  await user.click(screen.getByRole('button', { name: /CD/, pressed: true }));
  await waitFor(() => expect(currentAddress()).toBe('/collection'));
});

test('typing in the search loses no letter', async () => {
  const { user } = renderApp('/collection');
  await user.type(await screen.findByRole('searchbox'), 'tide of');
  await waitFor(() => expect(currentAddress()).toBe('/collection?search=tide+of'));
  expect(screen.getByRole<HTMLInputElement>('searchbox').value).toBe('tide of');
});

test('the whole collection is sorted, by the server', async () => {
  const { user } = renderApp('/collection');
  await user.selectOptions(await screen.findByLabelText('Sort by'), 'plays');
  await waitFor(() => expect(currentAddress()).toBe('/collection?sort=plays'));
  await waitFor(() => expect(asked.at(-1)).toContain('sort=plays&order=desc'));
  await user.click(screen.getByRole('button', { name: 'Descending: turn round' }));
  await waitFor(() => expect(currentAddress()).toBe('/collection?sort=plays&order=asc'));
});

test('filters that leave nothing offer to be cleared', async () => {
  answer('get', '/api/v1/collection/albums', ({ query }) =>
    query.has('search') ? albumPage([]) : albumPage([album(1)]),
  );
  const { user } = renderApp('/collection?search=nothing');
  await screen.findByText('No album fits');
  await user.click(screen.getByRole('button', { name: 'Clear filters' }));
  await screen.findByRole('link', { name: /^Album 1The/ });
  expect(currentAddress()).toBe('/collection');
});

test('an empty collection says how to fill it', async () => {
  answer('get', '/api/v1/collection/albums', albumPage([]));
  renderApp('/collection');
  await screen.findByText('No albums yet');
  expect(screen.queryByRole('searchbox')).toBeNull();
});

test('an error can be tried again', async () => {
  refuse('get', '/api/v1/collection/albums', { status: 500, title: 'Internal error' });
  const { user } = renderApp('/collection');
  await screen.findByText('Internal error');
  answer('get', '/api/v1/collection/albums', albumPage([album(1)]));
  await user.click(screen.getByRole('button', { name: 'Try again' }));
  await screen.findByRole('link', { name: /^Album 1The/ });
});

test('an album opens at its own address', async () => {
  answer('get', '/api/v1/collection/albums/{album_id}', ({ params }) =>
    albumDetail(Number(params.album_id)),
  );
  const { user } = renderApp('/collection');
  await user.click(await screen.findByRole('link', { name: /^Album 3The/ }));
  await screen.findByRole('heading', { name: 'Album 3', level: 1 });
  expect(currentAddress()).toBe('/albums/3');
});

test('every filter is in the sheet, which says what it leaves', async () => {
  const { user } = renderApp('/collection');
  await user.click(await screen.findByRole('button', { name: 'Filters' }));
  const sheet = await screen.findByRole('dialog', { name: 'Filters' });
  await user.click(await within(sheet).findByRole('button', { name: /1970s/ }));
  await waitFor(() => expect(currentAddress()).toBe('/collection?decade=1970'));
  within(sheet).getByRole('button', { name: 'Show 10,000 albums' });
});
