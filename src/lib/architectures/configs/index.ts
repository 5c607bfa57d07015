/** Every kind of `config.json` that is read, by its `model_type`. */
import { tally, type Block, type Tally } from '../block.ts';
import { Refusal } from '../../network/exact.ts';
import { albert } from './albert.ts';
import { bert } from './bert.ts';
import { bloom } from './bloom.ts';
import { clip } from './clip.ts';
import { deepseek } from './deepseek.ts';
import { falcon } from './falcon.ts';
import { gemma } from './gemma.ts';
import { gpt2 } from './gpt2.ts';
import { gptj } from './gptj.ts';
import { gptNeo } from './gptNeo.ts';
import { gptNeox } from './gptNeox.ts';
import { jsonObject } from './jsonText.ts';
import { ConfigRefusal, Keys, type AskedKey } from './keys.ts';
import type { ConfigKind, ConfigModel } from './kind.ts';
import { llama } from './llama.ts';
import { mixture } from './mixture.ts';
import { noteOnClass } from './namedClass.ts';
import { opt } from './opt.ts';
import { phi } from './phi.ts';
import { t5 } from './t5.ts';
import { vit } from './vit.ts';
import { whisper } from './whisper.ts';

const kinds: readonly ConfigKind[] = [
	gpt2,
	gptNeo,
	gptNeox,
	gptj,
	opt,
	bloom,
	falcon,
	phi,
	llama,
	mixture,
	gemma,
	deepseek,
	t5,
	whisper,
	bert,
	albert,
	vit,
	clip
];

const kindOfType = new Map(
	kinds.flatMap((kind) => Object.keys(kind.types).map((type) => [type, kind] as const))
);

export const modelTypes: readonly string[] = [...kindOfType.keys()].toSorted();

/** A config that was understood. */
export interface ReadConfig extends ConfigModel {
	/** What the kind is called: "Qwen3". */
	name: string;
	type: string;
	tally: Tally;
	count: number;
	notes: string[];
	/** Every key on which the count depends, in the order in which it was asked for. */
	asked: readonly AskedKey[];
	/** Those of them that the config does not have: the library's value was taken. */
	defaultsTaken: readonly AskedKey[];
}

export type ConfigReading = ReadConfig | { refusal: string };

/** Never throws: what cannot be counted gets a sentence. */
export function readConfig(text: string): ConfigReading {
	try {
		return read(jsonObject(text));
	} catch (error) {
		if (error instanceof ConfigRefusal || error instanceof Refusal) {
			return { refusal: error.message };
		}
		throw error;
	}
}

function read(record: Record<string, unknown>): ReadConfig {
	const type = typeOf(record);
	const kind = kindOfType.get(type)!;
	const keys = new Keys(record);
	const model = kind.read(keys, type);
	const counted = tally(model.blocks as readonly Block[]);
	const onClass = noteOnClass(keys, counted);
	return {
		...model,
		notes: [...(onClass === null ? [] : [onClass]), ...(model.notes ?? [])],
		name: kind.types[type],
		type,
		tally: counted,
		count: counted.count,
		asked: keys.asked,
		defaultsTaken: keys.asked.filter(({ isDefault }) => isDefault)
	};
}

/** A config of several models has a text model that may be known by itself. */
function textModel({ text_config: text }: Record<string, unknown>): string {
	if (typeof text !== 'object' || text === null) return '';
	const type = (text as Record<string, unknown>).model_type;
	if (typeof type !== 'string' || !kindOfType.has(type)) return '';
	return ` Its \`text_config\` is a \`${type}\`: paste that part alone to count the model for text.`;
}

function shortened(text: string): string {
	const letters = Array.from(text);
	return letters.length > 40 ? `${letters.slice(0, 40).join('')}…` : text;
}

/** Other files of a model look like its config. */
function withoutType({ peft_type: adapter, _class_name: part }: Record<string, unknown>): string {
	if (typeof adapter === 'string') {
		return 'This is the config of an adapter, by its `peft_type`. It says nothing of the model that it stands on: paste that model’s own config.json.';
	}
	if (typeof part === 'string') {
		return `The config does not say \`model_type\`. By its \`_class_name\` it is a \`${shortened(part)}\`: its layers are not known here, so nothing is counted.`;
	}
	return 'The config does not say `model_type`, so what its layers are is not known.';
}

function typeOf(record: Record<string, unknown>): string {
	const { model_type: type } = record;
	if (type === undefined) throw new ConfigRefusal(withoutType(record));
	if (typeof type !== 'string') {
		throw new ConfigRefusal('`model_type` must be a text in quotes, as "llama".');
	}
	if (kindOfType.has(type)) return type;
	throw new ConfigRefusal(
		`This is a \`${shortened(type)}\`: its layers are not known here, so nothing is counted.${textModel(record)}`
	);
}
