import { expect, test } from 'vitest';
import { creditParts } from './credit';

const amber = { id: 1, name: 'Amber' };
const zinc = { id: 2, name: 'Zinc & Co' };

test.each([
  { credit: 'Amber', artists: [amber], parts: ['Amber#1'] },
  {
    credit: 'Amber feat. Zinc & Co',
    artists: [amber, zinc],
    parts: ['Amber#1', ' feat. ', 'Zinc & Co#2'],
  },
  { credit: 'Amber (live)', artists: [amber], parts: ['Amber#1', ' (live)'] },
  { credit: 'AMBER', artists: [amber], parts: ['AMBER#1'] },
  { credit: 'amber / zinc', artists: [amber, zinc], parts: ['Amber#1', ', ', 'Zinc & Co#2'] },
  { credit: 'Nobody known', artists: [], parts: ['Nobody known'] },
])('$credit leads to its artists', ({ credit, artists, parts }) => {
  expect(
    creditParts(credit, artists).map(({ text, id }) => (id === null ? text : `${text}#${id}`)),
  ).toEqual(parts);
});
