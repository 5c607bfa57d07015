import { openWeights } from '../../../../src/lib/architectures/files/openWeights.ts';
import type { Weights } from '../../../../src/lib/architectures/files/weights.ts';
import { FakeFile } from './fakeFile.ts';

/** What a file of these bytes opens as. */
export async function opened(name: string, bytes: Uint8Array, size?: number): Promise<Weights> {
	const result = await openWeights([new FakeFile(name, bytes, size)]);
	if ('refusal' in result) throw new Error(result.refusal);
	return result.weights;
}

/** Why it does not open. */
export async function refusal(name: string, bytes: Uint8Array, size?: number): Promise<string> {
	const result = await openWeights([new FakeFile(name, bytes, size)]);
	if ('weights' in result) throw new Error(`${name} was opened.`);
	return result.refusal;
}

export const rows = ({ tensors }: Weights) =>
	tensors.map(({ name, shape, type, count, bytes }) => [name, shape, type, count, bytes]);
