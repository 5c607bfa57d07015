import { describe, expect, it } from 'vitest';
import { unmoved } from '../../src/lib/data/moved.ts';
import { ownNetworks } from '../../src/lib/claims/class/ownTask.ts';
import { setDataOption, setMoved } from '../../src/lib/experiment/edits.ts';
import type { Experiment } from '../../src/lib/experiment/experiment.ts';
import { withoutSeeds } from '../../src/lib/experiment/link/assignmentLink.ts';
import { tablesOfLink } from '../../src/lib/experiment/link/linkTables.ts';
import { questionNamed } from '../../src/lib/experiment/pretrained/questions.ts';
import { writeExperimentJson } from '../../src/lib/export/experimentJson.ts';
import { exportedRun } from '../../src/lib/export/exported.ts';
import { madeFiles } from '../../src/lib/export/madeFiles.ts';
import { writeReadme } from '../../src/lib/export/readme.ts';
import { scriptFiles } from '../../src/lib/export/scripts/scriptFiles.ts';
import { textBytes } from '../../src/lib/export/bytes.ts';
import { openFiles } from '../../src/lib/import/openFiles.ts';

const { experiment } = questionNamed('prune');
const runOf = (of: Experiment) =>
	exportedRun(of, { address: '#v=1', histories: [], parameters: [], changes: [] });

async function scriptsOf(of: Experiment): Promise<string[]> {
	const run = runOf(of);
	const made = await Promise.all(
		scriptFiles.map((file) => madeFiles(file, run, run.networks, { onnxOutput: 'logits' }))
	);
	return made.flat().map(({ path }) => path);
}

describe('a run with a pretrained network', () => {
	it('leaves as experiment.json and comes back whole', () => {
		const bytes = textBytes(writeExperimentJson(experiment));
		const opened = openFiles([{ name: 'experiment.json', bytes }]);
		expect(opened).toMatchObject({ kind: 'experiment', experiment });
	});

	it('has scripts of no network whose beginning is not known', async () => {
		const names = ['train_pytorch.py', 'train_keras.py', 'notebook.ipynb', 'start.npz'];
		expect(await scriptsOf(experiment)).toEqual(names.map((name) => `D/${name}`));
		expect(await scriptsOf(setDataOption(experiment, 'noise', 0.1))).toEqual([]);
	});

	it('says in README.txt what was trained before, and what starts from it', () => {
		const text = writeReadme(runOf(experiment), [{ path: 'README.txt', about: 'This.' }]);
		expect(text).toContain('Trained before, to step 1,500: relu 64, 64, on 300 points of Spiral, ');
		expect(text).toContain(
			'Its own experiment, where it leaves as a file too: #data=spiral&n=300&'
		);
		expect(text).toContain(
			[
				'Network B: 4,417 parameters, not trained.',
				'  At step 1,500 it starts from the pretrained network, 90\u00a0% pruned, trained further.',
				'  558 of its 4,417 parameters are left: the pruned ones are 0 and stay 0.'
			].join('\r\n')
		);
		expect(text).toContain('  At step 0 it starts from random weights.');
		const swapped = setMoved(experiment, { ...unmoved, turn: 90, swapped: true });
		expect(writeReadme(runOf(swapped), [{ path: 'README.txt', about: 'This.' }])).toContain(
			'300 training points, 1,000 new points, turned by 90°, labels swapped, seed 1.'
		);
	});
});

describe('a class of one’s own with a pretrained network', () => {
	it('draws both stages by each student’s seed', () => {
		const { experiment: drawn } = ownNetworks(experiment, 7);
		expect([drawn.data.seed, drawn.weightSeed]).toEqual([7, 7]);
		expect([drawn.pretrained!.data.seed, drawn.pretrained!.weightSeed]).toEqual([7, 7]);
		expect(withoutSeeds(drawn)).toEqual(experiment);
	});

	it('leaves a pretrained network of other points as it is', () => {
		const moved = setDataOption(experiment, 'noise', 0.1);
		expect(ownNetworks(moved, 7).experiment.pretrained).toEqual(experiment.pretrained);
	});
});

describe('tablesOfLink(hash)', () => {
	const [one, other] = ['own~0123456789abcd', 'own~abcdefghijklmn'];

	it('names those of all stages, each once', () => {
		const hash = `data=${one}&table=AA&a=tanh:4x1&p.data=${other}&p.table=BB&p.a=tanh:4x1&p.p.data=${one}&v=1`;
		expect(tablesOfLink(hash)).toEqual([
			{ name: one, packed: 'AA' },
			{ name: other, packed: 'BB' }
		]);
		expect(tablesOfLink('data=rings&v=1')).toEqual([]);
	});
});
