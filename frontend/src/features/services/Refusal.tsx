import { useTranslation } from 'react-i18next';
import { fieldErrors } from '@/api/fieldErrors';
import { type Problem, UNREACHABLE } from '@/api/problem';
import { useProblemText } from '@/lib/problemText';
import styles from './Services.module.css';

/** Why a form was refused, where that is not said beside one of its fields. */
export function Refusal({ problem }: { problem: Problem | null }) {
  const { t } = useTranslation();
  const problemText = useProblemText();
  if (problem === null || Object.keys(fieldErrors(problem)).length > 0) return null;
  const { title, text } = problemText(problem);
  const said = text === undefined ? title : `${title}: ${text}`;
  return (
    <p role="alert" className={styles.error}>
      {problem.type === UNREACHABLE ? t('error.unreachable') : said}
    </p>
  );
}
