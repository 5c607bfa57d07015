import { createContext } from 'svelte';

/** Whether the page can be used: prerendered, it waits for its scripts and for what its link opens. */
export const [useReady, provideReady] = createContext<() => boolean>();
