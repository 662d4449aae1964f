import { useEffect } from 'react';

/** Names the tab after the page, once its name is known. */
export function usePageTitle(title: string | undefined): void {
  useEffect(() => {
    if (title !== undefined) document.title = `${title} · AIME`;
  }, [title]);
}
