/** Keys of a link that more than one of its readers knows. */

/** The reader's table itself, where it is short enough. */
export const tableKey = 'table';

/** What a pretrained network's keys begin with: a link of its own. */
export const pretrainedPrefix = 'p.';

/** After a network's letter, what it has of the pretrained one. */
export const startKey = 'start';
export const teacherKey = 'teacher';
export const temperatureKey = 'temp';
