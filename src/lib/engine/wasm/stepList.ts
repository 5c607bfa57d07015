import type { PlacedTable } from './batchMemory.ts';
import type { Memory } from './memory.ts';
import { sizeOfStructure, stepFields } from './structures.ts';

/** How many steps are handed over at once, at most. */
export const mostSteps = 256;

const stepSize = sizeOfStructure(stepFields);

/** Where each field of a step is, counted in fields. */
const place = Object.fromEntries(
	Object.keys(stepFields).map((name, index) => [name, index])
) as Record<keyof typeof stepFields, number>;

/**
 * The steps that the kernels take next, in the module's memory. It is written field by field, since
 * it is written for every step: a small network's arithmetic takes no longer than a few objects.
 */
export class StepList {
	readonly address: number;
	readonly #memory: Memory;
	#integers: Int32Array = new Int32Array();
	#floats: Float32Array = new Float32Array();

	constructor(memory: Memory) {
		this.#memory = memory;
		this.address = memory.allocate(mostSteps * stepSize);
	}

	/** The step at `index` learns from `count` rows of a table: those whose numbers lie at the address
	 * `rows`, or the first ones where it is 0. */
	setBatch(index: number, table: PlacedTable, rows: number, count: number): void {
		this.#look();
		const at = index * stepSize;
		this.#integers[at + place.inputs] = table.inputs;
		this.#integers[at + place.targets] = table.targets;
		this.#integers[at + place.rows] = rows;
		this.#integers[at + place.count] = count;
	}

	setLearningRate(index: number, rate: number): void {
		this.#look();
		this.#floats[index * stepSize + place.learningRate] = rate;
	}

	/** Adam's 1 − β₁ᵗ and 1 − β₂ᵗ. */
	setCorrections(index: number, first: number, second: number): void {
		this.#look();
		const at = index * stepSize;
		this.#floats[at + place.firstCorrection] = first;
		this.#floats[at + place.secondCorrection] = second;
	}

	setDropoutHash(index: number, hash: number): void {
		this.#look();
		this.#integers[index * stepSize + place.dropoutHash] = hash;
	}

	/** Looks at the memory anew where it has moved: views of where it was are empty then. */
	#look(): void {
		if (this.#integers.length > 0) return;
		this.#integers = this.#memory.integers(this.address, mostSteps * stepSize);
		this.#floats = this.#memory.floats(this.address, mostSteps * stepSize);
	}
}
