import Button from '@mui/material/Button';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { Sheet } from '@/components/ui/Sheet';
import { JobGroups } from './JobGroups';

/** Ended work that is shown without going to its page. */
const LATEST = 3;

/** The work at a glance, over whatever page one is on. */
export default function JobsTray({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  return (
    <Sheet
      title={t('jobs.title')}
      onClose={onClose}
      footer={
        <Button component={Link} to="/activity" onClick={onClose}>
          {t('jobs.all')}
        </Button>
      }
    >
      <JobGroups most={LATEST} />
    </Sheet>
  );
}
