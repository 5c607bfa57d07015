/** All that an experiment may have, for what cannot wait until one asks for it. */
import '../../data/sets/further.ts';
import './layersPart.ts';
import './pretrainedPart.ts';
