import { expect, test } from 'vitest';
import { unmetChoice } from '../../src/lib/state/unmetChoice.ts';
import { fakeStatus } from '../support/fakes/fakeTrainer.ts';

const status = { ...fakeStatus, executor: 'wasm', reason: 'There is no WebGL 2 here.' } as const;

test('unmetChoice(status, asked) says why something else trains than what is asked for', () => {
	expect(unmetChoice({ ...status, asked: 'webgl' }, 'webgl')).toBe(status.reason);
});

test.each([
	['the engine has not said', null, 'webgl'],
	['the engine has said it of what was asked for before', { ...status, asked: 'fast' }, 'webgl'],
	['it trains', { ...status, asked: 'wasm' }, 'wasm'],
	['nothing is asked for', { ...status, asked: 'fast' }, 'fast']
] as const)('unmetChoice(status, asked) is null where %s', (_, of, asked) => {
	expect(unmetChoice(of, asked)).toBeNull();
});
