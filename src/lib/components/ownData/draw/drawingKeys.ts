import { mostMarks } from '$lib/data/tables/drawn/plane.ts';
import type { DrawingDraft } from '$lib/state/ownData/drawingDraft.svelte.ts';

/** How far an arrow key moves the cursor, and how far with Shift. */
const far = 0.1;
const near = 0.01;

const arrows: Readonly<Record<string, readonly [right: number, up: number]>> = {
	ArrowLeft: [-1, 0],
	ArrowRight: [1, 0],
	ArrowUp: [0, 1],
	ArrowDown: [0, -1]
};

type Press = Pick<KeyboardEvent, 'key' | 'shiftKey' | 'ctrlKey' | 'metaKey' | 'altKey'>;

/** Carries out a key that is pressed on the plane. Returns whether it did. */
export function pressDrawingKey(press: Press, drawing: DrawingDraft): boolean {
	const { key, shiftKey } = press;
	if (press.altKey) return false;
	if (press.ctrlKey || press.metaKey) return pressCommand(key.toLowerCase(), shiftKey, drawing);
	const arrow = arrows[key];
	const mark = /^[1-9]$/.test(key) ? Number(key) - 1 : -1;
	if (arrow) {
		const step = shiftKey ? near : far;
		drawing.moveCursor(arrow[0] * step, arrow[1] * step);
	} else if (key === ' ' || key === 'Enter') drawing.placeAtCursor();
	else if (key === 'Delete' || key === 'Backspace') drawing.eraseNearest();
	else if (mark >= 0 && mark < mostMarks && drawing.ground === 'plane') drawing.setMark(mark);
	else return false;
	return true;
}

function pressCommand(key: string, shiftKey: boolean, drawing: DrawingDraft): boolean {
	if (key === 'z' && !shiftKey) drawing.undo();
	else if (key === 'y' || key === 'z') drawing.redo();
	else return false;
	return true;
}
