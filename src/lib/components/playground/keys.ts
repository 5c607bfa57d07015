import type { ControlGroup } from '$lib/experiment/assignment.ts';
import { newDraw } from '$lib/experiment/edits.ts';
import type { Playground } from '$lib/state/playground/playground.svelte.ts';

/** What the reader is told to press. */
export type KeyName =
	'Space' | 'S' | 'R' | 'N' | 'Ctrl Z' | 'Ctrl Shift Z' | 'Ctrl V' | '?' | 'Esc' | '← →' | '↑ ↓';

interface Key {
	name: KeyName;
	/** The controls that it stands for: a set task may leave them out. */
	group?: ControlGroup;
	matches?: (event: KeyboardEvent) => boolean;
	act?: (playground: Playground) => void;
}

const plain = (key: string) => (event: KeyboardEvent) =>
	event.key.toLowerCase() === key && !event.ctrlKey && !event.metaKey && !event.altKey;

const command = (key: string, shift: boolean) => (event: KeyboardEvent) =>
	event.key.toLowerCase() === key && (event.ctrlKey || event.metaKey) && event.shiftKey === shift;

const keys: readonly Key[] = [
	{
		name: 'Space',
		matches: plain(' '),
		act: (playground) =>
			playground.training.isRunning ? playground.training.pause() : playground.train()
	},
	{
		name: 'S',
		matches: plain('s'),
		act: (playground) => playground.takeStep()
	},
	{
		name: 'R',
		matches: plain('r'),
		act: (playground) => playground.reset()
	},
	{
		name: 'N',
		group: 'data',
		matches: plain('n'),
		act: (playground) => playground.edit(newDraw)
	},
	{
		name: 'Ctrl Z',
		matches: command('z', false),
		act: (playground) => playground.undo()
	},
	{
		name: 'Ctrl Shift Z',
		matches: command('z', true),
		act: (playground) => playground.redo()
	},
	{ name: 'Ctrl V', group: 'data' },
	{ name: '?' },
	{ name: 'Esc' },
	{ name: '← →' },
	{ name: '↑ ↓' }
];

/** Elements in which keys write. */
const typed = 'input:not([type=range], [type=checkbox], [type=radio]), select, textarea, dialog';
const pressed = 'button, a, summary, select, [type=checkbox], [type=radio]';

/** Those that act where these controls show. */
export function keysFor(shows: (group: ControlGroup) => boolean): readonly Key[] {
	return keys.filter(({ group }) => group === undefined || shows(group));
}

/** Whether what is written or pasted there belongs to a field or a dialog. */
export function isTyped({ target }: Event): boolean {
	return target instanceof Element && target.closest(typed) !== null;
}

/** Whether a key asks for the list of keys. */
export function asksForKeys(event: KeyboardEvent): boolean {
	return event.key === '?' && !isTyped(event);
}

/**
 * Carries out a key unless the focused control needs it, or its controls do not show. Returns whether it
 * did.
 */
export function pressKey(
	event: KeyboardEvent,
	playground: Playground,
	shows: (group: ControlGroup) => boolean = () => true
): boolean {
	const target = event.target instanceof Element ? event.target : null;
	if (event.repeat || target?.closest(typed)) return false;
	if (event.key === ' ' && target?.closest(pressed)) return false;
	const key = keysFor(shows).find(({ matches }) => matches?.(event));
	if (key?.act === undefined) return false;
	event.preventDefault();
	key.act(playground);
	return true;
}
