/**
 * Milliseconds between a page's animation frames, for a while. Needs nothing from outside, so that it
 * can be sent to another page.
 * @param {number} seconds
 * @returns {Promise<{ median: number, p95: number }>}
 */
export const frameGaps = (seconds) =>
	new Promise((resolve) => {
		/** @type {number[]} */
		const gaps = [];
		let last = performance.now();
		const end = last + 1000 * seconds;
		const frame = () => {
			const now = performance.now();
			gaps.push(now - last);
			last = now;
			if (now < end) {
				requestAnimationFrame(frame);
				return;
			}
			gaps.sort((a, b) => a - b);
			resolve({ median: gaps[gaps.length >> 1], p95: gaps[Math.floor(0.95 * gaps.length)] });
		};
		requestAnimationFrame(frame);
	});
