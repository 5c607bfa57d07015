/** Opens what a reader chose or dropped: one file of weights, or the parts of one model. */
import { counted, formatCount, plural } from '../../format.ts';
import { largestCount, Refusal } from '../../network/exact.ts';
import { FileBytes, type SlicedFile } from './fileBytes.ts';
import { notLearned } from './notLearned.ts';
import { endingOf, shownName } from './names.ts';
import { fileKinds, NotWeights, readFile, type FileKind } from './readFile.ts';
import { joinParts } from './shards.ts';
import type { Part, Weights } from './weights.ts';

export type WeightsOrRefusal = { weights: Weights } | { refusal: string };

const mostFiles = 1000;

/** Never throws for what is in a file, but when `signal` says so. */
export async function openWeights(
	files: readonly SlicedFile[],
	signal: AbortSignal | null = null
): Promise<WeightsOrRefusal> {
	if (files.length > mostFiles) {
		return {
			refusal: `${formatCount(files.length)} files at once are too many: up to ${formatCount(mostFiles)} are read.`
		};
	}
	const parts: Part[] = [];
	const others: NotWeights[] = [];
	let name: string | null = null;
	try {
		for (const file of files) {
			name = file.name;
			try {
				const read = await readFile(new FileBytes(file, signal));
				parts.push({ name, size: file.size, read });
			} catch (error) {
				if (!(error instanceof NotWeights)) throw error;
				others.push(error);
			}
		}
		if (parts.length === 0) throw others[0] ?? new Refusal('There was no file.');
		if (parts.length > 1) name = null;
		return { weights: checked(parts, others.length) };
	} catch (error) {
		if (!(error instanceof Refusal)) throw error;
		return {
			refusal: `${name === null ? 'Nothing was' : `${shownName(name)} was not`} opened. ${error.message}`
		};
	}
}

function checked(parts: readonly Part[], others: number): Weights {
	const weights = joinParts(parts);
	const count = weights.tensors.reduce((sum, { count }) => sum + (count ?? 0), 0);
	if (count > largestCount) {
		throw new Refusal(
			'Its tensors together hold more than 2⁵³ numbers, beyond what this page counts exactly.'
		);
	}
	const notes = [
		...weights.notes,
		...(weights.kind === 'a Keras model' ? [] : notLearned(weights.tensors))
	];
	const misnamed = parts.find(({ name, read }) => isNamedOtherwise(name, read.kind));
	if (misnamed) {
		notes.unshift(
			`Its name says “${endingOf(misnamed.name)}”, and its content is ${misnamed.read.kind}: it was read as that.`
		);
	}
	if (others > 0) {
		notes.push(
			`${counted(others, 'other file')} ${plural(others, 'holds', 'hold')} no weights that are read here, and ${plural(others, 'was', 'were')} left out.`
		);
	}
	return { ...weights, notes };
}

/** Whether it is named as a file of another kind. */
function isNamedOtherwise(name: string, kind: FileKind): boolean {
	const known: readonly string[] = Object.values(fileKinds);
	return known.includes(endingOf(name)) && endingOf(name) !== fileKinds[kind];
}
