import Button from '@mui/material/Button';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Facets } from '@/api/types';
import { FilterChip } from '@/components/ui/FilterChip';
import { Sheet } from '@/components/ui/Sheet';
import { useFormat } from '@/lib/locale';
import type { ParamChanges } from '@/lib/useUrlParams';
import styles from './FacetSheet.module.css';
import { useFacetLabel } from './facetLabel';
import { type CollectionView, type FacetName, facetNames, noFilters, toggleFacet } from './filters';

interface FacetSheetProps {
  view: CollectionView;
  facets: Facets | undefined;
  total: number | undefined;
  onChange: (changes: ParamChanges) => void;
  onClose: () => void;
}

/** Every filter with its counts; the button below says how many albums they leave. */
export default function FacetSheet({ view, facets, total, onChange, onClose }: FacetSheetProps) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <Sheet
      title={t('collection.filters')}
      onClose={onClose}
      footer={
        <div className={styles.footer}>
          <Button onClick={() => onChange(noFilters)} disabled={view.active === 0}>
            {t('action.clearFilters')}
          </Button>
          <Button variant="contained" onClick={onClose}>
            {t('collection.show', { count: total ?? 0, n: format.number(total ?? 0) })}
          </Button>
        </div>
      }
    >
      {facetNames.map((name) => (
        <FacetGroup
          key={name}
          name={name}
          values={facets?.[name] ?? []}
          selected={view.facets[name]}
          onToggle={(value) => onChange(toggleFacet(view, name, value))}
        />
      ))}
    </Sheet>
  );
}

interface FacetGroupProps {
  name: FacetName;
  values: ReadonlyArray<{ value: string; count: number }>;
  selected: readonly string[];
  onToggle: (value: string) => void;
}

/** Chips that are shown before "all of them" is asked for. */
const FEW = 12;

function FacetGroup({ name, values, selected, onToggle }: FacetGroupProps) {
  const { t } = useTranslation();
  const facetLabel = useFacetLabel();
  const [all, setAll] = useState(false);
  if (values.length === 0) return null;
  const title = t(`collection.facets.${name}`);
  return (
    <section className={styles.group} aria-label={title}>
      <h3>{title}</h3>
      <div className={styles.chips}>
        {values
          .filter(({ value }, place) => all || place < FEW || selected.includes(value))
          .map(({ value, count }) => (
            <FilterChip
              key={value}
              label={facetLabel(name, value)}
              count={count}
              selected={selected.includes(value)}
              onToggle={() => onToggle(value)}
            />
          ))}
        {!all && values.length > FEW && (
          <Button size="small" onClick={() => setAll(true)}>
            {t('collection.allValues', { n: values.length })}
          </Button>
        )}
      </div>
    </section>
  );
}
