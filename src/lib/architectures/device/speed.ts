/**
 * How fast at most. These are bounds: a token cannot come sooner than the bytes that it needs are read,
 * nor than its multiply-adds are made. What else takes time only adds to it.
 */
import type { Capacity } from './device.ts';
import { keyValueBytesPerToken, weightBytes, type Setting } from './memory.ts';
import type { Subject } from './subject.ts';

/** What public measurements of one conversation reached of this bound: `tests/architectures/device/measured.ts`. */
export const measuredShare = { measurements: 21, least: 0.32, most: 0.87 };

export type Limit = 'bandwidth' | 'arithmetic';

export interface Bound {
	bytes: number;
	operations: number;
	/** Seconds to read the bytes, and to compute. */
	bandwidthSeconds: number;
	arithmeticSeconds: number;
	/** The longer of the two. */
	seconds: number;
	/** Which of the two it is. */
	limit: Limit;
}

function boundOf(bytes: number, operations: number, capacity: Capacity): Bound {
	const bandwidthSeconds = bytes / capacity.bytesPerSecond;
	const arithmeticSeconds = operations / capacity.operationsPerSecond;
	const limit = bandwidthSeconds >= arithmeticSeconds ? 'bandwidth' : 'arithmetic';
	const seconds = Math.max(bandwidthSeconds, arithmeticSeconds);
	return { bytes, operations, bandwidthSeconds, arithmeticSeconds, seconds, limit };
}

/** One token of an answer, with the whole context before it; or one image, one example. */
export function tokenBound(subject: Subject, setting: Setting, capacity: Capacity): Bound {
	const { attention, read, multiplyAdds } = subject;
	const kept =
		attention === null
			? 0
			: setting.context * keyValueBytesPerToken(attention, setting.keyValueBits);
	return boundOf(weightBytes(read, setting.bits) + kept, 2 * multiplyAdds, capacity);
}

/**
 * All tokens of a text at once: the weights are read once, the head works for the last token alone. The
 * attention among the tokens comes on top.
 */
export function promptBound(
	subject: Subject,
	tokens: number,
	setting: Setting,
	capacity: Capacity
): Bound {
	const { read, multiplyAdds, headMultiplyAdds } = subject;
	const operations = 2 * ((multiplyAdds - headMultiplyAdds) * tokens + headMultiplyAdds);
	return boundOf(weightBytes(read, setting.bits), tokens === 0 ? 0 : operations, capacity);
}

/** Tokens, images or examples a second at most. A model that only reads takes a text in at once. */
export function unitsPerSecond(subject: Subject, setting: Setting, capacity: Capacity): number {
	if (subject.unit !== 'token' || subject.writes) {
		return 1 / tokenBound(subject, setting, capacity).seconds;
	}
	return setting.context / promptBound(subject, setting.context, setting, capacity).seconds;
}

/** Seconds that a prompt and an answer take at least. */
export function taskSeconds(
	subject: Subject,
	answer: number,
	setting: Setting,
	capacity: Capacity
): number {
	const prompt = Math.max(0, setting.context - answer);
	const before = prompt === 0 ? 0 : promptBound(subject, prompt, setting, capacity).seconds;
	return (
		before + Math.min(answer, setting.context) * tokenBound(subject, setting, capacity).seconds
	);
}

/** Tokens of a prompt from which arithmetic binds, and no longer bandwidth. */
export function arithmeticBindsFrom(capacity: Capacity, bitsPerParameter: number): number {
	return (capacity.operationsPerSecond * bitsPerParameter) / (16 * capacity.bytesPerSecond);
}
