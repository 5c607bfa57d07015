import { tally } from '../../../src/lib/architectures/block.ts';
import { familySubject, type Subject } from '../../../src/lib/architectures/device/subject.ts';
import { presetNamed } from '../../../src/lib/architectures/device/presets.ts';
import type { Hardware } from '../../../src/lib/architectures/device/device.ts';
import { modelNamed } from '../../../src/lib/architectures/models.ts';

export function subjectNamed(id: string): Subject {
	const { family, model } = modelNamed(id)!;
	return familySubject(family, model.config, model, tally(family.blocks(model.config)));
}

export function hardwareNamed(id: string): Hardware {
	return presetNamed(id)!.hardware;
}
