import { mdiHeart, mdiHeartOutline } from '@mdi/js';
import { useTranslation } from 'react-i18next';
import { Icon } from './Icon';
import styles from './LoveButton.module.css';

interface LoveButtonProps {
  title: string;
  loved: boolean;
  onToggle: () => void;
  tabIndex?: number;
}

/** A heart: full when the track is loved. */
export function LoveButton({ title, loved, onToggle, tabIndex }: LoveButtonProps) {
  const { t } = useTranslation();
  return (
    <button
      type="button"
      className={styles.love}
      aria-pressed={loved}
      aria-label={t('action.love', { title })}
      tabIndex={tabIndex}
      onClick={onToggle}
    >
      <Icon path={loved ? mdiHeart : mdiHeartOutline} size={20} />
    </button>
  );
}
