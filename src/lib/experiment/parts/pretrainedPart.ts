import { readPretrained, readStart, settledStarts, writeStart } from '../link/pretrainedLink.ts';
import { refittedInWords } from '../pretrained/refitted.ts';
import { settlePretrained } from '../pretrained/settle.ts';
import { leftOf, trainableInWords, trainableOf } from '../pretrained/startCounts.ts';
import { trainedWidths } from '../pretrained/startedShape.ts';
import { startForm, startInWords, teacherInWords } from '../pretrained/startForm.ts';
import { beginLabel } from '../pretrained/startLabel.ts';
import { startQuestion } from '../pretrained/startQuestion.ts';
import { bringPart } from './parts.ts';

bringPart('pretrained', {
	settlePretrained,
	trainedWidths,
	startForm,
	startInWords,
	teacherInWords,
	startQuestion,
	beginLabel,
	leftOf,
	trainableOf,
	trainableInWords,
	refittedInWords,
	writeStart,
	readStart,
	readPretrained,
	settledStarts
});
