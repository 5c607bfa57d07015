import type { Task } from '../data/dataset.ts';
import type { Score } from '../network/loss.ts';
import { isFiniteEvaluation, type History } from './overfitting.ts';
import { formatCount, formatLoss } from '../format.ts';

/**
 * Who is better on new points once a run is over: right on more of them, or in regression the lower
 * validation loss. Two losses that print the same are a tie. A network that diverged comes last.
 */

export interface Contestant {
	letter: string;
	/** Up to where it stands. */
	history: History;
}

export interface ComparisonContext {
	task: Task;
	/** How many new points the networks are judged on. */
	newPoints: number;
	/** Letter on which the reader bet. */
	bet?: string | null;
}

interface Place {
	letters: string[];
	/** What they have in common: points right, or the printed loss. */
	mark: string;
}

interface Standing {
	letter: string;
	validation: Score;
}

/** Null for a network that has diverged or was never evaluated. */
function standingOf({ letter, history }: Contestant): Standing | null {
	const last = history.at(-1);
	return last && isFiniteEvaluation(last) ? { letter, validation: last.validation } : null;
}

/** Best first; ties share a place. */
function placesOf(standing: readonly Standing[], { task, newPoints }: ComparisonContext): Place[] {
	const byLoss = task === 'regression';
	const right = ({ validation }: Standing) => Math.round(validation.accuracy * newPoints);
	const worth = (one: Standing) => (byLoss ? -one.validation.loss : right(one));
	const mark = (one: Standing) =>
		byLoss ? formatLoss(one.validation.loss) : formatCount(right(one));
	const places: Place[] = [];
	for (const one of standing.toSorted((a, b) => worth(b) - worth(a))) {
		const tied = places.find((place) => place.mark === mark(one));
		if (tied) tied.letters.push(one.letter);
		else places.push({ letters: [one.letter], mark: mark(one) });
	}
	for (const place of places) place.letters.sort();
	return places;
}

function list(letters: readonly string[]): string {
	if (letters.length < 2) return letters.join('');
	return `${letters.slice(0, -1).join(', ')} and ${letters[letters.length - 1]}`;
}

function betPart(bet: string | null | undefined, winners: readonly string[]): string {
	if (!bet) return '';
	return winners.length === 1 && winners[0] === bet
		? `You bet on ${bet}, and `
		: `You bet on ${bet}. `;
}

/** "A is right more often on new points:" */
function claim(winners: readonly string[], standing: number, byLoss: boolean): string {
	const who = list(winners);
	const isOne = winners.length === 1;
	if (standing === 1) return byLoss ? `${who} has a loss on new points of` : `${who} is right on`;
	if (winners.length === standing) {
		const both = standing === 2 ? 'equally' : 'all equally';
		return byLoss
			? `${who} are ${both} good on new points: loss`
			: `${who} are right ${both} often on new points:`;
	}
	const isTwo = standing === 2;
	return byLoss
		? `${who} ${isOne ? 'has' : 'have'} the ${isTwo ? 'lower' : 'lowest'} loss on new points:`
		: `${who} ${isOne ? 'is' : 'are'} right ${isTwo ? 'more' : 'most'} often on new points:`;
}

/** "You bet on B. A is right more often on new points: 266 of 300 against 257." */
export function compareNetworks(
	contestants: readonly Contestant[],
	context: ComparisonContext
): string {
	const { bet, newPoints } = context;
	const trained = contestants.filter((one) => one.history.length > 0);
	const standing = trained.flatMap((one) => standingOf(one) ?? []);
	const diverged = trained.filter((one) => !standingOf(one)).map((one) => one.letter);
	const [first, ...others] = placesOf(standing, context);
	if (!first) return diverged.length > 0 ? `${betPart(bet, [])}${list(diverged)} diverged.` : '';

	const byLoss = context.task === 'regression';
	const { length } = standing;
	const each = first.letters.length > 1 ? ' each' : length === 1 ? ' new points' : '';
	const amount = byLoss ? first.mark : `${first.mark} of ${formatCount(newPoints)}${each}`;
	const behind = others.map((place, at) =>
		length === 2
			? ` against ${place.mark}`
			: `${at === 0 ? ', then' : ','} ${list(place.letters)} ${place.mark}`
	);
	const lost = diverged.length > 0 ? `; ${list(diverged)} diverged` : '';
	const opening = betPart(bet, first.letters) + claim(first.letters, length, byLoss);
	return `${opening} ${amount}${behind.join('')}${lost}.`;
}
