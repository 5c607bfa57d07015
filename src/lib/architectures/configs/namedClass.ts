/** What is said where a config names a class of its library that is not the one that is counted. */
import type { Tally } from '../block.ts';
import { formatCount } from '../../format.ts';
import { isNextWord } from '../parts/ends.ts';
import type { Keys } from './keys.ts';

/** Classes with a head over the words. */
const writesText = /(?:ForCausalLM|LMHeadModel|ForConditionalGeneration)$/;
/** As a link can carry it. */
const plainName = /^[A-Za-z][A-Za-z0-9]{0,59}$/;

/** Null where the class that is named is counted, where none is, and where no head over words is. */
export function noteOnClass(keys: Keys, { blocks }: Tally): string | null {
	const named = keys.architecture();
	const heads = blocks.flatMap(({ lines }) => lines).filter(({ line }) => isNextWord(line));
	if (named === null || !plainName.test(named) || writesText.test(named)) return null;
	if (heads.length === 0) return null;
	keys.note('architectures', named);
	const count = heads.reduce((sum, head) => sum + head.count, 0);
	const share =
		count > 0
			? `, which has ${formatCount(count)} of these parameters`
			: ', which is the word embedding and adds nothing';
	return `The config names the class \`${named}\`, which may have another head, none, or fewer parts. Counted is the model that writes text, with its head over the words${share}.`;
}
