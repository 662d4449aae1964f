import { useTranslation } from 'react-i18next';
import type { FacetName } from './filters';

/** The media that have a name in every language; others are shown as they came. */
const supports = ['Vinyl', 'CD', 'Cassette', 'Digital'] as const;

/** What a facet's value is called. */
export function useFacetLabel(): (name: FacetName, value: string) => string {
  const { t } = useTranslation();
  return (name, value) => {
    if (name === 'decade') return t('collection.decade', { decade: value });
    const support = name === 'support' && supports.find((known) => known === value);
    return support ? t(`support.${support}`) : value;
  };
}
