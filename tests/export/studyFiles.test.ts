import { execFileSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { lastingSweepLink, studyFiles, studyReadme } from '../../src/lib/export/studyFiles.ts';
import { fromSweepLink } from '../../src/lib/experiment/link/sweepLink.ts';

const { sweep } = fromSweepLink('values=1,2,4&seeds=3&stop=50&v=1');
const textOf = (name: string) => studyFiles(sweep).find((file) => file.name === name)!.text;

describe('studyFiles(sweep)', () => {
	it('has the link by which a command finds the very sweep', () => {
		expect(fromSweepLink(textOf('link.txt').trim())).toEqual({ sweep, dropped: [] });
		expect(fromSweepLink(lastingSweepLink(fromSweepLink('').sweep)).dropped).toEqual([]);
	});

	it('has scripts that a shell can read, with a task for each part and no more of them than networks', () => {
		for (const name of ['train.sh', 'job-array.sh']) {
			execFileSync('bash', ['-n'], { input: textOf(name) });
		}
		expect(textOf('train.sh')).toContain(
			`sweep 'values=1,2,4&seeds=3&stop=50&v=1' --out sweep.csv`
		);
		expect(textOf('job-array.sh')).toContain('#SBATCH --array=1-9\n');
		expect(textOf('job-array.sh')).toContain('--shard "$part/9"');
	});
});

describe('studyReadme(sweep, address, files)', () => {
	it('says how many networks it has and what each file is', () => {
		const files = [{ path: 'train.sh', about: 'Trains it.' }];
		const text = studyReadme(sweep, 'https://example.org/sweep/#v=1', files);
		expect(text).toContain('It has 9 networks.');
		expect(text).toContain('train.sh  Trains it.');
	});
});
