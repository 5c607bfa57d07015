import { dragging, sideways, type Threshold } from '../controls/dragging.ts';

/** How far a mouse or a pen goes before it scrubs; less is a press that looks at one place. */
const mouse: Threshold = { px: 4, axis: 'x' };

/** Hovering and horizontal dragging over an element, at most once a frame; positions as clientX. */
export function scrubbing(on: {
	hover(clientX: number | null): void;
	scrub(clientX: number): void;
	release(): void;
}) {
	return (element: HTMLElement) => {
		let isDragging = false;
		let frame = 0;
		const inFrame = (work: () => void) => {
			cancelAnimationFrame(frame);
			frame = requestAnimationFrame(work);
		};

		const end = () => {
			cancelAnimationFrame(frame);
			isDragging = false;
			on.release();
		};
		const release = dragging({
			threshold: ({ pointerType }) => (pointerType === 'touch' ? sideways : mouse),
			drag({ clientX }) {
				isDragging = true;
				inFrame(() => {
					on.hover(null);
					on.scrub(clientX);
				});
			},
			drop: end,
			cancel: end
		})(element);
		const look = ({ clientX }: PointerEvent) => {
			if (!isDragging) inFrame(() => on.hover(clientX));
		};
		const leave = () => inFrame(() => on.hover(null));

		element.addEventListener('pointerdown', look);
		element.addEventListener('pointermove', look);
		element.addEventListener('pointerleave', leave);
		return () => {
			cancelAnimationFrame(frame);
			release();
			element.removeEventListener('pointerdown', look);
			element.removeEventListener('pointermove', look);
			element.removeEventListener('pointerleave', leave);
		};
	};
}
