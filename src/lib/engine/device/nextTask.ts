/**
 * Tasks come by messages, not by timers or animation frames: those slow down or stop in a hidden tab,
 * and timers that follow one another take at least 4 ms. One channel serves all, since to make one
 * takes longer than a message does.
 */
const waiting: (() => void)[] = [];
const { port1, port2 } = new MessageChannel();
port1.onmessage = () => waiting.shift()!();

/** Resolves in a task of its own, after messages and drawing that came before. */
export function nextTask(): Promise<void> {
	return new Promise((resolve) => {
		waiting.push(resolve);
		port2.postMessage(null);
	});
}
