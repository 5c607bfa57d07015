/** A real table whose licence lets everyone use it. */
export interface Sample {
	/** As in a link. */
	name: string;
	title: string;
	/** What a row is, and what is to be predicted. */
	description: string;
	rows: number;
	/** The columns that are its target and its inputs to begin with; others are left out. */
	target: string;
	inputs: readonly string[];
	source: { by: string; title: string; year: number; url: string };
	licence: { name: string; url: string };
	/** Its text, as CSV. */
	load: () => Promise<{ text: string }>;
}

const attribution = { name: 'CC BY 4.0', url: 'https://creativecommons.org/licenses/by/4.0/' };

export const samples: readonly Sample[] = [
	{
		name: 'penguins',
		title: 'Palmer penguins',
		description: 'Penguins of three species near Palmer Station, Antarctica, measured.',
		rows: 344,
		target: 'species',
		inputs: ['bill_length_mm', 'bill_depth_mm'],
		source: {
			by: 'Horst, Hill and Gorman',
			title: 'palmerpenguins: Palmer Archipelago (Antarctica) penguin data',
			year: 2020,
			url: 'https://allisonhorst.github.io/palmerpenguins/'
		},
		licence: {
			name: 'CC0 1.0',
			url: 'https://creativecommons.org/publicdomain/zero/1.0/'
		},
		load: () => import('./penguins.ts')
	},
	{
		name: 'iris',
		title: 'Iris',
		description: 'Irises of three species, by the lengths and widths of their flowers’ leaves.',
		rows: 150,
		target: 'species',
		inputs: ['sepal_length_cm', 'sepal_width_cm', 'petal_length_cm', 'petal_width_cm'],
		source: {
			by: 'Fisher, with measurements by Anderson',
			title: 'The use of multiple measurements in taxonomic problems',
			year: 1936,
			url: 'https://doi.org/10.24432/C56C76'
		},
		licence: attribution,
		load: () => import('./iris.ts')
	},
	{
		name: 'cars',
		title: 'Cars of 1970–82',
		description:
			'How far each car goes with a gallon of petrol in town, from its engine and weight.',
		rows: 398,
		target: 'miles_per_gallon',
		inputs: [
			'cylinders',
			'displacement_cu_in',
			'horsepower',
			'weight_lb',
			'acceleration_s',
			'model_year',
			'origin'
		],
		source: {
			by: 'Quinlan, from StatLib',
			title: 'Auto MPG, without the names of the cars',
			year: 1993,
			url: 'https://doi.org/10.24432/C5859H'
		},
		licence: attribution,
		load: () => import('./cars.ts')
	},
	{
		name: 'yachts',
		title: 'Yachts in a towing tank',
		description: 'How hard the water holds back a hull, from its shape and its speed.',
		rows: 308,
		target: 'resistance',
		inputs: [
			'buoyancy_centre',
			'prismatic_coefficient',
			'length_displacement',
			'beam_draught',
			'length_beam',
			'froude_number'
		],
		source: {
			by: 'Gerritsma, Onnink and Versluis',
			title: 'Yacht Hydrodynamics',
			year: 1981,
			url: 'https://doi.org/10.24432/C5XG7R'
		},
		licence: attribution,
		load: () => import('./yachts.ts')
	}
];
