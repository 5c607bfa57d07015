/** A script as a Jupyter notebook (https://nbformat.readthedocs.io), a cell for each of its parts. */
import { base64Lines, mostInside, type Script } from './section.ts';

const linesOf = (text: string) => text.split(/(?<=\n)/);

const markdown = (id: string, text: string) => ({
	cell_type: 'markdown',
	id,
	metadata: {},
	source: linesOf(text)
});

const code = (id: string, text: string, metadata = {}) => ({
	cell_type: 'code',
	execution_count: null,
	id,
	metadata,
	outputs: [],
	source: linesOf(text)
});

/** `numbers` is an `.npz`. */
export function notebookFile(
	{ packages, introduction, sections }: Script,
	numbers: Uint8Array
): string {
	const isInside = numbers.length <= mostInside;
	const loading = isInside
		? 'start = np.load(io.BytesIO(base64.b64decode(numbers)))'
		: 'start = np.load("start.npz")';
	const packed = `import base64\nimport io\n\nnumbers = """\n${base64Lines(numbers).join('\n')}\n"""`;
	const [title, ...rest] = introduction;
	const cells = [
		markdown('introduction', `# ${title}\n${rest.join('\n')}`),
		code('install', `# %pip install ${packages}`),
		...(isInside
			? [
					markdown(
						'about-numbers',
						'The points, the first weights and our losses, as NumPy keeps them (.npz), in base64.'
					),
					code('numbers', packed, { jupyter: { source_hidden: true } })
				]
			: []),
		...sections.flatMap(({ heading, code: text }, at) => [
			markdown(`heading-${at + 1}`, `## ${at + 1}. ${heading}`),
			code(`part-${at + 1}`, text.replace('LOADING', loading))
		])
	];
	const notebook = {
		cells,
		metadata: {
			kernelspec: { display_name: 'Python 3', language: 'python', name: 'python3' },
			language_info: { name: 'python' }
		},
		nbformat: 4,
		nbformat_minor: 5
	};
	return `${JSON.stringify(notebook, null, 1)}\n`;
}
