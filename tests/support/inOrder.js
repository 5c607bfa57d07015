/**
 * Lets so many write at once, and what they write come out whole, one after another: of the first that has
 * not ended at once, of the others once it is their turn.
 * @param {number} count
 * @param {(text: string) => void} print
 */
export function inOrder(count, print) {
	const writers = Array.from({ length: count }, () => ({ kept: '', hasEnded: false }));
	let turn = 0;
	return writers.map((writer, place) => ({
		/** @param {string} text */
		write(text) {
			if (place === turn) print(text);
			else writer.kept += text;
		},
		end() {
			writer.hasEnded = true;
			while (writers[turn]?.hasEnded) {
				turn++;
				print(writers[turn]?.kept ?? '');
			}
		}
	}));
}
