import { useColorScheme } from '@mui/material/styles';
import { useTranslation } from 'react-i18next';
import { Choice } from '@/components/ui/Choice';
import { useShortcutsEnabled } from '@/lib/shortcuts';
import styles from './Section.module.css';

/** How the dashboard looks and listens in this browser. */
export function AppearanceSection() {
  const { t } = useTranslation();
  const { mode, setMode } = useColorScheme();
  const [shortcuts, setShortcuts] = useShortcutsEnabled();
  return (
    <div className={styles.section}>
      <p className={styles.text}>{t('settings.appearance.here')}</p>
      <Choice
        label={t('preferences.theme')}
        value={mode ?? 'system'}
        options={[
          { value: 'system', label: t('preferences.system') },
          { value: 'light', label: t('preferences.light') },
          { value: 'dark', label: t('preferences.dark') },
        ]}
        onChange={setMode}
      />
      <Choice
        label={t('preferences.shortcuts')}
        value={shortcuts ? 'on' : 'off'}
        options={[
          { value: 'on', label: t('preferences.on') },
          { value: 'off', label: t('preferences.off') },
        ]}
        onChange={(value) => setShortcuts(value === 'on')}
      />
      <p className={styles.facts}>{t('settings.appearance.keys')}</p>
    </div>
  );
}
