/** Time as a session sees it; tests bring their own. */
export interface Clock {
	/** Milliseconds since some fixed moment. */
	now(): number;
	/** Resolves after so many milliseconds. */
	wait(milliseconds: number): Promise<void>;
	/** Lets messages and drawing through. */
	turn(): Promise<void>;
}

const turns: (() => void)[] = [];
const { port1, port2 } = new MessageChannel();
port1.onmessage = () => turns.shift()!();

/**
 * Turns by messages rather than timers or animation frames: those slow down or stop in a hidden tab,
 * and timers take at least 4 ms when they follow one another.
 */
export const systemClock: Clock = {
	now: () => performance.now(),
	wait: (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds)),
	turn: () =>
		new Promise((resolve) => {
			turns.push(resolve);
			port2.postMessage(null);
		})
};
