/** What a lesson's steps train on, drawn once for all steps that share it. */
import type { DataSettings } from '$lib/data/draw.ts';
import { drawData } from '$lib/data/draw.ts';
import { datasetNamed } from '$lib/data/sets/index.ts';
import { counted, formatCount, plural } from '$lib/format.ts';
import { countParameters } from '$lib/network/cost.ts';
import { specOf } from '$lib/experiment/edits.ts';
import { hiddenWidths, letters, type Experiment } from '$lib/experiment/experiment.ts';
import { stackForm } from '$lib/experiment/layers/stackForm.ts';
import { pointsPicture, type PointsPicture } from '$lib/components/drawing/points/pointsPicture.ts';
import type { Lesson, Step } from '../../../../lessons/lesson.ts';

export interface SheetPicture {
	picture: PointsPicture;
	/** "Steps 1 to 3". */
	steps: string;
	/** What it shows, for those who do not see it. */
	label: string;
	caption: string;
}

interface Shown {
	data: DataSettings;
	networks: string;
}

/** Null where nothing trains, or on points that have no picture. */
function shownIn(step: Step): Shown | null {
	if ('experiment' in step) {
		return { data: step.experiment.data, networks: networksIn(step.experiment) };
	}
	if (!('sweep' in step)) return null;
	const { data, values } = step.sweep;
	return { data, networks: `A sweep of ${counted(values.length, 'size')}.` };
}

function networksIn(experiment: Experiment): string {
	const described = experiment.networks.map((network, at) => {
		const widths = hiddenWidths(network);
		const layers = network.stack
			? stackForm.show(network.stack)
			: widths.length
				? `${widths.join(' and ')} ${network.activation} ${plural(widths.at(-1)!, 'unit')}`
				: 'no hidden layer';
		const count = counted(countParameters(specOf(experiment, at)), 'parameter');
		return `${letters[at]}: ${layers}, ${count}.`;
	});
	return described.join(' ');
}

function pointsIn({ set, ...settings }: DataSettings): string {
	const { title } = datasetNamed(set);
	const { flipped } = drawData({ set, ...settings, validation: 0 });
	const wrong = flipped.training.reduce((sum, it) => sum + it, 0);
	const labels = wrong > 0 ? `, ${formatCount(wrong)} with a flipped label (ringed)` : '';
	return `${title}: ${counted(settings.training, 'training point')}${labels}.`;
}

/** "Step 2", "Steps 1 to 3", "Steps 1 and 4". */
function named(steps: readonly number[]): string {
	const [first, last] = [steps[0], steps.at(-1)!];
	if (steps.length === 1) return `Step ${first}`;
	if (steps.length > 2 && last - first === steps.length - 1) return `Steps ${first} to ${last}`;
	return `Steps ${steps.slice(0, -1).join(', ')} and ${last}`;
}

export function picturesOf({ steps }: Lesson): SheetPicture[] {
	const byLook = new Map<string, { shown: Shown; steps: number[] }>();
	for (const [at, step] of steps.entries()) {
		const shown = shownIn(step);
		if (shown === null) continue;
		const key = JSON.stringify(shown);
		const entry = byLook.get(key) ?? { shown, steps: [] };
		entry.steps.push(at + 1);
		byLook.set(key, entry);
	}
	return [...byLook.values()].flatMap(({ shown, steps }) => {
		const picture = pointsPicture(shown.data);
		if (picture === null) return [];
		const points = pointsIn(shown.data);
		return [
			{ picture, steps: named(steps), label: points, caption: `${points} ${shown.networks}` }
		];
	});
}
