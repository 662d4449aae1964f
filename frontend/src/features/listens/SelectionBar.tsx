import Button from '@mui/material/Button';
import { useTranslation } from 'react-i18next';
import { useFormat } from '@/lib/locale';
import styles from './SelectionBar.module.css';

interface SelectionBarProps {
  count: number;
  /** How many the filters leave, where that is fewer than everything. */
  fitting: number | null;
  onAll: () => void;
  onEdit: () => void;
  onDelete: () => void;
  onEnd: () => void;
}

/** What can be done with the listens that are selected. */
export function SelectionBar(props: SelectionBarProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const { count, fitting } = props;
  return (
    <section className={styles.bar} aria-label={t('listens.selection')}>
      <p className="tabular" role="status">
        {t('listens.selected', { count, n: format.number(count) })}
      </p>
      {fitting !== null && fitting > count && (
        <Button size="small" onClick={props.onAll}>
          {t('listens.selectAll', { n: format.number(fitting) })}
        </Button>
      )}
      <span className={styles.space} />
      <Button size="small" disabled={count === 0} onClick={props.onEdit}>
        {t('listens.edit')}
      </Button>
      <Button size="small" color="error" disabled={count === 0} onClick={props.onDelete}>
        {t('listens.delete')}
      </Button>
      <Button size="small" onClick={props.onEnd}>
        {t('listens.endSelection')}
      </Button>
    </section>
  );
}
