import {
  mdiDiceMultipleOutline,
  mdiSortAscending,
  mdiSortDescending,
  mdiTuneVariant,
} from '@mdi/js';
import IconButton from '@mui/material/IconButton';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { $api } from '@/api/client';
import { FilterChip } from '@/components/ui/FilterChip';
import { Icon } from '@/components/ui/Icon';
import { SearchField } from '@/components/ui/SearchField';
import { SelectField } from '@/components/ui/SelectField';
import type { ParamChanges } from '@/lib/useUrlParams';
import styles from './CollectionToolbar.module.css';
import { useFacetLabel } from './facetLabel';
import {
  type CollectionView,
  facetNames,
  noFilters,
  sortBy,
  sorts,
  toggleFacet,
  turnOrder,
} from './filters';

const FacetSheet = lazy(() => import('./FacetSheet'));

interface CollectionToolbarProps {
  view: CollectionView;
  total: number | undefined;
  onChange: (changes: ParamChanges) => void;
}

/** Search, order and the filters that are most used; the others are a sheet away. */
export function CollectionToolbar({ view, total, onChange }: CollectionToolbarProps) {
  const { t } = useTranslation();
  const facetLabel = useFacetLabel();
  const [sheet, setSheet] = useState(false);
  const facets = $api.useQuery('get', '/api/v1/collection/facets', {
    params: { query: view.filters },
  });
  const chosen = facetNames
    .filter((name) => name !== 'support')
    .flatMap((name) => view.facets[name].map((value) => ({ name, value })));
  const supports = facets.data?.support ?? [];
  const random = view.sort === 'random';

  return (
    <>
      <div className={styles.bar}>
        <div className={styles.search}>
          <SearchField
            label={t('collection.search')}
            value={view.search}
            onChange={(search) => onChange({ search })}
          />
        </div>
        <SelectField
          label={t('collection.sort')}
          hideLabel
          value={view.sort}
          options={sorts.map((sort) => ({ value: sort, label: t(`collection.sorts.${sort}`) }))}
          onChange={(sort) => onChange(sortBy(sort, newSeed()))}
        />
        <IconButton
          aria-label={random ? t('collection.rollAgain') : t(`collection.order.${view.order}`)}
          onClick={() => onChange(random ? sortBy('random', newSeed()) : turnOrder(view))}
        >
          <Icon path={orderIcon(view)} />
        </IconButton>
      </div>
      <section className={styles.chips} aria-label={t('collection.filters')}>
        <button type="button" className={styles.more} onClick={() => setSheet(true)}>
          <Icon path={mdiTuneVariant} size={18} />
          {t('collection.filters')}
          {chosen.length > 0 && <span className="tabular">({chosen.length})</span>}
        </button>
        {chosen.map(({ name, value }) => (
          <FilterChip
            key={`${name} ${value}`}
            label={facetLabel(name, value)}
            selected
            onToggle={() => onChange(toggleFacet(view, name, value))}
          />
        ))}
        {supports.map(({ value, count }) => (
          <FilterChip
            key={value}
            label={facetLabel('support', value)}
            count={count}
            selected={view.facets.support.includes(value)}
            onToggle={() => onChange(toggleFacet(view, 'support', value))}
          />
        ))}
        <FilterChip
          label={t('collection.neverPlayed')}
          selected={view.neverPlayed}
          onToggle={() => onChange({ played: view.neverPlayed ? null : 'never' })}
        />
        {view.active > 1 && (
          <button type="button" className={styles.clear} onClick={() => onChange(noFilters)}>
            {t('action.clearFilters')}
          </button>
        )}
      </section>
      <Suspense>
        {sheet && (
          <FacetSheet
            view={view}
            facets={facets.data}
            total={total}
            onChange={onChange}
            onClose={() => setSheet(false)}
          />
        )}
      </Suspense>
    </>
  );
}

function orderIcon({ sort, order }: CollectionView): string {
  if (sort === 'random') return mdiDiceMultipleOutline;
  return order === 'asc' ? mdiSortAscending : mdiSortDescending;
}

/** A seed for the random order: small enough to read in the address. */
function newSeed(): number {
  return 1 + Math.floor(Math.random() * 999_999);
}
