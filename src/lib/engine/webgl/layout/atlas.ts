/**
 * Many places in one texture, packed on shelves, the tallest first. Places begin at even coordinates
 * and keep even distances, so that no two of them share a 2 × 2 block of fragments, which run together.
 */

/** Where a matrix lies in a texture, in texels. */
export interface Place {
	x: number;
	y: number;
	width: number;
	height: number;
}

export const even = (size: number) => size + (size & 1);

export class Atlas {
	/** Size of the texture that holds every place, in texels; known once packed. */
	width = 2;
	height = 2;
	readonly #places: Place[] = [];

	/** A new place, whose coordinates `pack` fills in. */
	add(width: number, height: number): Place {
		const place = { x: 0, y: 0, width, height };
		this.#places.push(place);
		return place;
	}

	/** Gives every place its coordinates. The texture is nearly square unless a place is wider. */
	pack(): this {
		const area = this.#places.reduce(
			(sum, place) => sum + even(place.width) * even(place.height),
			0
		);
		const widest = this.#places.reduce((most, { width }) => Math.max(most, even(width)), 2);
		const shelfWidth = Math.max(widest, even(Math.ceil(Math.sqrt(area))));
		let x = 0;
		let shelf = 0;
		let shelfHeight = 0;
		for (const place of [...this.#places].sort((a, b) => b.height - a.height)) {
			if (x + even(place.width) > shelfWidth) {
				shelf += shelfHeight;
				shelfHeight = 0;
				x = 0;
			}
			place.x = x;
			place.y = shelf;
			x += even(place.width);
			shelfHeight = Math.max(shelfHeight, even(place.height));
			this.width = Math.max(this.width, x);
			this.height = Math.max(this.height, shelf + shelfHeight);
		}
		return this;
	}
}
