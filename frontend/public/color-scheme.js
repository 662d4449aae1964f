// Runs before the first paint, so that a dark room stays dark. A file, because the content security policy allows no inline script.
(() => {
  let mode = 'system';
  try {
    mode = localStorage.getItem('aime-mode') || mode;
  } catch {
    // Storage may be forbidden; the system's own scheme is a fair answer.
  }
  const dark =
    mode === 'dark' || (mode === 'system' && matchMedia('(prefers-color-scheme: dark)').matches);
  document.documentElement.setAttribute('data-scheme', dark ? 'dark' : 'light');
})();
