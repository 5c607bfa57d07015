/** A small language model of 2025, Qwen3-0.6B, by the keys on which its count depends. */
export const exampleConfig = `{
  "model_type": "qwen3",
  "hidden_size": 1024,
  "num_hidden_layers": 28,
  "num_attention_heads": 16,
  "num_key_value_heads": 8,
  "head_dim": 128,
  "intermediate_size": 3072,
  "vocab_size": 151936,
  "tie_word_embeddings": true
}
`;
