/** What leaves: a run, with each network where it stands, how it came there and how it began. */
import { drawData } from '../data/draw.ts';
import { datasetNamed } from '../data/sets/index.ts';
import { packedNamed } from '../data/tables/knownTables.ts';
import { hyperparametersOf, lossOf, specOf } from '../experiment/edits.ts';
import { letters, type Experiment, type Letter } from '../experiment/experiment.ts';
import { latestVersion, toLink } from '../experiment/link/link.ts';
import type { Beginning } from '../experiment/pretrained/beginning.ts';
import type { Hyperparameters } from '../network/hyperparameters.ts';
import type { Evaluation, Loss } from '../network/loss.ts';
import type { NetworkSpec } from '../network/spec.ts';

export interface ExportedNetwork {
	letter: Letter;
	network: NetworkSpec;
	/** Cross-entropies take logits, which are what the network gives. */
	loss: Loss;
	training: Hyperparameters;
	/** Where it begins, if that is after pretraining; null where it is at step 0, or is not known. */
	beginning: Beginning | null;
	/** Where it stands; null where its curve alone was kept. */
	parameters: Float32Array | null;
	/** Its curve up to where it stands. */
	history: readonly Evaluation[];
}

/** Something that the reader changed while the run was under way. */
export interface ExportedChange {
	step: number;
	text: string;
}

export interface ExportedRun {
	experiment: Experiment;
	/** The whole address that opens the experiment. */
	address: string;
	networks: readonly ExportedNetwork[];
	changes: readonly ExportedChange[];
}

/** What a page knows of a run, beside its experiment. */
export interface RunState {
	address: string;
	/** A curve for each network, up to where it stands. */
	histories: readonly (readonly Evaluation[])[];
	/** Of each network; null where they are not known. */
	parameters: readonly (Float32Array | null)[];
	/** Of each network that begins after pretraining; null where it is not known. Default: of none. */
	beginnings?: readonly (Beginning | null)[];
	changes: readonly ExportedChange[];
}

export function exportedRun(experiment: Experiment, state: RunState): ExportedRun {
	const networks = experiment.networks.map((_, index): ExportedNetwork => {
		const network = specOf(experiment, index);
		return {
			letter: letters[index],
			network,
			loss: lossOf(experiment),
			training: hyperparametersOf(experiment, index),
			beginning: state.beginnings?.[index] ?? null,
			parameters: state.parameters[index] ?? null,
			history: state.histories[index] ?? []
		};
	});
	return { experiment, address: state.address, networks, changes: state.changes };
}

/** The hash that opens this experiment for ever, whatever the first screen is then. */
export const lastingLink = (experiment: Experiment) => toLink(experiment) || `v=${latestVersion}`;

/** Whether its points are a reader's table that no link has room for. */
export const hasLongTable = (set: string) =>
	datasetNamed(set).table !== undefined && packedNamed(set) === null;

/** The points of a run, drawn anew. */
export const pointsOf = ({ experiment }: ExportedRun) => drawData(experiment.data);

/** A network whose parameters are known. */
export type KnownNetwork = ExportedNetwork & { parameters: Float32Array };

export function isKnown(network: ExportedNetwork): network is KnownNetwork {
	return network.parameters !== null;
}

/** Whether a parameter or a loss of it is no finite number. */
export function hasDiverged({ parameters, history }: ExportedNetwork): boolean {
	return (
		history.some(({ diverged }) => diverged) ||
		(parameters !== null && !parameters.every(Number.isFinite))
	);
}
