/**
 * A claim's networks as one experiment of the playground, so that each student of a class can train
 * them with a seed of their own.
 */
import { differences } from '../../experiment/difference.ts';
import type { Experiment, NetworkSettings } from '../../experiment/experiment.ts';
import { hyperparameterNames } from '../../experiment/values.ts';
import { limits } from '../../experiment/limits.ts';
import { defaultNetwork } from '../../experiment/presets.ts';
import { defaultHyperparameters, type Hyperparameters } from '../../network/hyperparameters.ts';
import { claimNamed, claims } from '../index.ts';
import type { Claim } from '../claim.ts';

export interface ClassNetworks {
	experiment: Experiment;
	/** What the claim calls each of its networks, in their order. */
	names: readonly string[];
}

/** Null where one experiment of the playground cannot hold them. */
export function classNetworks(claim: Claim, seed: number): ClassNetworks | null {
	const networks = Object.entries(claim.networks(seed)).toSorted(byNumber);
	if (claim.solve || networks.length < 1 || networks.length > limits.networks.maximum) return null;
	if (networks.some(([, { onTruth, experiment }]) => onTruth || experiment.pretrained)) return null;
	const experiments = networks.map(([, { experiment }]) => experiment);
	const [first, ...others] = experiments;
	if (others.some((other) => differences(bare(first), bare(other)).length > 0)) return null;
	return {
		experiment: {
			...first,
			networks: experiments.map(({ networks: [network], hyperparameters }) =>
				withOwn(network, hyperparameters, first.hyperparameters)
			)
		},
		names: networks.map(([name]) => name)
	};
}

/** Names that are numbers rise; others stay as the claim has them. */
function byNumber([a]: [string, unknown], [b]: [string, unknown]): number {
	return Number(a) - Number(b) || 0;
}

/** What all networks of an experiment share. */
function bare(experiment: Experiment): Experiment {
	return {
		...experiment,
		networks: [defaultNetwork],
		hyperparameters: defaultHyperparameters
	};
}

function withOwn(
	network: NetworkSettings,
	hyperparameters: Hyperparameters,
	shared: Hyperparameters
): NetworkSettings {
	const differing = hyperparameterNames.filter((name) => hyperparameters[name] !== shared[name]);
	const own = Object.fromEntries(differing.map((name) => [name, hyperparameters[name]]));
	return { ...network, own: { ...own, ...network.own } };
}

let found: readonly Claim[] | null = null;

/** The claims that a class can train, found out when they are first asked for. */
export function classClaims(): readonly Claim[] {
	found ??= claims.filter((claim) => classNetworks(claim, 1) !== null);
	return found;
}

/** Of one of `classClaims`. */
export function classNetworksNamed(name: string, seed: number): ClassNetworks {
	const networks = classNetworks(claimNamed(name), seed);
	if (networks === null) throw new RangeError(`A class cannot train the claim “${name}”.`);
	return networks;
}
