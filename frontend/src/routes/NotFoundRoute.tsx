import { mdiCompassOffOutline } from '@mdi/js';
import Button from '@mui/material/Button';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { Message } from '@/components/ui/Message';

/** Any address that no page answers to. */
export default function NotFoundRoute() {
  const { t } = useTranslation();
  return (
    <Message
      heading="h1"
      icon={mdiCompassOffOutline}
      title={t('notFound.title')}
      text={t('notFound.text')}
      actions={
        <Button component={Link} to="/collection" variant="contained">
          {t('notFound.home')}
        </Button>
      }
    />
  );
}
