/** A worker of the crew that crashes when it is told to. */
addEventListener('message', ({ data }) => {
	if (data === 'crash') throw new Error('It was to crash.');
});
await import('../../../src/lib/engine/wasm/crew/shareWorker.ts');

export {};
