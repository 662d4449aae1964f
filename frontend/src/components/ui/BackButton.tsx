import { mdiArrowLeft } from '@mdi/js';
import Button from '@mui/material/Button';
import { useTranslation } from 'react-i18next';
import { useLocation, useNavigate } from 'react-router';
import { Icon } from './Icon';

/** Back to where the reader came from; to the collection where a tab began here. */
export function BackButton() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { key } = useLocation();
  return (
    <Button
      size="small"
      // The first entry of a tab has nothing behind it.
      onClick={() => (key === 'default' ? navigate('/collection') : navigate(-1))}
      startIcon={<Icon path={mdiArrowLeft} size={20} />}
      sx={{ mb: 1.5 }}
    >
      {t('action.back')}
    </Button>
  );
}
