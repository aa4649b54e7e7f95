import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

// The floor of the elements; without it Vite builds for the browsers of the last two years.
export default defineConfig({ plugins: [react()], build: { target: 'chrome80' } });
