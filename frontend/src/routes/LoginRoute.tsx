import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { Navigate, useSearchParams } from 'react-router';
import { useSession } from '@/api/session';
import { FrontDoor } from '@/components/ui/FrontDoor';
import { LoginForm } from '@/features/session/LoginForm';

/** `/login?next=`: back to where the reader wanted to go. */
export default function LoginRoute() {
  const { t } = useTranslation();
  const session = useSession();
  const [params] = useSearchParams();

  useEffect(() => {
    document.title = `${t('session.login')} · AIME`;
  }, [t]);

  if (session.data) return <Navigate to={ownPath(params.get('next'))} replace />;
  return (
    <FrontDoor title={t('session.welcome')} text={t('session.tagline')}>
      <LoginForm />
    </FrontDoor>
  );
}

/** Only a path of this site may be gone to. */
function ownPath(next: string | null): string {
  return next?.startsWith('/') && !/^\/[/\\]/.test(next) ? next : '/';
}
