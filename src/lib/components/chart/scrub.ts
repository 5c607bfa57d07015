const threshold = 4; // px before a press becomes a drag

/** Hovering and horizontal dragging over an element, at most once a frame; positions as clientX. */
export function scrubbing(on: {
	hover(clientX: number | null): void;
	scrub(clientX: number): void;
	release(): void;
}) {
	return (element: HTMLElement) => {
		let pressedAt: number | null = null;
		let isDragging = false;
		let frame = 0;
		const inFrame = (work: () => void) => {
			cancelAnimationFrame(frame);
			frame = requestAnimationFrame(work);
		};

		const down = (event: PointerEvent) => {
			if (event.button !== 0 || !event.isPrimary) return;
			pressedAt = event.clientX;
			element.setPointerCapture(event.pointerId);
			inFrame(() => on.hover(event.clientX));
		};
		const move = (event: PointerEvent) => {
			const x = event.clientX;
			if (pressedAt !== null && Math.abs(x - pressedAt) >= threshold) isDragging = true;
			inFrame(() => {
				on.hover(isDragging ? null : x);
				if (isDragging) on.scrub(x);
			});
		};
		const end = (event: PointerEvent) => {
			cancelAnimationFrame(frame);
			pressedAt = null;
			if (event.pointerType !== 'mouse') on.hover(null);
			if (isDragging) on.release();
			isDragging = false;
		};
		const leave = () => {
			if (pressedAt === null) inFrame(() => on.hover(null));
		};

		element.addEventListener('pointerdown', down);
		element.addEventListener('pointermove', move);
		element.addEventListener('lostpointercapture', end);
		element.addEventListener('pointerleave', leave);
		return () => {
			cancelAnimationFrame(frame);
			element.removeEventListener('pointerdown', down);
			element.removeEventListener('pointermove', move);
			element.removeEventListener('lostpointercapture', end);
			element.removeEventListener('pointerleave', leave);
		};
	};
}
