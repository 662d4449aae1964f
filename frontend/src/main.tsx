/** Starts the dashboard: words first, then the first paint. */
import '@fontsource-variable/inter';
import './app/base.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { BrowserRouter } from 'react-router';
import { App } from './app/App';
import { createQueryClient } from './app/queryClient';
import { firstLanguage, startWords } from './lib/i18n';
import { takeScrolling } from './lib/scrollMemory';

const root = document.getElementById('root');
if (root === null) throw new Error('index.html has no #root');

takeScrolling();
forgetBackground();
await startWords(firstLanguage());
createRoot(root).render(
  <StrictMode>
    <BrowserRouter>
      <App client={createQueryClient()} />
    </BrowserRouter>
  </StrictMode>,
);

/** A reloaded album is a page: the one it was opened over is gone. */
function forgetBackground(): void {
  const state: unknown = window.history.state;
  if (typeof state === 'object' && state !== null && 'usr' in state) {
    window.history.replaceState({ ...state, usr: null }, '');
  }
}
