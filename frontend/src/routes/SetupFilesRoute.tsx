import Button from '@mui/material/Button';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { FrontDoor } from '@/components/ui/FrontDoor';
import { DropZone } from '@/features/imports/DropZone';
import { ImportHistory } from '@/features/imports/ImportHistory';
import { useImports } from '@/features/imports/useImports';
import styles from './SetupFilesRoute.module.css';

/** `/setup/files`: the second step of the setup, which can be left at any time. */
export default function SetupFilesRoute() {
  const { t } = useTranslation();
  const begun = (useImports().data?.items.length ?? 0) > 0;

  useEffect(() => {
    document.title = `${t('setup.files')} · AIME`;
  }, [t]);

  return (
    <FrontDoor title={t('setup.files')} text={t('setup.filesText')} wide>
      <div className={styles.step}>
        <DropZone />
        <ImportHistory />
        <div className={styles.next}>
          <Button
            component={Link}
            to={begun ? '/journal' : '/collection'}
            variant={begun ? 'contained' : 'text'}
            size="large"
          >
            {t(begun ? 'setup.toJournal' : 'setup.later')}
          </Button>
        </div>
      </div>
    </FrontDoor>
  );
}
