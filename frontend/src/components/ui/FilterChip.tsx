import { mdiClose } from '@mdi/js';
import { useFormat } from '@/lib/locale';
import styles from './FilterChip.module.css';
import { Icon } from './Icon';

interface FilterChipProps {
  label: string;
  count?: number;
  selected: boolean;
  onToggle: () => void;
}

/** A filter that is on or off, with how many it would leave. */
export function FilterChip({ label, count, selected, onToggle }: FilterChipProps) {
  const format = useFormat();
  return (
    <button type="button" className={styles.chip} aria-pressed={selected} onClick={onToggle}>
      <span className={styles.label}>{label}</span>
      {count !== undefined && (
        <span className={`${styles.count} tabular`}>{format.number(count)}</span>
      )}
      {selected && <Icon path={mdiClose} size={16} />}
    </button>
  );
}
