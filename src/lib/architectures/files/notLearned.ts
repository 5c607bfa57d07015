import { counted, formatCount, plural } from '../../format.ts';
import type { Tensor } from './tensor.ts';

const statistics =
	/(^|[./_])(running_mean|running_var|moving_mean|moving_variance|num_batches_tracked)$/;

/** What a tensor is that no training adjusts, by its name or type; null for weights. */
function kindOf({ name, shape, type, count }: Tensor): Kind | null {
	if (count === null) return null;
	if (statistics.test(name)) return 'statistics';
	const isSquare = shape?.length === 4 && shape[2] === shape[3];
	if (/attn\.(masked_)?bias$/.test(name) && (isSquare || shape?.length === 0)) return 'masks';
	if (/(^|[./])(position_ids|inv_freq)$/.test(name)) return 'positions';
	return /^([IU]\d+|BOOL|u?int\d+|bool)$/.test(type) ? 'whole' : null;
}

type Kind = keyof typeof words;

const words = {
	statistics: 'statistics of batch normalisation, which follow the data',
	masks: 'masks of attention, which are fixed',
	positions: 'positions, which are fixed',
	whole: 'whole numbers: indices, or weights packed several into one'
};

/** Tensors that hold no parameters, or may not. */
interface NotLearned {
	kind: Kind;
	tensors: number;
	count: number;
}

function groupsIn(tensors: readonly Tensor[]): NotLearned[] {
	const groups = new Map<Kind, NotLearned>();
	for (const tensor of tensors) {
		const kind = kindOf(tensor);
		if (kind === null) continue;
		const group = groups.get(kind) ?? { kind, tensors: 0, count: 0 };
		group.tensors++;
		group.count += tensor.count ?? 0;
		groups.set(kind, group);
	}
	return [...groups.values()];
}

/** How many numbers are no parameters, as far as names and types tell. */
export function countNotLearned(tensors: readonly Tensor[]): number {
	return groupsIn(tensors).reduce((sum, { count }) => sum + count, 0);
}

/** Sentences about tensors that hold no parameters, or may not. */
export function notLearned(tensors: readonly Tensor[]): string[] {
	const all = tensors.reduce((sum, { count }) => sum + (count ?? 0), 0);
	return groupsIn(tensors).map((group) => {
		const hold = plural(group.tensors, 'holds', 'hold');
		const held = `${counted(group.tensors, 'tensor')} ${hold} ${formatCount(group.count)} of them`;
		return `By name or type, ${held}: ${words[group.kind]}. Without these there are ${formatCount(all - group.count)}.`;
	});
}
