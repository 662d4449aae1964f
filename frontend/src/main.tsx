/** Starts the dashboard: words first, then the first paint. */
import '@fontsource-variable/inter';
import './app/base.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { BrowserRouter } from 'react-router';
import { App } from './app/App';
import { createQueryClient } from './app/queryClient';
import { firstLanguage, startWords } from './lib/i18n';

const root = document.getElementById('root');
if (root === null) throw new Error('index.html has no #root');

await startWords(firstLanguage());
createRoot(root).render(
  <StrictMode>
    <BrowserRouter>
      <App client={createQueryClient()} />
    </BrowserRouter>
  </StrictMode>,
);
