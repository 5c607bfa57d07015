import { formatBytes, inWords } from '../../format.ts';
import type { Capacity } from './device.ts';
import { memoryToRun, mostBits, type Setting } from './memory.ts';
import { unitsPerSecond } from './speed.ts';
import type { Subject } from './subject.ts';

/** Which of the models the device can take, in sentences; the choice among these is the reader's. */
export function adviceFor(
	subjects: readonly Subject[],
	setting: Setting,
	capacity: Capacity
): string {
	const total = (subject: Subject) => memoryToRun(subject, setting).total;
	const fitting = subjects.filter((subject) => total(subject) <= capacity.bytes);
	const others = subjects
		.filter((subject) => !fitting.includes(subject))
		.map((subject) => {
			const bits = mostBits(subject, setting, capacity.bytes);
			const missing = formatBytes(total(subject) - capacity.bytes);
			const instead = bits === null ? 'at no number of bits' : `only at ${bits} bits`;
			return `${subject.name} lacks ${missing} and fits ${instead}.`;
		});
	if (fitting.length === 0) return ['None of them fits.', ...others].join(' ');
	if (fitting.length === 1) return [`Only ${fitting[0].name} fits.`, ...others].join(' ');
	const speed = (subject: Subject) => unitsPerSecond(subject, setting, capacity);
	const bySpeed = fitting.toSorted((a, b) => speed(b) - speed(a));
	const [fastest, slowest] = [bySpeed[0], bySpeed.at(-1)!];
	const ratio = inWords(speed(fastest) / speed(slowest));
	const all = fitting.length === 2 ? 'Both fit' : 'All of them fit';
	const count = others.length > 0 ? 'Two of them fit' : all;
	const choice = `${count}: ${fastest.name} may write ${ratio} times as fast as ${slowest.name}. Which answers better only a try on your own questions says.`;
	return [choice, ...others].join(' ');
}
