"""A language model of random weights, small enough to make, and llama.cpp's own server with it.

Run apart, by whatever Python has ``gguf`` and ``xllamacpp``: ``tiny_model.py FILE`` makes the file, serves
it, prints the address, and serves until its input ends.
"""

import sys
from pathlib import Path
from typing import Any

WIDTH, INNER, HEADS, CONTEXT = 32, 64, 2, 32768
SEED = 7


def make(file: Path) -> None:
    """Write the model: one layer that reads and writes single bytes."""
    import gguf
    import numpy as np

    plain = ["\u2581", *(chr(c) for c in range(33, 127))]
    tokens = ["<unk>", "<s>", "</s>", *(f"<0x{byte:02X}>" for byte in range(256)), *plain]
    kinds = [2, 3, 3, *[6] * 256, *[1] * len(plain)]
    chance = np.random.default_rng(SEED)
    writer = gguf.GGUFWriter(str(file), "llama")
    writer.add_context_length(CONTEXT)
    writer.add_embedding_length(WIDTH)
    writer.add_block_count(1)
    writer.add_feed_forward_length(INNER)
    writer.add_head_count(HEADS)
    writer.add_head_count_kv(HEADS)
    writer.add_rope_dimension_count(WIDTH // HEADS)
    writer.add_layer_norm_rms_eps(1e-5)
    writer.add_tokenizer_model("llama")
    writer.add_token_list(tokens)
    writer.add_token_scores([0.0] * len(tokens))
    writer.add_token_types(kinds)
    writer.add_bos_token_id(1)
    writer.add_eos_token_id(2)
    writer.add_unk_token_id(0)

    def tensor(name: str, *shape: int) -> None:
        writer.add_tensor(name, chance.normal(0, 0.3, shape).astype(np.float32))

    for name in ("token_embd.weight", "output.weight"):
        tensor(name, len(tokens), WIDTH)
    for name in ("output_norm", "blk.0.attn_norm", "blk.0.ffn_norm"):
        writer.add_tensor(f"{name}.weight", np.ones(WIDTH, dtype=np.float32))
    for name in ("q", "k", "v", "output"):
        tensor(f"blk.0.attn_{name}.weight", WIDTH, WIDTH)
    for name in ("gate", "up"):
        tensor(f"blk.0.ffn_{name}.weight", INNER, WIDTH)
    tensor("blk.0.ffn_down.weight", WIDTH, INNER)
    writer.write_header_to_file()
    writer.write_kv_data_to_file()
    writer.write_tensors_to_file()
    writer.close()


def serve(file: Path) -> Any:
    """The server, on a port of its own choice."""
    import xllamacpp

    params = xllamacpp.CommonParams()
    params.model.path = str(file)
    params.hostnames = ["127.0.0.1"]
    params.port = 0
    params.n_ctx = CONTEXT
    params.n_parallel = 1
    params.n_gpu_layers = 0
    params.warmup = False
    params.chat_template = "chatml"
    return xllamacpp.Server(params)


if __name__ == "__main__":
    target = Path(sys.argv[1])
    make(target)
    server = serve(target)
    print(server.listening_address, flush=True)
    sys.stdin.read()
