/** Links of runs of two stages, with what each of their networks is there for. The pretrained networks are small,
 * and the second stages take 500 steps of tanh with all points each step, but for one of batches, which go on in
 * the middle of an epoch. @type {Record<string, { link: string, networks: Record<string, string> }>} */
export const started = {
	'on the same points': {
		link: 'n=100&new=200&flips=0&stop=700&a=tanh:8x2&a.start=pruned:.7~all&a.l2=.001&a.decay=.01&b=tanh:8x2&b.start=quantized:4:unit~all&b.opt=sgd&b.lr=.1&c=tanh:8x2&c.start=pruned:.5:layer~quantized:ternary:biases~last:2&c.opt=sgd&c.lr=.1&d=tanh:8x2&d.start=pruned:.5:units~quantized:3~nothing&p.n=100&p.new=200&p.flips=0&p.a=tanh:8x2&p.stop=200&v=1',
		networks: {
			A: 'pruned, trained further, L2 and weight decay',
			B: 'quantized, trained further',
			C: 'pruned and ternary, the last two layers trained',
			D: 'units pruned, quantized, at rest'
		}
	},
	'on moved points': {
		link: 'n=40&new=200&flips=0&moved=turn:90~swap&stop=700&a=tanh:8x2&a.start=lora:2&a.l2=.001&a.decay=.01&b=tanh:8x2&b.start=fresh:1&b.opt=momentum&b.lr=.05&c=tanh:8x2&c.start=biases&d=tanh:8x2&d.start=rehearsed:30~all&p.n=100&p.new=200&p.flips=0&p.a=tanh:8x2&p.stop=200&v=1',
		networks: {
			A: 'LoRA, L2 and weight decay',
			B: 'a fresh last layer, momentum',
			C: 'biases alone',
			D: 'rehearsal'
		}
	},
	'from a teacher': {
		link: 'n=100&new=200&schedule=cosine&stop=700&a=tanh:6x2&a.teacher=training&a.temp=4&b=tanh:6x2&b.teacher=new&b.batch=100&p.n=100&p.new=200&p.a=tanh:16x2&p.stop=200&v=1',
		networks: {
			A: 'its answers at temperature 4, cosine',
			B: 'its answers on new points, batches, cosine'
		}
	}
};
