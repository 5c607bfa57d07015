/** How fast a run is shown; never changes the numbers. `full` is as fast as the device goes. */
export const paces = ['slow', 'normal', 'full'] as const;
export type Pace = (typeof paces)[number];

/** From the first step of a run to its last, where the device keeps up; 0 where it sets the pace. */
export const secondsOfRun: Readonly<Record<Pace, number>> = { slow: 30, normal: 10, full: 0 };
