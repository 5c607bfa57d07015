/** The names of the axes, in rows that are kept free for them. */
import type { Chart } from 'chart.js';
import { fontOf, headroom, type Look } from './look.ts';

export function titleHeight({ size }: Look): number {
	return 1.3 * size;
}

/** Px around the plot for the names of both axes and a line of notes; at the right for the names of lines, or no
 * more than the last dots need. */
export function titlePadding(look: Look, margin: number) {
	return {
		top: titleHeight(look) + headroom(look),
		right: look.hasMargin ? margin : 0.5 * look.size,
		bottom: titleHeight(look)
	};
}

/** That of the upright axis over its numbers, that of the other under its own. */
export function drawTitles(
	{ ctx, chartArea: { left, right }, height }: Chart,
	look: Look,
	{ x, y }: { x: string; y: string }
) {
	ctx.save();
	ctx.font = fontOf(look);
	ctx.fillStyle = look.palette.muted;
	ctx.textAlign = 'left';
	ctx.textBaseline = 'top';
	ctx.fillText(y, 0, 1);
	ctx.textAlign = 'center';
	ctx.textBaseline = 'bottom';
	ctx.fillText(x, (left + right) / 2, height - 1);
	ctx.restore();
}
