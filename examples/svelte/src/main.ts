import '@congress-kit/elements/embed/congress-kit.css';
import { configure } from '@congress-kit/elements';
import { mount } from 'svelte';
import { api } from './api';
import App from './App.svelte';

// Once, for every element of the page.
configure({ api, lang: 'zh-CN' });

mount(App, { target: document.getElementById('app')! });
