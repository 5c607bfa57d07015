const kinds = [
	'Buffer',
	'Framebuffer',
	'Program',
	'Query',
	'Renderbuffer',
	'Sampler',
	'Shader',
	'Texture',
	'TransformFeedback',
	'VertexArray'
] as const;

/** Counts a context's objects, by kind; `restore` takes the counters off again. */
export function countObjects(gl: WebGL2RenderingContext) {
	const counts: Record<string, number> = {};
	const methods = gl as unknown as Record<string, (...values: unknown[]) => unknown>;
	const wrap = (name: string, kind: string, change: number) => {
		const original = methods[name];
		methods[name] = (...values) => {
			counts[kind] = (counts[kind] ?? 0) + change;
			return original.apply(gl, values);
		};
		return () => delete methods[name];
	};
	const wrapped = kinds.flatMap((kind) => [
		wrap(`create${kind}`, kind, 1),
		wrap(`delete${kind}`, kind, -1)
	]);
	wrapped.push(wrap('fenceSync', 'Sync', 1), wrap('deleteSync', 'Sync', -1));
	return { counts, restore: () => wrapped.forEach((unwrap) => unwrap()) };
}

/** The kinds whose count has changed. */
export function changedCounts(counts: Record<string, number>): Record<string, number> {
	return Object.fromEntries(Object.entries(counts).filter(([, count]) => count !== 0));
}
