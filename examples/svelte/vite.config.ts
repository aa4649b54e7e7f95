import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'vite';

// The floor of the elements; without it Vite builds for the browsers of the last two years.
export default defineConfig({ plugins: [svelte()], build: { target: 'chrome80' } });
