import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { $api } from '@/api/client';
import { say } from '@/lib/toasts';
import { useTold } from './useTold';

/** Completes a link when Discogs sends somebody back who let us in there; says so where they did not. */
export function useGivenConsent() {
  const { t } = useTranslation();
  const told = useTold();
  const [params, setParams] = useSearchParams();
  const complete = $api.useMutation('put', '/api/v1/services/discogs/consent', told);
  const done = useRef(false);
  const { mutate } = complete;
  useEffect(() => {
    const token = params.get('oauth_token');
    const verifier = params.get('oauth_verifier');
    const isDenied = params.has('denied');
    if (done.current || (!isDenied && (token === null || verifier === null))) return;
    done.current = true;
    if (token !== null && verifier !== null) {
      mutate({ body: { oauth_token: token, oauth_verifier: verifier } });
    } else {
      say(t('services.discogs.denied'));
    }
    // Good for one time: it has no place in the history of the browser.
    setParams({}, { replace: true });
  }, [params, setParams, mutate, t]);
  return complete.isPending;
}
