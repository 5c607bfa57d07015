/** The playground's question where networks start from a pretrained one. */
import { datasetNamed } from '../../data/sets/index.ts';
import { formatExact } from '../../format.ts';
import type { Quantization } from '../../network/compression/quantize.ts';
import { letters, type Experiment } from '../experiment.ts';
import type { QuestionPart } from '../questionPart.ts';
import type { Start } from './start.ts';
import { bitsInWords, sharePruned } from './startForm.ts';

const plain = (text: string): QuestionPart => ({ text });

const isOriginal = ({ prune, quantize, train }: Start) =>
	prune === null && quantize === null && train === 'nothing';

function roundedInWords({ bits, scale }: Quantization): string {
	const values = typeof bits === 'number' ? `rounded to ${bitsInWords(bits)}` : `made ${bits}`;
	return `${values}, one scale per ${scale}`;
}

/** "90 % of its weights pruned, then trained further". */
function changeInWords({ prune, quantize, train }: Start): string {
	const changes = [
		...(prune
			? [
					`${sharePruned(prune.share)} of its ${prune.what} pruned${
						prune.first === 'random' ? ' at random' : ''
					}`
				]
			: []),
		...(quantize ? [`its weights ${roundedInWords(quantize)}`] : [])
	];
	const further = train === 'nothing' ? '' : 'trained further';
	if (changes.length === 0) return further === '' ? 'as it is' : further;
	return `${changes.join(' and ')}${further === '' ? '' : `, then ${further}`}`;
}

/** "A has learned the spiral with 4,417 numbers. B is the same network, 90 % of its weights pruned, …" */
export function startQuestion(experiment: Experiment, counts: readonly number[]): QuestionPart[] {
	const { networks, data } = experiment;
	const { title, task } = datasetNamed(data.set);
	const whole = networks.findIndex(({ start }) => start && isOriginal(start));
	const better = task === 'classification' ? 'right as often' : 'as close';
	const told = networks.flatMap(({ start }, index) => {
		if (index === whole) return [];
		const letter = letters[index];
		if (start) return [plain(`${letter} is that network, ${changeInWords(start)}. `)];
		const count = { text: formatExact(counts[index]), letter };
		return [plain(`${letter} starts from random weights, `), count, plain(' of them. ')];
	});
	const opening =
		whole < 0
			? [plain('A network has learned before. ')]
			: [
					plain(`${letters[whole]} has learned the ${title.toLowerCase()} with `),
					{ text: formatExact(counts[whole]), letter: letters[whole] },
					plain(' numbers. ')
				];
	const others = networks.length - (whole < 0 ? 0 : 1);
	const who = others === 1 ? `${letters[whole === 0 ? 1 : 0]}` : 'each';
	const asked = plain(
		whole < 0
			? 'Which will be right on most points it has never seen?'
			: `Will ${who} be ${better} on points it has never seen?`
	);
	return [...opening, ...told, ...(networks.length > 1 ? [asked] : [])];
}
