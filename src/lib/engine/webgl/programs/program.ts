import { argumentsText, argumentIntegers, type Declaration } from './arguments.ts';

/**
 * What every program here has in common.
 *
 * A draw covers rectangles, each a matrix of one layer of one member, by square tiles, each a point.
 * There are no vertex attributes: the vertex shader finds its tile by `gl_VertexID`. It reads the tile
 * and its rectangle from textures of integers, and the member's numbers of this step from a table. It
 * hands all of them to the fragments as flat varyings. The step's row of the table is in `gl_VertexID`
 * as well, times the number of all tiles: a uniform that changes from draw to draw would take the
 * browser longer than the draw itself.
 *
 * A matrix of activations has four units a texel, and `rowsPerBlock` rows in as many layers of an array
 * texture: `[rows / rowsPerBlock, units / 4]` texels in each. A fragment writes one texel of every
 * array layer.
 */

/** Integers of one rectangle: its place, its program's arguments, its layer and its member. */
export const integersPerRectangle = 4 + argumentIntegers + 2;
export const rectanglesPerRow = 256;
export const tilesPerRow = 1024;
/** Longest side of a tile; points of this size are drawn almost everywhere, see `support`. */
export const largestTile = 64;

/** Texels that one member has in a slot of the step table. */
export const texelsPerMember = 4;
/** Members in a row of the step table; those beyond are in further rows of the slot. */
export const membersPerRow = 256;

/** GLSL of both shaders, without the first line, which names the version. */
export interface ShaderSource {
	vertex: string;
	fragment: string;
	/** Names of its fragments' textures. */
	samplers: readonly string[];
}

export interface ProgramSource<Declared extends Declaration = Declaration> extends ShaderSource {
	/** What a rectangle tells it. */
	arguments: Declared;
}

/** `mixed`: the mixer of `engine/step/dropout`. */
export const hashText = `
uint mixed(uint value) {
	uint x = value + 0x9e3779b9u;
	x = (x ^ (x >> 16)) * 0x7feb352du;
	x = (x ^ (x >> 15)) * 0x846ca68bu;
	return x ^ (x >> 16);
}
`;

/** `make`, but for each kind once: a program is the same object however often it is asked for. */
export function oncePerKind<Kind extends unknown[], Declared extends Declaration>(
	make: (...kind: Kind) => ProgramSource<Declared>
): (...kind: Kind) => ProgramSource<Declared> {
	const made = new Map<string, ProgramSource<Declared>>();
	return (...kind) => {
		const key = JSON.stringify(kind);
		let source = made.get(key);
		if (!source) made.set(key, (source = make(...kind)));
		return source;
	};
}

const vertexShader = `
precision highp float;
precision highp int;
precision highp sampler2D;
precision highp isampler2D;

uniform isampler2D tiles; // x, y, size, rectangle
uniform isampler2D rectangles;
uniform sampler2D table;
uniform int tileCount;
uniform float viewport;

flat out ivec4 place;
flat out ivec4 first;
flat out ivec4 second;
flat out ivec4 third;
flat out vec4 batch; // rows, where they begin, dropout's 1 / (1 − rate), threshold's low half
flat out vec4 rates; // learning rate, Adam's 1 / (1 − β₁ᵗ) and 1 / (1 − β₂ᵗ), 0 where the member rests
flat out vec4 penalties; // l1, l2, learning rate · weight decay
flat out uvec2 dropout; // hash of seed, step and layer; threshold

${hashText}
void main() {
	int slot = gl_VertexID / tileCount;
	int index = gl_VertexID - slot * tileCount;
	ivec4 tile = texelFetch(tiles, ivec2(index % ${tilesPerRow}, index / ${tilesPerRow}), 0);
	ivec2 at = ivec2(4 * (tile.w % ${rectanglesPerRow}), tile.w / ${rectanglesPerRow});
	place = texelFetch(rectangles, at, 0);
	first = texelFetch(rectangles, at + ivec2(1, 0), 0);
	second = texelFetch(rectangles, at + ivec2(2, 0), 0);
	third = texelFetch(rectangles, at + ivec2(3, 0), 0);

	int member = third.w;
	at = ivec2(${texelsPerMember} * (member % ${membersPerRow}), slot + member / ${membersPerRow});
	batch = texelFetch(table, at, 0);
	vec4 randomness = texelFetch(table, at + ivec2(1, 0), 0);
	rates = texelFetch(table, at + ivec2(2, 0), 0);
	penalties = texelFetch(table, at + ivec2(3, 0), 0);
	uint seed = uint(randomness.x) << 16 | uint(randomness.y);
	uint layer = uint(third.z);
	dropout.x = mixed(layer ^ mixed(uint(randomness.z) ^ mixed(seed)));
	dropout.y = uint(randomness.w) << 16 | uint(batch.w);

	gl_PointSize = float(tile.z);
	vec2 centre = vec2(tile.xy) + 0.5 * gl_PointSize;
	gl_Position = vec4(2.0 * centre / viewport - 1.0, 0.0, 1.0);
}
`;

/** The texts for `count` numbers from 0, a line each. */
export function each(count: number, text: (index: number) => string): string {
	return Array.from({ length: count }, (_, index) => text(index)).join('\n');
}

const rectangleText = `
flat in ivec4 place;
flat in ivec4 first;
flat in ivec4 second;
flat in ivec4 third;
`;

/** What the step table says of the member. */
const stepText = `
flat in vec4 batch;
flat in vec4 rates;
flat in vec4 penalties;
flat in uvec2 dropout;
`;

/**
 * `texelOf`: how a texel is fetched. Textures here have one level. On SwiftShader `texture` takes half
 * as long as a fetch that names the level, which is compared at each fragment. Elsewhere the level is
 * named, because Direct3D may refuse loops in which it is not.
 */
export const texelText = (isSwiftShader: boolean) =>
	`#define texelOf(from, at) ${isSwiftShader ? 'texture(from, at)' : 'textureLod(from, at, 0.0)'}`;

/** One sampler's texel by its integer coordinates, and the size of a texel, by which loops move on. */
const readerText = ([type, name]: Sampler) =>
	type === 'sampler2DArray'
		? `vec2 ${name}Texel;
vec4 ${name}At(ivec3 at) {
	return texelOf(${name}, vec3((vec2(at.xy) + 0.5) * ${name}Texel, at.z));
}`
		: `vec2 ${name}Texel;
vec4 ${name}At(ivec2 at) {
	return texelOf(${name}, (vec2(at) + 0.5) * ${name}Texel);
}`;

export type Sampler = [type: 'sampler2D' | 'sampler2DArray', name: string];

/** The textures' declarations, and functions that read a texel of each, at its middle. */
export function samplersText(samplers: readonly Sampler[]): string {
	return `${samplers.map(([type, name]) => `uniform ${type} ${name};`).join('\n')}
${samplers.map(readerText).join('\n')}
void measureTexels() {
	${samplers.map(([, name]) => `${name}Texel = 1.0 / vec2(textureSize(${name}, 0).xy);`).join('\n')}
}
`;
}

export const precisionText = `
precision highp float;
precision highp int;
precision highp sampler2D;
precision highp sampler2DArray;
`;

/** What sets one fragment shader apart from the others. */
export interface FragmentText<Declared extends Declaration> {
	/** How many render targets it writes, as `result0` …. */
	targets: number;
	samplers: readonly Sampler[];
	arguments: Declared;
	/** GLSL functions before `main`. */
	functions?: readonly string[];
	/** The rest of `main`; `local` is the fragment's position in its rectangle. */
	main: string;
	/** Declarations in place of one step's numbers, for a program that takes many steps at once. */
	step?: string;
}

/** A program with the common vertex shader, whose fragments know their arguments by name. */
export function fragmentProgram<Declared extends Declaration>({
	targets,
	samplers,
	arguments: declared,
	functions = [],
	main,
	step = stepText
}: FragmentText<Declared>): ProgramSource<Declared> {
	return {
		vertex: vertexShader,
		fragment: `${precisionText}
${rectangleText}
${step}
${samplersText(samplers)}
${each(targets, (i) => `layout(location = ${i}) out vec4 result${i};`)}
${functions.join('\n')}
void main() {
	ivec2 local = ivec2(gl_FragCoord.xy) - place.xy;
	if (local.x >= place.z || local.y >= place.w) discard;
	measureTexels();
	int layer = third.z;
	int member = third.w;
	${argumentsText(declared)}
	${main}
}
`,
		samplers: samplers.map(([, name]) => name),
		arguments: declared
	};
}
