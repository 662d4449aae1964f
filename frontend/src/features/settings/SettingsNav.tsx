import { useTranslation } from 'react-i18next';
import { NavLink } from 'react-router';
import { useUser } from '@/api/session';
import { Icon } from '@/components/ui/Icon';
import styles from './SettingsNav.module.css';
import { sections } from './sections';

/** The sections side by side on phones, one below the other where there is room. */
export function SettingsNav() {
  const { t } = useTranslation();
  const { role } = useUser();
  return (
    <nav aria-label={t('settings.sections')} className={styles.nav}>
      <ul>
        {sections
          .filter(({ house }) => !house || role !== 'member')
          .map(({ id, name, icon }) => (
            <li key={id}>
              <NavLink to={`/settings/${id}`} className={() => styles.item}>
                <Icon path={icon} size={20} />
                {t(name)}
              </NavLink>
            </li>
          ))}
      </ul>
    </nav>
  );
}
