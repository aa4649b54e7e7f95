import '@congress-kit/elements/embed/congress-kit.css';
import { configure } from '@congress-kit/elements';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { api } from './api';
import { App } from './App';

// Once, for every element of the page.
configure({ api, lang: 'zh-CN' });

createRoot(document.getElementById('root')!).render(<StrictMode><App /></StrictMode>);
