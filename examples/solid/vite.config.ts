import { defineConfig } from 'vite';
import solid from 'vite-plugin-solid';

// The floor of the elements; without it Vite builds for the browsers of the last two years.
export default defineConfig({ plugins: [solid()], build: { target: 'chrome80' } });
