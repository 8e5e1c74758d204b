import '@mantine/core/styles.css';
import '@mantine/dates/styles.css';
import '@mantine/notifications/styles.css';
import './ui/tokens.css';
import { createRoot } from 'react-dom/client';
import { App } from './app.js';
import { startI18n } from './i18n/i18n.js';
import { initialLanguage } from './i18n/language.js';
import { cspNonce } from './ui/csp-nonce.js';

const root = document.getElementById('root');
if (root === null) throw new Error('index.html has no #root');

window.__webpack_nonce__ = cspNonce();
await startI18n(initialLanguage(window.location.search, window.localStorage));
createRoot(root).render(<App />);
