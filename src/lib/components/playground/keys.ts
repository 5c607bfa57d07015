import { newDraw } from '$lib/experiment/edits.ts';
import type { Playground } from '$lib/state/playground/playground.svelte.ts';

interface Key {
	/** What the reader is told to press. */
	name: string;
	meaning: string;
	matches?: (event: KeyboardEvent) => boolean;
	act?: (playground: Playground) => void;
}

const plain = (key: string) => (event: KeyboardEvent) =>
	event.key.toLowerCase() === key && !event.ctrlKey && !event.metaKey && !event.altKey;

const command = (key: string, shift: boolean) => (event: KeyboardEvent) =>
	event.key.toLowerCase() === key && (event.ctrlKey || event.metaKey) && event.shiftKey === shift;

export const keys: readonly Key[] = [
	{
		name: 'Space',
		meaning: 'Train or pause',
		matches: plain(' '),
		act: (playground) =>
			playground.training.isRunning ? playground.training.pause() : playground.train()
	},
	{
		name: 'S',
		meaning: 'One step',
		matches: plain('s'),
		act: ({ training }) => training.takeStep()
	},
	{
		name: 'R',
		meaning: 'Reset to the same initial weights',
		matches: plain('r'),
		act: (playground) => playground.reset()
	},
	{
		name: 'N',
		meaning: 'New draw of the points',
		matches: plain('n'),
		act: (playground) => playground.edit(newDraw)
	},
	{
		name: 'Ctrl Z',
		meaning: 'Undo the last edit',
		matches: command('z', false),
		act: (playground) => playground.undo()
	},
	{
		name: 'Ctrl Shift Z',
		meaning: 'Redo',
		matches: command('z', true),
		act: (playground) => playground.redo()
	},
	{ name: '?', meaning: 'These keys' },
	{ name: 'Esc', meaning: 'Leave “Present”' },
	{
		name: '← →',
		meaning:
			'On a slider: one less, one more. On the squares: another parameter. Presenting: rewind'
	},
	{ name: '↑ ↓', meaning: 'On the squares: raise or lower the parameter, and the map moves' }
];

/** Elements in which keys write. */
const typed = 'input:not([type=range], [type=checkbox], [type=radio]), select, textarea, dialog';
const pressed = 'button, a, summary, select, [type=checkbox], [type=radio]';

/** Whether a key asks for the list of keys. */
export function asksForKeys({ key, target }: KeyboardEvent): boolean {
	return key === '?' && !(target instanceof Element && target.closest(typed));
}

/** Carries out a key unless the focused control needs it. Returns whether it did. */
export function pressKey(event: KeyboardEvent, playground: Playground): boolean {
	const target = event.target instanceof Element ? event.target : null;
	if (event.repeat || target?.closest(typed)) return false;
	if (event.key === ' ' && target?.closest(pressed)) return false;
	const key = keys.find(({ matches }) => matches?.(event));
	if (key?.act === undefined) return false;
	event.preventDefault();
	key.act(playground);
	return true;
}
