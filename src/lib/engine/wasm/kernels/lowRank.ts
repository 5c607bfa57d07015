/** Low-rank updates of kernels, W + A·B; A is [inputs, padded rank], B and W are [rows, stride]. */
import { at, padded } from './network';

/** kernel ← kernel + A·B */
export function addProduct(
	down: usize,
	up: usize,
	rank: i32,
	inputs: i32,
	stride: i32,
	kernel: usize
): void {
	const downStride = padded(rank);
	for (let input = 0; input < inputs; input++) {
		for (let unit = 0; unit < stride; unit += 4) {
			const place = at(kernel, input * stride + unit);
			let sum = v128.load(place);
			for (let i = 0; i < rank; i++) {
				const a = v128.load32_splat(at(down, input * downStride + i));
				sum = f32x4.add(sum, f32x4.mul(a, v128.load(at(up, i * stride + unit))));
			}
			v128.store(place, sum);
		}
	}
}

/** ∂A = ∂W·Bᵀ and ∂B = Aᵀ·∂W */
export function gradientOfLowRank(
	down: usize,
	up: usize,
	rank: i32,
	inputs: i32,
	stride: i32,
	kernelGradient: usize,
	downGradient: usize,
	upGradient: usize
): void {
	const downStride = padded(rank);
	for (let i = 0; i < rank; i++) {
		for (let input = 0; input < inputs; input++) {
			let sum = f32x4.splat(0);
			for (let unit = 0; unit < stride; unit += 4) {
				const g = v128.load(at(kernelGradient, input * stride + unit));
				sum = f32x4.add(sum, f32x4.mul(g, v128.load(at(up, i * stride + unit))));
			}
			const first = f32x4.extract_lane(sum, 0) + f32x4.extract_lane(sum, 1);
			const second = f32x4.extract_lane(sum, 2) + f32x4.extract_lane(sum, 3);
			store<f32>(at(downGradient, input * downStride + i), first + second);
		}
		for (let unit = 0; unit < stride; unit += 4) {
			let sum = f32x4.splat(0);
			for (let input = 0; input < inputs; input++) {
				const a = v128.load32_splat(at(down, input * downStride + i));
				const g = v128.load(at(kernelGradient, input * stride + unit));
				sum = f32x4.add(sum, f32x4.mul(a, g));
			}
			v128.store(at(upGradient, i * stride + unit), sum);
		}
	}
}
