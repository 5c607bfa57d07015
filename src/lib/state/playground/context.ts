import { createContext } from 'svelte';
import type { Playground } from './playground.svelte.ts';

/** The playground that a component belongs to; lessons and comparisons embed several on one page. */
export const [usePlayground, providePlayground] = createContext<Playground>();
