import { pointsPicture } from '$lib/components/drawing/points/pointsPicture.ts';
import { correctLabels, firstScreen, trySpiral } from '$lib/experiment/presets.ts';
import { flippedLabels, large, links, small } from '../period.server.ts';

export function load() {
	const runs = [
		{ title: 'With flipped labels', experiment: firstScreen, hash: links.bet },
		{ title: 'With correct labels', experiment: correctLabels(firstScreen), hash: links.labels },
		{ title: 'A spiral', experiment: trySpiral(firstScreen), hash: links.spiral }
	];
	const { training, validation } = firstScreen.data;
	return {
		small,
		large,
		training,
		validation,
		flippedLabels,
		runs: runs.map(({ title, experiment, hash }) => ({
			title,
			hash,
			picture: pointsPicture(experiment.data)!
		}))
	};
}
