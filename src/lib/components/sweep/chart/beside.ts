import type { ChartPoint } from '$lib/analysis/curve.ts';
import type { PowerLaw } from '$lib/analysis/sweep/powerLaw.ts';
import type { Ghost } from './sweepPicture.ts';

/** What the chart of a sweep shows beside it, to compare with. */
export interface Beside {
	/** What the sweep's own line on new points is called. */
	ownName?: string;
	ghosts?: readonly Ghost[];
	/** A line through some of the sizes alone, and where it leads. */
	line?: { law: PowerLaw; name: string; predicted: ChartPoint };
	/** The same in a sentence. */
	words: string;
}
