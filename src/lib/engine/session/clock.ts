import { nextTask } from '../device/nextTask.ts';

/** Time as a session sees it; tests bring a clock of their own. */
export interface Clock {
	/** Milliseconds since some fixed moment. */
	now(): number;
	/** Resolves after so many milliseconds. */
	wait(milliseconds: number): Promise<void>;
	/** Lets messages and drawing through. */
	turn(): Promise<void>;
}

export const systemClock: Clock = {
	now: () => performance.now(),
	wait: (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds)),
	turn: nextTask
};
