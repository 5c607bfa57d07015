import { counted, formatCount, plural } from '../../format.ts';
import type { Tensor } from './tensor.ts';

/** What a tensor is that no training adjusts, by its name or type; null for weights. */
function kindOf({ name, shape, type, count }: Tensor): Kind | null {
	if (count === null) return null;
	if (
		/(^|[./_])(running_mean|running_var|moving_mean|moving_variance|num_batches_tracked)$/.test(
			name
		)
	) {
		return 'statistics';
	}
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

/** Sentences about tensors that hold no parameters, or may not. */
export function notLearned(tensors: readonly Tensor[]): string[] {
	const groups = new Map<Kind, Tensor[]>();
	for (const tensor of tensors) {
		const kind = kindOf(tensor);
		if (kind === null) continue;
		const group = groups.get(kind);
		if (group) group.push(tensor);
		else groups.set(kind, [tensor]);
	}
	const count = (some: readonly Tensor[]) => some.reduce((sum, { count }) => sum + (count ?? 0), 0);
	const all = count(tensors);
	return [...groups].map(([kind, some]) => {
		const held = `${counted(some.length, 'tensor')} ${plural(some.length, 'holds', 'hold')} ${formatCount(count(some))} of them`;
		return `By name or type, ${held}: ${words[kind]}. Without these there are ${formatCount(all - count(some))}.`;
	});
}
