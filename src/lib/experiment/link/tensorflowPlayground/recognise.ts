/** Keys that stand in every link of TensorFlow Playground and in none of ours. */
const sign =
	/playground\.tensorflow\.org|(?:^|[#&])(?:activation|networkShape|batchSize|learningRate|percTrainData|(?:regD|d)ataset|problem)=/;

/** Whether a text is or holds a link of TensorFlow Playground, https://playground.tensorflow.org. */
export function isTensorflowPlaygroundLink(text: string): boolean {
	return sign.test(text);
}
