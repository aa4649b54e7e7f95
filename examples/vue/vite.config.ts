import vue from '@vitejs/plugin-vue';
import { defineConfig } from 'vite';

export default defineConfig({
  // Vue looks for a component of that name unless it is told that the browser knows the tag.
  plugins: [vue({ template: { compilerOptions: { isCustomElement: (tag) => tag.startsWith('congress-') } } })],
  // The floor of the elements; without it Vite builds for the browsers of the last two years.
  build: { target: 'chrome80' },
});
