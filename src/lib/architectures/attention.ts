/** What a model that writes token by token keeps of each token: keys and values, in every layer. */
export interface AttentionShape {
	layers: number;
	/** Numbers in the keys of one token in one layer, and as many in its values: heads × head width. */
	keyWidth: number;
	/** Null where the heads do not share the width out evenly. */
	heads: { keyValueHeads: number; headWidth: number } | null;
}

interface Heads {
	layers: number;
	width: number;
	heads: number;
}

/** Some heads share keys and values, which are then narrower than the width. */
export function groupedAttention(
	config: Heads & { keyValueWidth: number; headWidth?: number }
): AttentionShape {
	const { layers, width, heads, keyValueWidth } = config;
	/** 0: the width, shared out among the heads. */
	const headWidth = config.headWidth || width / heads;
	const keyValueHeads = keyValueWidth / headWidth;
	const isEven = Number.isInteger(headWidth) && Number.isInteger(keyValueHeads);
	return { layers, keyWidth: keyValueWidth, heads: isEven ? { keyValueHeads, headWidth } : null };
}

/** Every head has keys and values of its own. */
export function fullAttention({ layers, width, heads }: Heads): AttentionShape {
	return groupedAttention({ layers, width, heads, keyValueWidth: width });
}
