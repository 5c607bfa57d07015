import { describe, expect, it } from 'vitest';
import { setStopAt, setView, setWidth } from '../../src/lib/experiment/edits.ts';
import { firstScreen } from '../../src/lib/experiment/presets.ts';
import { UndoStack } from '../../src/lib/experiment/undo.ts';

const wider = (width: number) => setWidth(firstScreen, 0, width);
const stopping = (stopAt: number) => setStopAt(firstScreen, stopAt);

describe('UndoStack.push(experiment, group)', () => {
	it('can be taken back and made again', () => {
		const stack = UndoStack.of(firstScreen).push(wider(4)).push(wider(5));
		expect(stack.undo().present).toEqual(wider(4));
		expect(stack.undo().undo().present).toEqual(firstScreen);
		expect(stack.undo().undo().redo().redo().present).toEqual(wider(5));
		expect(stack.canRedo).toBe(false);
	});

	it('drops what was taken back', () => {
		const stack = UndoStack.of(firstScreen).push(wider(4)).undo().push(wider(6));
		expect(stack.canRedo).toBe(false);
		expect(stack.undo().present).toEqual(firstScreen);
	});

	it('is the same stack when nothing changes', () => {
		const stack = UndoStack.of(firstScreen);
		expect(stack.push(structuredClone(firstScreen))).toBe(stack);
		expect(stack.undo()).toBe(stack);
		expect(stack.redo()).toBe(stack);
	});

	it('joins the edits of one drag', () => {
		let stack = UndoStack.of(firstScreen);
		for (let width = 4; width < 50; width++) stack = stack.push(wider(width), 'width A');
		expect(stack.present).toEqual(wider(49));
		expect(stack.undo().present).toEqual(firstScreen);
		expect(stack.undo().canUndo).toBe(false);
	});

	it('does not join another group, nor the same one after settle() or undo()', () => {
		const drag = UndoStack.of(firstScreen).push(wider(4), 'width A');
		expect(drag.push(stopping(9), 'stop').undo().present).toEqual(wider(4));
		expect(drag.settle().push(wider(5), 'width A').undo().present).toEqual(wider(4));
		const redone = drag.undo().redo().push(wider(5), 'width A');
		expect(redone.undo().present).toEqual(wider(4));
	});

	it('leaves no entry for a drag that ends where it began', () => {
		const stack = UndoStack.of(firstScreen).push(wider(4), 'width A').push(firstScreen, 'width A');
		expect(stack.canUndo).toBe(false);
	});

	it('keeps 200 entries', () => {
		let stack = UndoStack.of(firstScreen);
		for (let step = 1; step <= 300; step++) stack = stack.push(stopping(1000 + step));
		let undone = 0;
		for (; stack.canUndo; undone++) stack = stack.undo();
		expect(undone).toBe(200);
		expect(stack.present).toEqual(stopping(1100));
	});

	it('does not take back how it is shown', () => {
		const fast = setView(wider(4), { speed: 'full' });
		const stack = UndoStack.of(firstScreen).push(wider(4)).undo().redo().push(fast);
		expect(stack.present).toEqual(fast);
		expect(stack.undo().present).toEqual(setView(firstScreen, { speed: 'full' }));
		const undone = UndoStack.of(firstScreen).push(wider(4)).undo();
		expect(undone.push(setView(firstScreen, { speed: 'full' })).canRedo).toBe(true);
	});
});
