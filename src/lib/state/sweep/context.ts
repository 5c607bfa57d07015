import { createContext } from 'svelte';
import type { SweepStudy } from './sweepStudy.svelte.ts';

/** The sweep that a component belongs to. */
export const [useSweep, provideSweep] = createContext<SweepStudy>();
