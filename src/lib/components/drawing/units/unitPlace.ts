/** A unit of a network; both count from 0, and layer 0 is the first that has parameters. */
export interface UnitPlace {
	layer: number;
	unit: number;
}
