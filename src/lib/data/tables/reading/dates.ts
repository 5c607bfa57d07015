const day = '\\d{1,4}([-/.])\\d{1,2}\\1\\d{1,4}';
const month =
	'(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|januar|februar|märz|mai|juni|juli|august|oktober|dezember)';
const time = '\\d{1,2}:\\d{2}(?::\\d{2}(?:[.,]\\d+)?)?(?: ?[ap]\\.?m\\.?)?';
const zone = '(?: ?(?:z|utc|gmt|[+-]\\d{2}:?\\d{2}))?';

const patterns = [
	`${day}(?:[t ,]+${time}${zone})?`,
	`${time}${zone}`,
	'\\d{4}-\\d{2}',
	`\\d{1,2}(?:st|nd|rd|th|\\.)?[ -]${month}[a-z]*\\.?,?[ -]\\d{2,4}`,
	`${month}[a-z]*\\.? \\d{1,2}(?:st|nd|rd|th)?,? \\d{2,4}`
].map((pattern) => new RegExp(`^${pattern}$`, 'i'));

/** Whether a cell is a date, a time or both, in the ways in which spreadsheets write them. */
export function isDate(cell: string): boolean {
	const text = cell.trim();
	return text.length >= 4 && text.length <= 40 && patterns.some((pattern) => pattern.test(text));
}
