import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { Navigate } from 'react-router';
import { $api } from '@/api/client';
import { useSession } from '@/api/session';
import { ErrorMessage } from '@/components/ui/ErrorMessage';
import { FrontDoor } from '@/components/ui/FrontDoor';
import { Splash } from '@/components/ui/Splash';
import { AccountForm } from '@/features/session/AccountForm';

/** `/setup`: the owner's account, once in the life of a server. */
export default function SetupRoute() {
  const { t } = useTranslation();
  const session = useSession();
  const setup = $api.useQuery('get', '/api/v1/setup');

  useEffect(() => {
    document.title = `${t('setup.title')} · AIME`;
  }, [t]);

  if (session.data) return <Navigate to="/setup/files" replace />;
  if (setup.isError) return <ErrorMessage error={setup.error} onRetry={() => setup.refetch()} />;
  if (setup.isPending) return <Splash />;
  if (!setup.data.needed) return <Navigate to="/login" replace />;
  return (
    <FrontDoor title={t('setup.title')} text={t('setup.text')}>
      <AccountForm codeRequired={setup.data.code_required} />
    </FrontDoor>
  );
}
