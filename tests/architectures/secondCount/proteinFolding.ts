/** ESMFold by the tensors that its implementation lists, with their names' beginnings. */
type Config = Readonly<Record<string, number>>;
type Tensors = number[][];

const sizeOf = (tensors: Tensors) =>
	tensors.reduce((all, tensor) => all + tensor.reduce((size, side) => size * side, 1), 0);
const linear = (i: number, o: number): Tensors => [[o, i], [o]];
const norm = (d: number): Tensors => [[d], [d]];
const square = (d: number): Tensors => linear(d, d);

function trunkBlock({ width: s, pairWidth: z, heads, pairHeads }: Config): Tensors {
	const triMul = [...Array.from({ length: 6 }, () => square(z)).flat(), ...norm(z), ...norm(z)];
	const triAtt = [...norm(z), [pairHeads, z], [z, z], [z, z], [z, z], ...square(z), ...square(z)];
	return [
		...norm(s), // layernorm_1
		...[...norm(s), ...linear(s, z), ...square(z)], // sequence_to_pair
		...[...norm(z), [heads, z]], // pair_to_sequence
		...[[3 * s, s], ...square(s), ...square(s)], // seq_attention
		...triMul,
		...triMul,
		...triAtt,
		...triAtt,
		...[...norm(s), ...linear(s, 4 * s), ...linear(4 * s, s)], // mlp_seq
		...[...norm(z), ...linear(z, 4 * z), ...linear(4 * z, z)] // mlp_pair
	];
}

function structureModule(z: number): Tensors {
	return [
		...[...norm(384), ...norm(z), ...square(384)],
		...[[12], ...linear(384, 192), ...linear(384, 384), ...linear(384, 144), ...linear(384, 432)],
		...[...linear(z, 12), ...linear(12 * (z + 16 + 32), 384), ...norm(384)],
		...[...square(384), ...square(384), ...square(384), ...norm(384)],
		...linear(384, 6),
		...[...linear(384, 128), ...linear(384, 128)],
		...[...square(128), ...square(128), ...square(128), ...square(128), ...linear(128, 14)]
	];
}

export function proteinFolding(config: Config): number {
	const {
		languageLayers: L,
		languageWidth: d,
		languageHeads,
		blocks,
		width: s,
		pairWidth: z
	} = config;
	const block = [
		...[...square(d), ...square(d), ...square(d), ...square(d), ...norm(d)],
		...[...linear(d, 4 * d), ...linear(4 * d, d), ...norm(d)]
	];
	const esm = [[33, d], ...norm(d), [1, L * languageHeads], [1]];
	const ends = [
		...[[L + 1], ...norm(d), ...linear(d, s), ...square(s), [23, s]], // esm_s_combine, esm_s_mlp
		...[[66, z], [15, z], ...norm(s), ...norm(z)], // positions, recycling
		...[...linear(s, 384), ...square(z)], // trunk2sm
		...[...linear(z, 64), ...linear(z, 64), ...linear(s, 23)], // distogram, ptm, lm
		...[...norm(384), ...linear(384, 128), ...square(128), ...linear(128, 1850)] // lddt
	];
	return (
		L * sizeOf(block) +
		sizeOf(esm) +
		blocks * sizeOf(trunkBlock(config)) +
		sizeOf(structureModule(z)) +
		sizeOf(ends)
	);
}
