/** A script as one Python file. */
import { base64Lines, mostInside, type Script } from './section.ts';

const mark = '# Numbers';

const fromTail = `own = pathlib.Path(__file__).read_text(encoding="utf-8")
packed = own.split("\\n${mark}\\n")[1].replace("# ", "")
start = np.load(io.BytesIO(base64.b64decode(packed)))`;

const fromFile = `start = np.load(pathlib.Path(__file__).with_name("start.npz"))`;

/** `numbers` is an `.npz`. */
export function pythonFile(
	{ packages, introduction, sections }: Script,
	numbers: Uint8Array
): string {
	const isInside = numbers.length <= mostInside;
	const loading = isInside ? fromTail : fromFile;
	const imports = isInside ? 'import base64\nimport io\nimport pathlib' : 'import pathlib';
	const parts = sections.map(
		({ heading, code }, at) => `# ${at + 1}. ${heading}\n\n${code.replace('LOADING', loading)}\n`
	);
	const text = [
		`# pip install ${packages}`,
		`"""${introduction.join('\n')}"""\n`,
		`${imports}\n`,
		parts.join('\n\n')
	].join('\n');
	if (!isInside) return text;
	const about =
		'# The points, the first weights and our losses, as NumPy keeps them (.npz), in base64.';
	const tail = base64Lines(numbers).map((line) => `# ${line}`);
	return `${text}\n\n${about}\n${mark}\n${tail.join('\n')}\n`;
}
