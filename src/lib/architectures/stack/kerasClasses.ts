/** Layers that Keras has no class for in a Sequential model, written in it. */
const selfAttention = `class SelfAttention(layers.Layer):
    def __init__(self, heads, head_width, key_value_heads):
        super().__init__()
        if heads == key_value_heads:
            self.attention = layers.MultiHeadAttention(heads, head_width)
        else:
            self.attention = layers.GroupQueryAttention(head_width, heads, key_value_heads)

    def build(self, shape):
        self.attention.build(shape, shape)

    def call(self, x):
        return self.attention(x, x)`;

const transformerBlock = `class TransformerBlock(layers.Layer):
    def __init__(self, heads, head_width, key_value_heads, feed_forward):
        super().__init__()
        self.attention = SelfAttention(heads, head_width, key_value_heads)
        self.norms = [layers.LayerNormalization(), layers.LayerNormalization()]
        self.wider = layers.Dense(feed_forward, activation="gelu")
        self.back = layers.Dense(heads * head_width)

    def build(self, shape):
        for layer in [self.attention, *self.norms, self.wider]:
            layer.build(shape)
        self.back.build((*shape[:-1], self.wider.units))

    def call(self, x):
        x = self.norms[0](x + self.attention(x))
        return self.norms[1](x + self.back(self.wider(x)))`;

const tokenAndPositionEmbedding = `class TokenAndPositionEmbedding(layers.Layer):
    def __init__(self, vocabulary, length, width):
        super().__init__()
        self.words = layers.Embedding(vocabulary, width)
        self.positions = layers.Embedding(length, width)
        self.length = length

    def build(self, shape):
        self.words.build(shape)
        self.positions.build((self.length,))

    def call(self, x):
        return self.words(x) + self.positions(keras.ops.arange(self.length))`;

/** Each with those that it is made of before it. */
export const kerasClasses: Readonly<Record<string, readonly string[]>> = {
	SelfAttention: [selfAttention],
	TransformerBlock: [selfAttention, transformerBlock],
	TokenAndPositionEmbedding: [tokenAndPositionEmbedding]
};
