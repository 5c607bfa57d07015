import { dragging, thresholdOf } from './dragging.ts';

interface Track {
	/** Where the pointer is between the ends of the track, from 0 to 1; `final` once it is let go. */
	set(share: number, final: boolean): void;
	/** The drag came to nothing: back to the value before it. */
	restore(): void;
}

/**
 * The track of a range input. It takes the pointers and leaves the input the keys, by
 * `pointer-events: none`: a range input of the browser's own sets its value at the first touch, before it
 * shows whether the finger is about to scroll. Its ends lie `inset` px inside the element's.
 */
export function track({ set, restore }: Track, inset = 0) {
	return (element: HTMLElement) => {
		const input = element.querySelector('input')!;
		const follow = ({ clientX }: PointerEvent, final: boolean) => {
			const { left, width } = element.getBoundingClientRect();
			const share = (clientX - left - inset) / (width - 2 * inset);
			input.focus({ preventScroll: true });
			set(Math.min(1, Math.max(0, share)), final);
		};
		const release = dragging({
			threshold: (event) => (input.matches(':disabled') ? null : thresholdOf(event)),
			drag: (event) => follow(event, false),
			drop: (event) => follow(event, true),
			tap: (event) => follow(event, true),
			cancel: restore
		})(element);
		// Else the press, or the mouse that browsers make up after a tap, would take the focus away.
		const keepFocus = (event: Event) => event.cancelable && event.preventDefault();
		element.addEventListener('mousedown', keepFocus);
		element.addEventListener('touchend', keepFocus);
		return () => {
			release();
			element.removeEventListener('mousedown', keepFocus);
			element.removeEventListener('touchend', keepFocus);
		};
	};
}
