/** How many parts of the page take up files that are dropped anywhere on it. */
let takers = 0;

/** One more does, until what it gets is called. */
export function takeFiles(): () => void {
	takers++;
	return () => takers--;
}

export const areFilesTaken = () => takers > 0;
