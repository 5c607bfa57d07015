/** The lessons by their folders: `03-counting` is the third or so, and its page `/lessons/counting/`. */
import type { Lesson } from './lesson.ts';

const modules = import.meta.glob<Lesson>('./*/lesson.ts', { import: 'lesson' });

const paths = new Map(
	Object.keys(modules)
		.toSorted()
		.map((path) => [path.replace(/^\.\/\d+-(.*)\/lesson\.ts$/, '$1'), path])
);

/** In the order in which they are taught. */
export const lessonNames: readonly string[] = [...paths.keys()];

/** Null where there is none of this name. */
export async function lessonNamed(name: string): Promise<Lesson | null> {
	const path = paths.get(name);
	return path === undefined ? null : modules[path]();
}
