// The tags, their properties and events, for templates.
import '@congress-kit/elements/types/svelte';
