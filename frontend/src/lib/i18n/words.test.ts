import { expect, test } from 'vitest';
import coreEn from './en.json';
import coreFr from './fr.json';
import roomsEn from './rooms/en.json';
import roomsFr from './rooms/fr.json';
import servicesEn from './services/en.json';
import servicesFr from './services/fr.json';

const en = { core: coreEn, rooms: roomsEn, services: servicesEn };
const fr = { core: coreFr, rooms: roomsFr, services: servicesFr };

/** Every key of a file, its plural forms taken together. */
function keysOf(words: object, prefix = ''): string[] {
  return Object.entries(words).flatMap(([key, value]) =>
    typeof value === 'string'
      ? [`${prefix}${key.replace(/_(one|many|other)$/, '')}`]
      : keysOf(value, `${prefix}${key}.`),
  );
}

/** Every plural form of a file. */
function formsOf(words: object, form: string, prefix = ''): string[] {
  return Object.entries(words).flatMap(([key, value]) => {
    if (typeof value !== 'string') return formsOf(value, form, `${prefix}${key}.`);
    return key.endsWith(`_${form}`) ? [`${prefix}${key.slice(0, -form.length - 1)}`] : [];
  });
}

/** What is filled into each text. */
function blanksOf(words: object, prefix = ''): string[] {
  return Object.entries(words).flatMap(([key, value]) => {
    if (typeof value !== 'string') return blanksOf(value, `${prefix}${key}.`);
    const name = prefix + key.replace(/_(one|many|other)$/, '');
    return [...value.matchAll(/\{\{(\w+)\}\}/g)].map((blank) => `${name} ${blank[1]}`);
  });
}

const unique = (list: string[]) => [...new Set(list)].sort();

test('both languages have the same keys', () => {
  expect(unique(keysOf(fr))).toEqual(unique(keysOf(en)));
});

test('both languages fill in the same things', () => {
  expect(unique(blanksOf(fr))).toEqual(unique(blanksOf(en)));
});

test('each language has all of its plural forms', () => {
  const plurals = unique(formsOf(en, 'one'));
  expect(unique(formsOf(en, 'other'))).toEqual(plurals);
  for (const form of ['one', 'many', 'other']) expect(unique(formsOf(fr, form))).toEqual(plurals);
});
