// The tags, their properties and events, for JSX.
import '@congress-kit/elements/types/solid';
