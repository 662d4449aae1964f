import Button from '@mui/material/Button';
import { useColorScheme } from '@mui/material/styles';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { api } from '@/api/client';
import { useUpdateMe } from '@/api/me';
import { leaveSession, useUser } from '@/api/session';
import { Choice } from '@/components/ui/Choice';
import { Icon } from '@/components/ui/Icon';
import { Sheet } from '@/components/ui/Sheet';
import { chooseLanguage, type Language, languages, toLanguage } from '@/lib/i18n';
import { useShortcutsEnabled } from '@/lib/shortcuts';
import styles from './PreferencesSheet.module.css';
import { corners, sections } from './sections';

interface PreferencesSheetProps {
  onClose: () => void;
  onKeys: () => void;
}

/** What a reader may choose for this browser, and the way out. */
export default function PreferencesSheet({ onClose, onKeys }: PreferencesSheetProps) {
  const { t, i18n } = useTranslation();
  const user = useUser();
  const client = useQueryClient();
  const { mode, setMode } = useColorScheme();
  const [shortcuts, setShortcuts] = useShortcutsEnabled();
  const me = useUpdateMe();
  const logout = useMutation({
    // Whatever the server says, this browser forgets the session.
    mutationFn: () => api.DELETE('/api/v1/session').catch(() => undefined),
    onSettled: () => leaveSession(client),
  });

  return (
    <Sheet title={t('preferences.title')} onClose={onClose}>
      <div className={styles.groups}>
        <ul className={styles.rooms}>
          {sections
            .filter(({ onPhone }) => !onPhone)
            .map(({ path, name, icon }) => (
              <li key={path}>
                <Link to={path} onClick={onClose}>
                  <Icon path={icon} />
                  {t(name)}
                </Link>
              </li>
            ))}
        </ul>
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
        <Choice<Language>
          label={t('preferences.language')}
          value={toLanguage(i18n.language) ?? 'en'}
          options={Object.entries(languages).map(([value, label]) => ({
            value: value as Language,
            label,
          }))}
          onChange={(language) => {
            chooseLanguage(language);
            me.mutate({ body: { language } });
          }}
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
        <Button variant="text" onClick={onKeys} sx={{ alignSelf: 'flex-start' }}>
          {t('preferences.keys')}
        </Button>
        <div className={styles.corners}>
          {corners.map(({ path, name }) => (
            <Button key={path} component={Link} to={path} onClick={onClose} variant="text">
              {t(name)}
            </Button>
          ))}
        </div>
        <div className={styles.account}>
          <div>
            <p className={styles.name}>{user.name}</p>
            <p className={styles.role}>{t(`role.${user.role}`)}</p>
          </div>
          <Button variant="outlined" onClick={() => logout.mutate()} disabled={logout.isPending}>
            {t('preferences.logout')}
          </Button>
        </div>
      </div>
    </Sheet>
  );
}
