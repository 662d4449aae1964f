import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { FrontDoor } from '@/components/ui/FrontDoor';
import { LetIn } from '@/features/scrobbler/LetIn';

/** `/scrobbler?token=&cb=`: a scrobbling client sent its person here to be let in. */
export default function ScrobblerRoute() {
  const { t } = useTranslation();
  const [params] = useSearchParams();
  useEffect(() => {
    document.title = `${t('scrobbler.title')} · AIME`;
  }, [t]);
  return (
    <FrontDoor title={t('scrobbler.title')} text={t('scrobbler.lead')}>
      <LetIn token={params.get('token') ?? ''} back={webAddress(params.get('cb'))} />
    </FrontDoor>
  );
}

/** Where the client wants its person back; a page of the web or nothing. */
function webAddress(text: string | null): URL | null {
  const url = text !== null && URL.canParse(text) ? new URL(text) : null;
  return url?.protocol === 'http:' || url?.protocol === 'https:' ? url : null;
}
