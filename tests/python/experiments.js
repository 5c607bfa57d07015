/** Links which between them have every loss that a link can have, and every optimizer, penalty, kind of batch and
 * schedule, each with a single network. @type {Record<string, string>} */
export const experiments = {
	'Adam, full batch, tanh': 'a=tanh:16x2&v=1',
	'Adam, batches, L2': 'data=spiral&n=150&new=300&a=tanh:16x2&l2=.001&batch=32&v=1',
	'Adam, L1': 'data=cosine&n=60&new=200&a=tanh:16x1&l1=.001&lr=.003&v=1',
	'Adam, weight decay, cosine':
		'data=xor&n=150&new=300&a=sigmoid:16x2&decay=.1&schedule=cosine&v=1',
	'Adam, new points each step': 'data=tanhteacher&n=200&new=200&a=tanh:16x1&batch=64&v=1',
	'SGD, full batch': 'data=moons&n=150&new=300&a=tanh:16x2&opt=sgd&lr=.3&v=1',
	'SGD, relu': 'data=bumps&n=60&new=200&a=relu:8x2&opt=sgd&lr=.02&v=1',
	'SGD, batches, L1 and L2, linear':
		'data=line&n=60&new=200&a=linear:16x2&opt=sgd&l1=.002&l2=.002&batch=7&lr=.02&v=1',
	'momentum, cosine': 'data=sine&n=60&new=200&a=tanh:16x2&opt=momentum&lr=.05&schedule=cosine&v=1',
	'momentum, batches, weight decay, no hidden layer':
		'data=blobs&n=150&new=300&a=tanh:16x0&opt=momentum&decay=.01&batch=20&v=1'
};

/** @param {string} rest @param {number} [stop] */
const shift = (rest, stop = 250) => `data=shift&n=200&new=300&stop=${stop}&${rest}&v=1`;

/** Networks whose layers are of their own kinds, on the shift patterns. @type {Record<string, string>} */
export const stacks = {
	'convolution, pooled over all places, batches': shift(
		'a=layers:conv8.k5.s2.relu,conv8.k5.s2.relu.max&batch=32&lr=.005'
	),
	'convolution with strides, pooled in windows, flattened, dense': shift(
		'a=layers:conv4.k5.s2.relu.pool2,conv6.k3.tanh.pool3.every2,dense9.relu&l2=.001&lr=.005'
	),
	'convolution, same with strides, leaky relu, gelu, sin': shift(
		'a=layers:conv4.k4.s3.same.leakyRelu,conv6.k2.s2.same.gelu,dense8.sin&opt=momentum&lr=.02&decay=.01&schedule=cosine'
	),
	'residual, 30 layers': shift('a=layers:dense6.relu,dense6.tanh.residual.x30&l1=.0005&lr=.005'),
	'convolution, then residual, SGD, batches': shift(
		'a=layers:conv5.k7.same.gelu.max,dense5.leakyRelu.residual.x3&opt=sgd&lr=.1&batch=50'
	)
};

/** What is repeated in kind alone. */
export const inKind = {
	dropout: 'a=tanh:8x2&dropout=.2&stop=100&v=1',
	'dropout behind convolutions': shift(
		'a=layers:conv4.k5.relu.max,dense4.tanh.residual&dropout=.2&lr=.005',
		100
	)
};
