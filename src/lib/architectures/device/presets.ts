/**
 * Devices as their makers’ data sheets describe them. Arithmetic is that of dense matrices at 16 bits,
 * summed at 32 bits where the sheet tells them apart, else at 32 bits. Prices are assumptions.
 */
import type { Source } from '../family.ts';
import type { Hardware, Preset, Quantity } from './device.ts';

type Figures = [memory: number, bandwidth: number, arithmetic: number, power: number];
type Price = [from: number, to: number];

const owned: Price = [0, 0];

function hardware(
	[memory, bandwidth, arithmetic, power]: Figures,
	price: Price,
	cards = 1
): Hardware {
	const [priceFrom, priceTo] = price;
	return { memory, bandwidth, arithmetic, power, cards, priceFrom, priceTo };
}

function preset(
	id: string,
	name: string,
	hardware: Hardware,
	sheet: Source,
	estimated: Quantity[] = []
): Preset {
	return { id, name, hardware, sheet, estimated };
}

const ampere: Source = {
	title: 'NVIDIA Ampere GA102 GPU Architecture',
	year: 2021,
	url: 'https://www.nvidia.com/content/PDF/nvidia-ampere-ga-102-gpu-architecture-whitepaper-v2.pdf'
};
const ada: Source = {
	title: 'NVIDIA Ada GPU Architecture',
	year: 2023,
	url: 'https://images.nvidia.com/aem-dam/Solutions/Data-Center/l4/nvidia-ada-gpu-architecture-whitepaper-v2.1.pdf'
};
const a100: Source = {
	title: 'NVIDIA A100 Tensor Core GPU, data sheet',
	year: 2021,
	url: 'https://www.nvidia.com/content/dam/en-zz/Solutions/Data-Center/a100/pdf/nvidia-a100-datasheet-us-nvidia-1758950-r4-web.pdf'
};
const h100: Source = {
	title: 'NVIDIA H100 Tensor Core GPU, data sheet',
	year: 2023,
	url: 'https://resources.nvidia.com/en-us-tensor-core/nvidia-tensor-core-gpu-datasheet'
};

const a100Figures: Figures = [80, 2039, 312, 400];
const h100Figures: Figures = [80, 3350, 989, 700];

export const presets: readonly Preset[] = [
	preset(
		'phone',
		'Phone: Snapdragon 8 Gen 3, 12 GB',
		hardware([12, 76.8, 5, 6], owned),
		{
			title: 'Snapdragon 8 Gen 3 Mobile Platform, product brief',
			year: 2023,
			url: 'https://www.qualcomm.com/products/mobile/snapdragon/smartphones/snapdragon-8-series-mobile-platforms/snapdragon-8-gen-3-mobile-platform'
		},
		['arithmetic', 'power']
	),
	preset(
		'macbook-m1',
		'Laptop: MacBook Air M1, 8 GB',
		hardware([8, 68.25, 2.6, 30], owned),
		{
			title: 'Apple unleashes M1',
			year: 2020,
			url: 'https://www.apple.com/newsroom/2020/11/apple-unleashes-m1/'
		},
		['power']
	),
	preset(
		'macbook-m2',
		'Laptop: MacBook Air M2, 16 GB',
		hardware([16, 100, 3.6, 30], owned),
		{
			title: 'Apple unveils M2',
			year: 2022,
			url: 'https://www.apple.com/newsroom/2022/06/apple-unveils-m2-with-breakthrough-performance-and-capabilities/'
		},
		['power']
	),
	preset(
		'macbook-m1-max',
		'Laptop: MacBook Pro M1 Max, 64 GB',
		hardware([64, 400, 10.4, 90], owned),
		{
			title: 'Introducing M1 Pro and M1 Max',
			year: 2021,
			url: 'https://www.apple.com/newsroom/2021/10/introducing-m1-pro-and-m1-max-the-most-powerful-chips-apple-has-ever-built/'
		},
		['power']
	),
	preset(
		'desktop',
		'Desktop, no card: i9-13900K, 64 GB',
		hardware([64, 89.6, 1, 125], owned),
		{
			title: 'Intel Core i9-13900K, specifications',
			year: 2022,
			url: 'https://www.intel.com/content/www/us/en/products/sku/230496/intel-core-i913900k-processor-36m-cache-up-to-5-80-ghz/specifications.html'
		},
		['arithmetic']
	),
	preset(
		'mac-studio-m2-ultra',
		'Desktop: Mac Studio M2 Ultra, 192 GB',
		hardware([192, 800, 27.2, 295], owned),
		{
			title: 'Apple introduces M2 Ultra',
			year: 2023,
			url: 'https://www.apple.com/newsroom/2023/06/apple-introduces-m2-ultra/'
		},
		['power']
	),
	preset('rtx-3070', 'RTX 3070, 8 GB', hardware([8, 448, 40.6, 220], owned), ampere),
	preset('rtx-4080', 'RTX 4080, 16 GB', hardware([16, 716.8, 97.5, 320], owned), ada),
	preset('rtx-3090', 'RTX 3090, 24 GB', hardware([24, 936, 71, 350], owned), ampere),
	preset('rtx-4090', 'RTX 4090, 24 GB', hardware([24, 1008, 165.2, 450], owned), ada),
	preset('rtx-5090', 'RTX 5090, 32 GB', hardware([32, 1792, 209.5, 575], owned), {
		title: 'NVIDIA RTX Blackwell GPU Architecture',
		year: 2025,
		url: 'https://images.nvidia.com/aem-dam/Solutions/geforce/blackwell/nvidia-rtx-blackwell-gpu-architecture.pdf'
	}),
	preset('t4', 'T4, 16 GB', hardware([16, 320, 65, 70], [0.2, 0.6]), {
		title: 'NVIDIA T4 Tensor Core GPU, data sheet',
		year: 2019,
		url: 'https://www.nvidia.com/content/dam/en-zz/Solutions/Data-Center/tesla-t4/t4-tensor-core-datasheet-951643.pdf'
	}),
	preset('l4', 'L4, 24 GB', hardware([24, 300, 121, 72], [0.4, 1]), {
		title: 'NVIDIA L4 Tensor Core GPU',
		year: 2023,
		url: 'https://www.nvidia.com/en-us/data-center/l4/'
	}),
	preset('l40s', 'L40S, 48 GB', hardware([48, 864, 362, 350], [0.8, 2.5]), {
		title: 'NVIDIA L40S GPU',
		year: 2023,
		url: 'https://www.nvidia.com/en-us/data-center/l40s/'
	}),
	preset('v100', 'V100, 32 GB', hardware([32, 900, 125, 300], [1, 3]), {
		title: 'NVIDIA V100 Tensor Core GPU, data sheet',
		year: 2020,
		url: 'https://images.nvidia.com/content/technologies/volta/pdf/volta-v100-datasheet-update-us-1165301-r5.pdf'
	}),
	preset('a100-80', 'A100, 80 GB', hardware(a100Figures, [1, 4]), a100),
	preset('h100-pcie', 'H100 PCIe, 80 GB', hardware([80, 2000, 756, 350], [2, 6]), h100),
	preset('h100', 'H100, 80 GB', hardware(h100Figures, [2, 8]), h100),
	preset('h200', 'H200, 141 GB', hardware([141, 4800, 989, 700], [2.5, 9]), {
		title: 'NVIDIA H200 Tensor Core GPU',
		year: 2023,
		url: 'https://www.nvidia.com/en-us/data-center/h200/'
	}),
	preset('mi300x', 'MI300X, 192 GB', hardware([192, 5300, 1307, 750], [2, 7]), {
		title: 'AMD Instinct MI300X Accelerator, data sheet',
		year: 2023,
		url: 'https://www.amd.com/content/dam/amd/en/documents/instinct-tech-docs/data-sheets/amd-instinct-mi300x-data-sheet.pdf'
	}),
	preset('8-a100-80', 'Eight A100, 80 GB each', hardware(a100Figures, [1, 4], 8), a100),
	preset('8-h100', 'Eight H100, 80 GB each', hardware(h100Figures, [2, 8], 8), h100)
];

export function presetNamed(id: string): Preset | undefined {
	return presets.find((preset) => preset.id === id);
}
