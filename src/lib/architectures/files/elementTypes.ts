/** Bits of a number, by the names of safetensors. */
export const safetensorsBits: Readonly<Record<string, number>> = {
	BOOL: 8,
	F4: 4,
	F6_E2M3: 6,
	F6_E3M2: 6,
	U8: 8,
	I8: 8,
	F8_E5M2: 8,
	F8_E4M3: 8,
	F8_E8M0: 8,
	F8_E4M3FNUZ: 8,
	F8_E5M2FNUZ: 8,
	I16: 16,
	U16: 16,
	F16: 16,
	BF16: 16,
	I32: 32,
	U32: 32,
	F32: 32,
	C64: 64,
	F64: 64,
	I64: 64,
	U64: 64
};

/** Bits of a number by the names that Keras and NumPy use, and tfjs with them. */
export const namedBits: Readonly<Record<string, number>> = {
	bool: 8,
	int4: 4,
	uint4: 4,
	int8: 8,
	uint8: 8,
	float8_e4m3fn: 8,
	float8_e5m2: 8,
	int16: 16,
	uint16: 16,
	float16: 16,
	bfloat16: 16,
	int32: 32,
	uint32: 32,
	float32: 32,
	int64: 64,
	uint64: 64,
	float64: 64,
	complex64: 64,
	complex128: 128
};

export function bytesOf(count: number, bits: number | undefined): number | null {
	return bits === undefined ? null : Math.ceil((count * bits) / 8);
}
