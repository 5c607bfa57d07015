import { questions } from '$lib/claims/questions/questions.ts';

/** The answers stay out of what a student's page loads. */
export const load = () => ({ questions });
