import type { Anchor } from './labelPlace.ts';
import type { Box, Line } from './occupancy.ts';

/** What has a name in a plot. */
export interface LineLabelWish {
	/** The same from picture to picture. */
	key: string;
	/** The line, in px, from left to right. */
	points: readonly Anchor[];
	/** What the line's ink belongs to. */
	owner: number;
	width: number;
	height: number;
	/** Whether the line may grow: its name then stands behind its end while there is room. */
	grows: boolean;
}

export interface LineLabel<Wish extends LineLabelWish = LineLabelWish> {
	wish: Wish;
	box: Box;
	isAtEnd: boolean;
	/** From the line to a name that does not stand by it. */
	leader: Line | null;
}
