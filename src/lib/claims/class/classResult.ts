/**
 * What came out of one student's run of a claim, as one line to hand in:
 * `wiggle-room 1 first-screen seed=48213 steps=500 A=25,.3711,.4164,.4013,36 B=4417,.0059,1.862,.4401,47 held=yes,yes,yes`.
 * For each network its parameters, training and validation loss, lowest validation loss, and how many
 * new points it gets wrong; `-` where there is no such number. Then which criteria held.
 */
import type { History } from '../../analysis/overfitting.ts';
import { resultRow } from '../../analysis/results.ts';
import { specOf } from '../../experiment/edits.ts';
import { letters } from '../../experiment/experiment.ts';
import { readNumber, writeNumber } from '../../experiment/form.ts';
import { countParameters } from '../../network/cost.ts';
import type { Claim, Results } from '../claim.ts';
import type { ClassNetworks } from './classNetworks.ts';

export interface NetworkResult {
	parameters: number;
	/** Losses to four digits; null where they are no finite numbers. */
	training: number | null;
	validation: number | null;
	/** Lowest validation loss. */
	best: number | null;
	/** New points on the wrong side; null for regression. */
	wrong: number | null;
}

export interface ClassResult {
	/** Name of the claim. */
	claim: string;
	/** Of the points and of the initial weights. */
	seed: number;
	/** At which the run ended. */
	steps: number;
	/** In the order of their letters. */
	networks: readonly NetworkResult[];
	/** Of each criterion of the claim, whether it held. */
	held: readonly boolean[];
}

const version = 1;
const digits = 4;
const none = '-';

function rounded(loss: number | null): number | null {
	return loss === null || !Number.isFinite(loss) ? null : Number(loss.toPrecision(digits));
}

/** Of a run that went to its end; the claim itself says which of its criteria hold. */
export function classResult(
	claim: Pick<Claim, 'name' | 'criteria'>,
	{ experiment, names }: ClassNetworks,
	histories: readonly History[]
): ClassResult {
	const results: Results = Object.fromEntries(names.map((name, at) => [name, histories[at]]));
	return {
		claim: claim.name,
		seed: experiment.data.seed,
		steps: experiment.stopAt,
		networks: histories.map((history, at) => {
			const row = resultRow(history);
			const accuracy = row?.accuracy ?? null;
			return {
				parameters: countParameters(specOf(experiment, at)),
				training: rounded(row?.training ?? null),
				validation: rounded(row?.validation ?? null),
				best: rounded(row?.best ?? null),
				wrong: accuracy === null ? null : Math.round((1 - accuracy) * experiment.data.validation)
			};
		}),
		held: claim.criteria.map(({ holds }) => holds(results))
	};
}

export function writeResult({ claim, seed, steps, networks, held }: ClassResult): string {
	return [
		`wiggle-room ${version} ${claim} seed=${seed} steps=${steps}`,
		...networks.map((network, at) => `${letters[at]}=${writeNetwork(network)}`),
		`held=${held.map((it) => (it ? 'yes' : 'no')).join(',')}`
	].join(' ');
}

function writeNetwork({ parameters, training, validation, best, wrong }: NetworkResult): string {
	const written = (value: number | null) => (value === null ? none : writeNumber(value));
	return [parameters, training, validation, best, wrong].map(written).join(',');
}

const form =
	/^(\d+) ([a-z-]+) seed=(\d+) steps=(\d+)((?: [A-D]=[-+.,\de]+){1,4}) held=((?:yes|no)(?:,(?:yes|no))*)(?= |$)/;

/** What a line says, whatever stands before and after it; else what is wrong, to follow "Line 3". */
export function readResult(line: string): ClassResult | string {
	const text = line.replace(/\s+/g, ' ');
	const start = /\bwiggle-room (?=\d+ )/.exec(text);
	if (start === null) return 'is not a result that this page made';
	const read = form.exec(text.slice(start.index + start[0].length));
	const isCut = 'is cut short, or was changed';
	if (read === null) return isCut;
	const [, made, claim, seed, steps, written, held] = read;
	if (Number(made) > version) return 'was made by a later version of this page';
	const networks = written.trim().split(' ').map(readNetwork);
	if (!networks.every((network) => network !== null)) return isCut;
	return {
		claim,
		seed: Number(seed),
		steps: Number(steps),
		networks,
		held: held.split(',').map((it) => it === 'yes')
	};
}

function readNetwork(text: string, at: number): NetworkResult | null {
	const [letter, list] = text.split('=');
	const values = list.split(',').map((value) => (value === none ? null : readNumber(value)));
	if (letter !== letters[at] || values.length !== 5) return null;
	if (!values.every((value) => value !== undefined && (value === null || value >= 0))) return null;
	const [parameters, training, validation, best, wrong] = values as (number | null)[];
	if (parameters === null || !Number.isInteger(parameters)) return null;
	if (wrong !== null && !Number.isInteger(wrong)) return null;
	return { parameters, training, validation, best, wrong };
}
