import { type ReactNode, useEffect, useRef } from 'react';
import { NavigationType, useNavigationType } from 'react-router';
import styles from './PageHeader.module.css';

interface PageHeaderProps {
  title: string;
  /** A quiet line beside the title: a count, a span of time. */
  summary?: ReactNode;
  actions?: ReactNode;
}

/** The title of a page: names the tab and takes the focus after a navigation. */
export function PageHeader({ title, summary, actions }: PageHeaderProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  const navigation = useNavigationType();

  useEffect(() => {
    document.title = `${title} · AIME`;
  }, [title]);

  useEffect(() => {
    // Back and forward return to where the reader was; the first page keeps the browser's own focus.
    if (navigation !== NavigationType.Pop) heading.current?.focus({ preventScroll: true });
  }, [navigation]);

  return (
    <header className={styles.header}>
      <div className={styles.titles}>
        <h1 ref={heading} tabIndex={-1} data-page-heading="">
          {title}
        </h1>
        {summary !== undefined && <p className={`${styles.summary} tabular`}>{summary}</p>}
      </div>
      {actions}
    </header>
  );
}
