import CurvePlot from './CurvePlot.svelte';
import { bringCurvePlot } from './lateCurvePlot.ts';

bringCurvePlot(CurvePlot);
