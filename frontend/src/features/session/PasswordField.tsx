import { mdiEyeOffOutline, mdiEyeOutline } from '@mdi/js';
import IconButton from '@mui/material/IconButton';
import InputAdornment from '@mui/material/InputAdornment';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Icon } from '@/components/ui/Icon';
import { SessionField } from './SessionField';

interface PasswordFieldProps {
  autoComplete: 'current-password' | 'new-password';
  hint?: string;
  error?: string;
}

/** A password that can be looked at while it is typed. */
export function PasswordField({ autoComplete, hint, error }: PasswordFieldProps) {
  const { t } = useTranslation();
  const [visible, setVisible] = useState(false);
  return (
    <SessionField
      name="password"
      label={t('session.password')}
      type={visible ? 'text' : 'password'}
      autoComplete={autoComplete}
      hint={hint}
      error={error}
      slotProps={{
        input: {
          endAdornment: (
            <InputAdornment position="end">
              <IconButton
                edge="end"
                aria-label={t('session.showPassword')}
                aria-pressed={visible}
                onClick={() => setVisible(!visible)}
              >
                <Icon path={visible ? mdiEyeOffOutline : mdiEyeOutline} />
              </IconButton>
            </InputAdornment>
          ),
        },
      }}
    />
  );
}
