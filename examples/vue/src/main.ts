import '@congress-kit/elements/embed/congress-kit.css';
import { configure } from '@congress-kit/elements';
import { createApp } from 'vue';
import { api } from './api';
import App from './App.vue';

// Once, for every element of the page.
configure({ api, lang: 'zh-CN' });

createApp(App).mount('#app');
