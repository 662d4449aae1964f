/** Problems in the reader's language: by their stable word where the dashboard knows it, else as the server wrote. */
import { useTranslation } from 'react-i18next';

interface Told {
  code?: string;
  title: string;
  detail?: string | null;
}

/** What to show of a problem. */
interface ProblemText {
  title: string;
  text: string | undefined;
}

/** Puts a problem into words. The server's own detail is English, and is shown to whoever reads English. */
export function useProblemText(): (problem: Told) => ProblemText {
  const { t, i18n } = useTranslation();
  return ({ code, title, detail }) => {
    const known = code !== undefined && i18n.exists(`problems.${code}`);
    if (i18n.language === 'en' || !known) {
      return { title, text: detail ?? undefined };
    }
    return { title: t(`problems.${code}` as 'problems.forbidden'), text: undefined };
  };
}
