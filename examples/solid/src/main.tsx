import '@congress-kit/elements/embed/congress-kit.css';
import { configure } from '@congress-kit/elements';
import { render } from 'solid-js/web';
import { api } from './api';
import { App } from './App';

// Once, for every element of the page.
configure({ api, lang: 'zh-CN' });

render(() => <App />, document.getElementById('root')!);
