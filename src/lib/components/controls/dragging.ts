/** What makes a press a drag: so many pixels, along one axis more than along the other. */
export interface Threshold {
	px: number;
	axis: 'x' | 'y';
}

/** A finger that goes up or down scrolls the page: `touch-action: pan-y` leaves that to the browser. */
export const sideways: Threshold = { px: 8, axis: 'x' };
export const atOnce: Threshold = { px: 0, axis: 'x' };

interface Drag {
	/** How far a press on the element goes before it drags; null where the press concerns nobody. */
	threshold(event: PointerEvent): Threshold | null;
	drag(event: PointerEvent): void;
	/** The pointer is let go after a drag. */
	drop(event: PointerEvent): void;
	/** The browser has taken a dragging pointer for something else: all is as it was before the press. */
	cancel(): void;
	/** A press is let go where it was made, before it became a drag. */
	tap?(event: PointerEvent): void;
}

export function thresholdOf({ pointerType }: PointerEvent): Threshold {
	return pointerType === 'touch' ? sideways : atOnce;
}

/** Presses and drags of one pointer over an element. */
export function dragging(on: Drag) {
	return (element: Element) => {
		let press: { id: number; x: number; y: number; threshold: Threshold } | null = null;
		let isDragging = false;
		let hasStrayed = false;

		const down = (event: PointerEvent) => {
			if (event.button !== 0 || !event.isPrimary) return;
			const threshold = on.threshold(event);
			if (threshold === null) return;
			press = { id: event.pointerId, x: event.clientX, y: event.clientY, threshold };
			isDragging = hasStrayed = false;
			element.setPointerCapture(event.pointerId);
			if (threshold.px === 0) move(event);
		};
		const move = (event: PointerEvent) => {
			if (press?.id !== event.pointerId) return;
			const [x, y] = [Math.abs(event.clientX - press.x), Math.abs(event.clientY - press.y)];
			const { px, axis } = press.threshold;
			const [along, across] = axis === 'x' ? [x, y] : [y, x];
			hasStrayed ||= Math.max(x, y) >= sideways.px;
			isDragging ||= along >= px && along >= across;
			if (isDragging) on.drag(event);
		};
		const up = (event: PointerEvent) => {
			if (press?.id !== event.pointerId) return;
			press = null;
			if (isDragging) on.drop(event);
			else if (!hasStrayed) on.tap?.(event);
		};
		const lost = (event: PointerEvent) => {
			if (press?.id !== event.pointerId) return;
			press = null;
			if (isDragging) on.cancel();
		};

		const listening = new AbortController();
		const listen = (type: string, listener: (event: PointerEvent) => void) =>
			element.addEventListener(type, listener as EventListener, { signal: listening.signal });
		listen('pointerdown', down);
		listen('pointermove', move);
		listen('pointerup', up);
		listen('pointercancel', lost);
		listen('lostpointercapture', lost);
		return () => listening.abort();
	};
}
