import { describe, expect, it } from 'vitest';
import { PastedConfig } from '../../../src/lib/state/scale/pastedConfig.svelte.ts';
import { Scale } from '../../../src/lib/state/scale/scale.svelte.ts';

const config = '{"model_type": "gpt2"}';

describe('PastedConfig', () => {
	it('counts what is pasted', () => {
		const pasted = new PastedConfig();
		pasted.paste(config);
		expect(pasted.reading?.count).toBe(124_439_808);
		expect(pasted.refusal).toBeNull();
		expect(pasted.compact).toBe('gpt2');
	});

	it('keeps what was counted where the next text cannot be', () => {
		const pasted = new PastedConfig();
		pasted.paste(config);
		pasted.paste('{"model_type": "mamba"}');
		expect(pasted.reading?.count).toBe(124_439_808);
		expect(pasted.refusal).toContain('mamba');
		pasted.paste('');
		expect([pasted.reading, pasted.refusal, pasted.compact]).toEqual([null, null, null]);
	});

	it('says of mere spaces that nothing is in them', () => {
		const pasted = new PastedConfig();
		pasted.paste(' \n');
		expect(pasted.refusal).toBe('There is nothing in it but spaces.');
		expect(pasted.reading).toBeNull();
	});
});

describe('Scale', () => {
	it('writes a pasted config into its link, and opens it from there', () => {
		const scale = new Scale();
		scale.open('');
		scale.pasted.paste('{"model_type": "llama", "hidden_size": 288, "num_attention_heads": 6}');
		expect(scale.link).toBe('config=llama~hidden-size:288~num-attention-heads:6&v=1');
		const other = new Scale();
		other.open(scale.link);
		expect(other.pasted.reading?.count).toBe(scale.pasted.reading?.count);
		expect(JSON.parse(other.pasted.text)).toEqual({
			model_type: 'llama',
			hidden_size: 288,
			num_attention_heads: 6
		});
		other.open('model=gpt-2-small&v=1');
		expect(other.pasted.reading).toBeNull();
	});
});
