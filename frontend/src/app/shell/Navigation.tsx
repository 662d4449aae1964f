import { mdiDotsHorizontal, mdiMagnify, mdiProgressClock } from '@mdi/js';
import { useTranslation } from 'react-i18next';
import { NavLink } from 'react-router';
import { useUser } from '@/api/session';
import { Icon } from '@/components/ui/Icon';
import { Logo } from '@/components/ui/Logo';
import { isUnderWay, useJobs } from '@/features/jobs/useJobs';
import { useFormat } from '@/lib/locale';
import styles from './Navigation.module.css';
import { sections } from './sections';

interface NavigationProps {
  onSearch: () => void;
  onJobs: () => void;
  onPreferences: () => void;
}

/** A rail with labels on wide screens, of icons on middle ones, and a bar at the bottom of phones. */
export function Navigation({ onSearch, onJobs, onPreferences }: NavigationProps) {
  const { t } = useTranslation();
  const user = useUser();
  return (
    <nav className={styles.navigation} aria-label={t('nav.label')}>
      <div className={styles.brand}>
        <Logo size={32} />
        <span className={styles.name}>AIME</span>
      </div>
      <ul className={styles.items}>
        {sections.map((section) => (
          <li key={section.path} className={section.onPhone ? undefined : styles.roomy}>
            <NavLink
              to={section.path}
              className={() => styles.item}
              aria-keyshortcuts={section.keys}
            >
              <Icon path={section.icon} />
              <span>{t(section.name)}</span>
            </NavLink>
          </li>
        ))}
        <li className={styles.first}>
          <button
            type="button"
            className={styles.item}
            aria-keyshortcuts="Control+K Meta+K"
            onClick={onSearch}
          >
            <Icon path={mdiMagnify} />
            <span>{t('search.nav')}</span>
          </button>
        </li>
        <li className={`${styles.roomy} ${styles.last}`}>
          <JobsButton onOpen={onJobs} />
        </li>
        <li>
          <button type="button" className={styles.item} onClick={onPreferences}>
            <span className={styles.wide} aria-hidden="true">
              <span className={styles.avatar}>{user.name.slice(0, 1).toUpperCase()}</span>
            </span>
            <span className={styles.narrow}>
              <Icon path={mdiDotsHorizontal} />
            </span>
            <span className={styles.user}>{user.name}</span>
            <span className={styles.more}>{t('nav.more')}</span>
          </button>
        </li>
      </ul>
    </nav>
  );
}

/** Opens the tray of what is under way, with how much that is. */
function JobsButton({ onOpen }: { onOpen: () => void }) {
  const { t } = useTranslation();
  const format = useFormat();
  const running = useJobs().data?.items.filter(isUnderWay).length ?? 0;
  return (
    <button type="button" className={styles.item} onClick={onOpen}>
      <Icon path={mdiProgressClock} />
      <span>{t('nav.activity')}</span>
      {running > 0 && (
        <span className={`${styles.badge} tabular`}>
          {format.number(running)}
          <span className="visually-hidden"> {t('nav.underWay')}</span>
        </span>
      )}
    </button>
  );
}
