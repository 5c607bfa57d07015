/** Something that the caller can mend, in a sentence. */
export class Problem extends Error {}

/** What the system says of a file, in words. */
const reasons: Record<string, string> = {
	EACCES: 'there is no permission',
	EPERM: 'there is no permission',
	EROFS: 'nothing can be written there',
	ENOENT: 'there is no such file or folder',
	ENOTDIR: 'a part of its path is no folder',
	EISDIR: 'it is a folder',
	ENOSPC: 'the disk is full',
	EDQUOT: 'the disk is full for this user',
	EFBIG: 'it grew too large',
	EMFILE: 'too many files are open',
	EPIPE: 'whoever reads it has gone',
	ENAMETOOLONG: 'its name is too long',
	ERR_FS_FILE_TOO_LARGE: 'it is too large',
	ERR_STRING_TOO_LONG: 'it is too large'
};

/** The problem with a file; `doing` begins its sentence: `sweep.csv cannot be written`. */
export function fileProblem(doing: string, error: unknown): Problem {
	const { code = '', message } = error as NodeJS.ErrnoException;
	return new Problem(`${doing}: ${reasons[code] ?? message}.`);
}
